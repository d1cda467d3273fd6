using System;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using StudyHub.Schema.Sessions;
using StudyHub.Schema.Testing;
using StudyHub.Web;
using StudyHub.Web.Access;
using StudyHub.Web.Demo;

namespace StudyHub.Schema.Web.Tests.Sites;

/// <summary>The application on a port and over a database of its own, with two families in it.</summary>
public sealed class Site : IAsyncLifetime
{
    private readonly Action<WebApplicationBuilder>? configure;
    private EphemeralDatabase? database;
    private WebApplication? app;
    private DemoFamilies? families;

    public Site()
    {
    }

    internal Site(Action<WebApplicationBuilder> configure) => this.configure = configure;

    internal WebApplication App => app!;

    internal Uri Address => new(App.Urls.Single());

    internal StudyHubDatabase Database => App.Services.GetRequiredService<StudyHubDatabase>();

    internal DemoFamilies Families => families!;

    /// <summary>Of the login that serves users.</summary>
    internal string Login { get; private set; } = "";

    /// <summary>Of the database's owner, whom row security does not hold for.</summary>
    internal string Owner => database!.ConnectionString;

    public async ValueTask InitializeAsync()
    {
        EphemeralPostgres postgres = await EphemeralPostgres.SharedAsync();
        await postgres.TrackRolesAsync(StudyHubDatabase.Schema.Roles);
        database = await postgres.CreateDatabaseAsync(
            "samples/StudyHub.Web", (connectionString, cancellationToken) => StudyHubDatabase.UpgradeAsync(connectionString, null, cancellationToken));
        Login = await database.CreateLoginAsync(["anon", "authenticated"]);

        WebApplicationBuilder builder = StudyHubWeb.CreateBuilder([]);
        builder.Configuration["urls"] = "http://127.0.0.1:0";
        builder.Configuration["ConnectionStrings:StudyHub"] = new NpgsqlConnectionStringBuilder(Login) { MaxPoolSize = 8, Timeout = 300 }.ConnectionString;
        foreach (SecretSetting secret in StudyHubWeb.Secrets) builder.Configuration[secret.Name] = secret.Draw();
        configure?.Invoke(builder);
        app = StudyHubWeb.Build(builder);
        families = await DemoFamilies.SignUpAsync(Database, TimeProvider.System);
        await app.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null) await app.DisposeAsync();
        if (database is not null) await database.DisposeAsync();
    }

    internal string TokenOf(Guid userId, TimeSpan? lifetime = null)
        => App.Services.GetRequiredService<AccessTokens>().Mint(SessionUser.Authenticated(userId), lifetime ?? TimeSpan.FromHours(1));

    /// <summary>As the program prints it for the demo's users.</summary>
    internal Uri LinkOf(Guid userId) => new(Address, "/#token=" + TokenOf(userId));

    /// <summary>Sends what the user would; without a user, what a visitor would.</summary>
    internal HttpClient ClientOf(Guid? userId)
    {
        HttpClient client = new() { BaseAddress = Address };
        if (userId is { } id) client.DefaultRequestHeaders.Authorization = new("Bearer", TokenOf(id));
        return client;
    }

    internal async Task RunAsOwnerAsync(string sql, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = new(Owner);
        await connection.OpenAsync(cancellationToken);
        await using NpgsqlCommand command = new(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
