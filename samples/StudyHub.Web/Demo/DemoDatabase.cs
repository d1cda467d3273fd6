using System;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Testing;

namespace StudyHub.Web.Demo;

/// <summary>A throw-away database with the schema in it, for who only wants to look. Disposing it leaves nothing.</summary>
internal sealed class DemoDatabase : IAsyncDisposable
{
    // The server is on the same machine: more connections would only wait for each other.
    private const int Connections = 16;

    private readonly EphemeralPostgres postgres;

    private DemoDatabase(EphemeralPostgres postgres, string login)
    {
        this.postgres = postgres;
        ConnectionString = new NpgsqlConnectionStringBuilder(login) { MaxPoolSize = Connections, Timeout = 60 }.ConnectionString;
    }

    /// <summary>Of a login that serves users: it owns nothing and cannot become admin.</summary>
    public string ConnectionString { get; }

    /// <exception cref="PostgresUnavailableException">There is no PostgreSQL on this machine; the message says how to get one.</exception>
    public static async Task<DemoDatabase> StartAsync()
    {
        Console.WriteLine($"ConnectionStrings:{StudyHubWeb.Connection} is not set: a throw-away PostgreSQL is started.");
        EphemeralPostgres postgres = await EphemeralPostgres.StartAsync();
        try
        {
            await postgres.TrackRolesAsync(StudyHubDatabase.Schema.Roles);
            EphemeralDatabase scratch = await postgres.CreateDatabaseAsync();
            await StudyHubDatabase.UpgradeAsync(scratch.ConnectionString);
            return new DemoDatabase(postgres, await scratch.CreateLoginAsync(["anon", "authenticated"]));
        }
        catch
        {
            await postgres.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => postgres.DisposeAsync();
}
