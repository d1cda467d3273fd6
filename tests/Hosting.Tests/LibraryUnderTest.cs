using System;
using System.Threading.Tasks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using StudyHub.Library;
using StudyHub.Schema.Hosting;
using StudyHub.Schema.Testing;

namespace StudyHub.Schema.Hosting.Tests;

/// <summary>A library's database at its head, with the login of an application; gone with the test.</summary>
internal sealed class LibraryUnderTest(EphemeralDatabase database, string login) : IAsyncDisposable
{
    /// <summary>The login's connection string.</summary>
    public string Login { get; } = login;

    /// <summary>The owner's connection string.</summary>
    public string Owner => database.ConnectionString;

    public string LoginName => new NpgsqlConnectionStringBuilder(Login).Username!;

    public static async Task<LibraryUnderTest> OpenAsync()
    {
        EphemeralPostgres server = await EphemeralPostgres.SharedAsync();
        await server.TrackRolesAsync([.. LibraryDatabase.Schema.Roles]);
        EphemeralDatabase database = await server.CreateDatabaseAsync(
            "Hosting.Tests library", (connectionString, token) => LibraryDatabase.UpgradeAsync(connectionString, cancellationToken: token));
        return new LibraryUnderTest(database, await database.CreateLoginAsync(["library_anon", "library_reader", "library_admin"]));
    }

    /// <summary>An application that is not started yet.</summary>
    public static IHost Host(Action<IServiceCollection> register)
    {
        HostApplicationBuilder builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        register(builder.Services);
        return builder.Build();
    }

    public IHost Host(Action<HostedDatabaseOptions>? configure = null) => Host(services => services.AddLibraryDatabase(Login, configure));

    /// <summary>Runs statements as the owner.</summary>
    public async Task ChangeAsync(string sql)
    {
        await using NpgsqlDataSource source = NpgsqlDataSource.Create(Owner);
        await using NpgsqlCommand command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    public async Task<T> AskAsync<T>(string sql)
    {
        await using NpgsqlDataSource source = NpgsqlDataSource.Create(Owner);
        await using NpgsqlCommand command = source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();
}
