using System;
using System.Threading;
using System.Threading.Tasks;
using Campus;
using Npgsql;
using StudyHub.Schema.Sessions;
using StudyHub.Schema.Testing;

namespace StudyHub.Schema.Graphs.Tests;

/// <summary>A database of its own for one test, made by the generated script.</summary>
internal sealed class CampusServer : IAsyncDisposable
{
    private readonly EphemeralDatabase database;

    private CampusServer(EphemeralDatabase database, string login)
    {
        this.database = database;
        Login = login;
        Database = CampusDatabase.Create(login);
    }

    public static Guid Owner { get; } = new("aaaaaaaa-0000-0000-0000-000000000001");

    public static Guid Stranger { get; } = new("bbbbbbbb-0000-0000-0000-000000000002");

    public CampusDatabase Database { get; }

    /// <summary>The login's connection string.</summary>
    public string Login { get; }

    /// <summary>The connection string of the database's owner.</summary>
    public string Superuser => database.ConnectionString;

    public static async Task<CampusServer> OpenAsync()
    {
        CancellationToken token = TestContext.Current.CancellationToken;
        EphemeralPostgres server = await EphemeralPostgres.SharedAsync(token);
        await server.TrackRolesAsync(CampusDatabase.Schema.Roles, token);
        EphemeralDatabase database = await server.CreateDatabaseAsync("Graphs.Tests campus", FillAsync, token);
        string login = await database.CreateLoginAsync(["graphs_anon", "graphs_user", "graphs_admin"], token);
        return new CampusServer(database, new NpgsqlConnectionStringBuilder(login) { NoResetOnClose = true, MaxPoolSize = 6 }.ConnectionString);
    }

    public Task<CampusSession> AdminAsync() => Database.OpenAsync(SessionUser.Admin(), TestContext.Current.CancellationToken);

    public Task<CampusSession> OwnerAsync() => Database.OpenAsync(SessionUser.Authenticated(Owner), TestContext.Current.CancellationToken);

    /// <summary>Stores rows as the back office, and commits.</summary>
    public async Task StoreAsync(Func<CampusSession, Task> store)
    {
        await using CampusSession session = await AdminAsync();
        await store(session);
        await session.CommitAsync();
    }

    /// <summary>Runs statements past row security.</summary>
    public async Task ChangeAsync(string sql)
    {
        await using NpgsqlDataSource source = NpgsqlDataSource.Create(database.ConnectionString);
        await using NpgsqlCommand command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Waits until a condition holds; fails after ten seconds.</summary>
    public async Task EventuallyAsync(string condition)
    {
        await using NpgsqlDataSource source = NpgsqlDataSource.Create(database.ConnectionString);
        for (int tries = 0; ; tries++)
        {
            await using NpgsqlCommand command = source.CreateCommand(condition);
            if ((bool)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!) return;
            tries.ShouldBeLessThan(200, condition);
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        await database.DisposeAsync();
    }

    private static async Task FillAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = new(connectionString);
        await connection.OpenAsync(cancellationToken);
        await CampusDatabase.Schema.ApplyAsync(connection, cancellationToken);
    }
}
