using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Catalog;
using StudyHub.Schema.Migrations;
using StudyHub.Schema.Model;
using StudyHub.Schema.Revisions;
using StudyHub.Schema.Testing.Revisions.Judging;
using StudyHub.Schema.Testing.Revisions.Rows;
using StudyHub.Schema.Testing.RowSecurity.Filling;

namespace StudyHub.Schema.Testing.Revisions.Running;

/// <summary>One scratch database. Each use of it is a connection of its own, so that it can be copied between two.</summary>
internal sealed class ProofDatabase(ProofServer server, EphemeralDatabase database) : IAsyncDisposable
{
    public EphemeralDatabase Database { get; } = database;

    public string ConnectionString { get; } = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false, IncludeErrorDetail = true }.ConnectionString;

    public async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken)
    {
        NpgsqlConnection connection = new(ConnectionString);
        await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
        return connection;
    }

    public async Task RunAsync(string sql, CancellationToken cancellationToken)
    {
        if (sql.Length == 0) return;
        await using NpgsqlConnection connection = await OpenAsync(cancellationToken).ConfigureAwait(false);
        await using NpgsqlCommand command = new(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Applies a revision and what it stands on.</summary>
    /// <exception cref="MigrationException">A step failed.</exception>
    public async Task UpgradeAsync(RevisionId revision, CancellationToken cancellationToken)
        => await server.Migrator().UpgradeAsync(ConnectionString, MigrationTarget.At(revision), cancellationToken).ConfigureAwait(false);

    /// <summary>Takes the last revision back.</summary>
    /// <exception cref="MigrationException">A step failed.</exception>
    public async Task StepBackAsync(CancellationToken cancellationToken)
        => await server.Migrator().DowngradeAsync(ConnectionString, MigrationTarget.By(-1), cancellationToken).ConfigureAwait(false);

    public async Task<CatalogReading> ReadAsync(CatalogScope scope, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await OpenAsync(cancellationToken).ConfigureAwait(false);
        return await CatalogReader.ReadAsync(connection, scope, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Null where there is no pg_dump.</summary>
    public async Task<SchemaDump?> DumpAsync(CancellationToken cancellationToken)
        => server.Dump is null ? null : await server.Dump.RunAsync(ConnectionString, server.StandIns.Select(table => table.Name), cancellationToken).ConfigureAwait(false);

    public async Task<RowSet> RowsAsync(SchemaModel model, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await OpenAsync(cancellationToken).ConfigureAwait(false);
        return await RowSet.ReadAsync(connection, model, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Makes rows beside those that seeds brought.</summary>
    /// <returns>What was made, and a sentence for each table that no row could be made for.</returns>
    public async Task<(RowSet Rows, string[] Empty)> FillAsync(SchemaModel model, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await OpenAsync(cancellationToken).ConfigureAwait(false);
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        RowSet seeds = await RowSet.ReadAsync(connection, model, cancellationToken).ConfigureAwait(false);
        var (_, reasons) = await SchemaFill.RunAsync(model, connection, "", keepsRows: true, cancellationToken).ConfigureAwait(false);
        RowSet all = await RowSet.ReadAsync(connection, model, cancellationToken).ConfigureAwait(false);
        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        return (all.Since(seeds, model), [.. reasons.OrderBy(pair => pair.Key).Select(pair => $"No row could be made for {pair.Key}: {pair.Value}.")]);
    }

    public ValueTask DisposeAsync() => Database.DisposeAsync();
}
