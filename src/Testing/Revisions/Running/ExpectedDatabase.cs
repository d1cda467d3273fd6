using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Catalog;
using StudyHub.Schema.Catalog.Scratch;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Testing.Revisions.Judging;

namespace StudyHub.Schema.Testing.Revisions.Running;

/// <summary>A database that was made from a model alone: what a revision has to lead to.</summary>
internal sealed class ExpectedDatabase : IAsyncDisposable
{
    private readonly ProofServer server;
    private readonly ProofDatabase database;
    private readonly NpgsqlConnection connection;

    private ExpectedDatabase(ProofServer server, SchemaModel model, ProofDatabase database, NpgsqlConnection connection)
        => (this.server, Model, this.database, this.connection) = (server, model, database, connection);

    public SchemaModel Model { get; }

    public required CatalogReading Reading { get; init; }

    public required SchemaDump? Dump { get; init; }

    public static async Task<ExpectedDatabase> MakeAsync(ProofServer server, SchemaModel model, CancellationToken cancellationToken)
    {
        ProofDatabase database = await server.PlainAsync(cancellationToken).ConfigureAwait(false);
        NpgsqlConnection connection = await database.OpenAsync(cancellationToken).ConfigureAwait(false);
        CatalogReading reading = await CatalogComparison.ExpectAsync(model, connection, cancellationToken).ConfigureAwait(false);
        return new ExpectedDatabase(server, model, database, connection) { Reading = reading, Dump = await database.DumpAsync(cancellationToken).ConfigureAwait(false) };
    }

    /// <summary>Differences of texts that are none when PostgreSQL prints both from the same database are left out.</summary>
    public Task<EquatableArray<CatalogDifference>> ConfirmAsync(EquatableArray<CatalogDifference> differences, CancellationToken cancellationToken)
        => SecondPrint.ConfirmAsync(differences, server.ScopeOf(Model), connection, cancellationToken);

    /// <summary>The judgement of pg_dump on two schemas; where it sees a difference, on what it writes of databases that were restored from both.</summary>
    public static async Task<DumpComparison> JudgeAsync(ProofServer server, SchemaDump expected, SchemaDump found, CancellationToken cancellationToken)
    {
        DumpComparison first = DumpComparison.Of(expected, found);
        if (first.Differences.Count == 0) return first;
        SchemaDump? one = await RestoredAsync(server, expected, cancellationToken).ConfigureAwait(false);
        SchemaDump? other = one is null ? null : await RestoredAsync(server, found, cancellationToken).ConfigureAwait(false);
        return other is null ? first : DumpComparison.Of(one!, other);
    }

    public async ValueTask DisposeAsync()
    {
        await connection.DisposeAsync().ConfigureAwait(false);
        await database.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Null where a dump cannot be restored as it is.</summary>
    private static async Task<SchemaDump?> RestoredAsync(ProofServer server, SchemaDump dump, CancellationToken cancellationToken)
    {
        await using ProofDatabase restored = await server.EmptyAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // The schemas of the tables of somebody else are there by now.
            HashSet<string> there = [.. server.StandIns.Select(table => $"CREATE SCHEMA {SqlQuoting.Identifier(table.Name.Schema)};")];
            await restored.RunAsync(string.Join('\n', dump.Text.Split('\n').Where(line => !there.Contains(line))), cancellationToken).ConfigureAwait(false);
        }
        catch (PostgresException)
        {
            return null;
        }
        return await restored.DumpAsync(cancellationToken).ConfigureAwait(false);
    }
}
