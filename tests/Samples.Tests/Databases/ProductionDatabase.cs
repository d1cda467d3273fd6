using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Testing;

namespace StudyHub.Schema.Samples.Tests.Databases;

/// <summary>The real database's catalog, loaded when a test first asks for it; such a test is skipped where it cannot be had.</summary>
public sealed class ProductionDatabase : IAsyncDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private EphemeralDatabase? database;

    public async Task<string> ConnectionStringAsync(CancellationToken cancellationToken)
    {
        string sql = await File.ReadAllTextAsync(SharedFolder.Case("studyhub.sql"), cancellationToken);
        await gate.WaitAsync(cancellationToken);
        try
        {
            return (database ??= await LoadAsync(sql, cancellationToken)).ConnectionString;
        }
        finally
        {
            gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (database is not null) await database.DisposeAsync();
        gate.Dispose();
    }

    private static async Task<EphemeralDatabase> LoadAsync(string sql, CancellationToken cancellationToken)
    {
        EphemeralPostgres postgres = await EphemeralPostgres.SharedAsync(cancellationToken);
        EphemeralDatabase loaded = await postgres.CreateDatabaseAsync(cancellationToken);
        await using NpgsqlConnection connection = new(loaded.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using NpgsqlCommand available = new("select exists (select from pg_available_extensions where name = 'uuid-ossp')", connection);
        Assert.SkipUnless(
            (bool)(await available.ExecuteScalarAsync(cancellationToken))!, "The server does not have the extension uuid-ossp, which the real database uses.");
        await using NpgsqlCommand load = new(sql, connection);
        await load.ExecuteNonQueryAsync(cancellationToken);
        return loaded;
    }
}
