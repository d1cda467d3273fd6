using System;
using System.Collections.Generic;
using System.Data;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using NpgsqlTypes;
using StudyHub.Schema.Catalog.Facts;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Catalog;

/// <summary>Reads pg_catalog: everything in one snapshot, with the settings that decide how PostgreSQL prints pinned.</summary>
public static class CatalogReader
{
    private const int OldestVersion = 15;

    private const string Savepoint = "before_reading";

    // Expressions are printed with every schema that is not on search_path, and constants as these settings say.
    private const string Pinned = """
        set transaction read only;
        set local search_path = pg_catalog;
        set local quote_all_identifiers = off;
        set local datestyle = 'ISO, YMD';
        set local intervalstyle = 'postgres';
        set local timezone = 'UTC';
        set local extra_float_digits = 1;
        set local bytea_output = 'hex';
        set local jit = off
        """;

    /// <param name="connection">Open, and in no transaction. Any role will do: pg_catalog is open to all.</param>
    /// <param name="scope">What to look at.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="CatalogException">The server is older than 15.</exception>
    public static async Task<CatalogReading> ReadAsync(NpgsqlConnection connection, CatalogScope scope, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(scope);
        RequireVersion(connection);
        NpgsqlTransaction transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
            return await ReadPinnedAsync(connection, transaction, scope, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The same within a transaction, with what it has changed so far; its settings are afterwards what they were.</summary>
    /// <param name="transaction">Under way. Nothing may be running in it, and below REPEATABLE READ others may commit in the middle of the reading.</param>
    /// <param name="scope">What to look at.</param>
    /// <param name="cancellationToken">Cancels the reading; then the transaction can only be rolled back.</param>
    /// <exception cref="CatalogException">The server is older than 15.</exception>
    /// <exception cref="InvalidOperationException">The transaction is over.</exception>
    public static async Task<CatalogReading> ReadAsync(NpgsqlTransaction transaction, CatalogScope scope, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        ArgumentNullException.ThrowIfNull(scope);
        NpgsqlConnection connection = transaction.Connection ?? throw new InvalidOperationException("The transaction is over: read in one that is under way.");
        RequireVersion(connection);
        await transaction.SaveAsync(Savepoint, cancellationToken).ConfigureAwait(false);
        CatalogReading reading = await ReadPinnedAsync(connection, transaction, scope, cancellationToken).ConfigureAwait(false);
        await transaction.RollbackAsync(Savepoint, cancellationToken).ConfigureAwait(false);
        await transaction.ReleaseAsync(Savepoint, cancellationToken).ConfigureAwait(false);
        return reading;
    }

    internal static void RequireVersion(NpgsqlConnection connection)
    {
        int version = connection.PostgreSqlVersion.Major;
        if (version < OldestVersion) throw new CatalogException($"The server is PostgreSQL {version}; 15 or later is needed.");
    }

    private static async Task<CatalogReading> ReadPinnedAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, CatalogScope scope, CancellationToken cancellationToken)
    {
        await PinAsync(connection, transaction, cancellationToken).ConfigureAwait(false);
        return await ReadWithinAsync(connection, transaction, scope, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Makes the transaction read only, and pins how PostgreSQL prints in it.</summary>
    internal static async Task PinAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken cancellationToken)
    {
        NpgsqlCommand pin = new(Pinned, connection, transaction);
        await using (pin.ConfigureAwait(false)) await pin.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>In a transaction that is pinned already.</summary>
    internal static async Task<CatalogReading> ReadWithinAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, CatalogScope scope, CancellationToken cancellationToken)
    {
        List<CatalogFact> facts = await ReadFactsAsync(connection, transaction, scope, cancellationToken).ConfigureAwait(false);
        return new CatalogReading(connection.PostgreSqlVersion.Major, Sorted(facts));
    }

    /// <summary>In the order that readings keep.</summary>
    internal static EquatableArray<CatalogFact> Sorted(IEnumerable<CatalogFact> facts) => facts
        .OrderBy(fact => fact.Kind, StringComparer.Ordinal)
        .ThenBy(fact => fact.Name, StringComparer.Ordinal)
        .ThenBy(fact => fact.Aspect, StringComparer.Ordinal)
        .ToEquatableArray();

    private static async Task<List<CatalogFact>> ReadFactsAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, CatalogScope scope, CancellationToken cancellationToken)
    {
        List<CatalogFact> facts = [];
        NpgsqlBatch batch = new(connection, transaction);
        await using (batch.ConfigureAwait(false))
        {
            foreach (string query in FactQueries.All) batch.BatchCommands.Add(Command(query, scope));
            NpgsqlDataReader reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                do
                {
                    while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                        facts.Add(new CatalogFact(reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetString(3)));
                }
                while (await reader.NextResultAsync(cancellationToken).ConfigureAwait(false));
            }
        }
        return facts;
    }

    private static NpgsqlBatchCommand Command(string query, CatalogScope scope)
    {
        NpgsqlBatchCommand command = new(query);
        Add(scope.Schemas.Select(schema => schema.Value));
        Add(scope.Roles.Select(role => role.Value));
        Add(scope.LeftOut.Select(SqlQuoting.QualifiedName));
        Add(scope.KnownMembers.Select(role => role.Value));
        return command;

        void Add(IEnumerable<string> names) => command.Parameters.Add(new NpgsqlParameter<string[]>
        {
            TypedValue = names.ToArray(),
            NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text,
        });
    }
}
