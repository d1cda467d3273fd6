using System;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Testing;

namespace StudyHub.Schema.Samples.Tests.Databases;

/// <summary>A database that StudyHub's records made.</summary>
public sealed class StudyHubDatabases : IAsyncLifetime
{
    private EphemeralDatabase? database;

    public string ConnectionString => database!.ConnectionString;

    /// <summary>What an application connects as: a login that is nothing before it takes on a role.</summary>
    public Task<string> CreateLoginAsync() => database!.CreateLoginAsync(["anon", "authenticated"]);

    public async ValueTask InitializeAsync()
    {
        EphemeralPostgres postgres = await EphemeralPostgres.SharedAsync();
        await postgres.TrackRolesAsync(StudyHubDatabase.Schema.Roles);
        database = await postgres.CreateDatabaseAsync("samples/StudyHub", ApplyAsync);
    }

    public async ValueTask DisposeAsync()
    {
        if (database is not null) await database.DisposeAsync();
    }

    private static async Task ApplyAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = new(connectionString);
        await connection.OpenAsync(cancellationToken);
        await StudyHubDatabase.Schema.ApplyAsync(connection, cancellationToken);
    }
}
