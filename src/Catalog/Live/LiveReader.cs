using System;
using System.Data;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using NpgsqlTypes;
using StudyHub.Schema.Catalog.Live.Reading;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Catalog.Live;

/// <summary>Reads a whole database in one snapshot, by a number of questions that does not grow with it.</summary>
public static class LiveReader
{
    /// <param name="connection">Open, and in no transaction. Any role will do: pg_catalog is open to all.</param>
    /// <param name="scope">What to read; null for everything.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="CatalogException">The server is older than 15.</exception>
    public static async Task<LiveCatalog> ReadAsync(NpgsqlConnection connection, LiveScope? scope = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(connection);
        scope ??= new LiveScope();
        CatalogReader.RequireVersion(connection);
        NpgsqlTransaction transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            await CatalogReader.PinAsync(connection, transaction, cancellationToken).ConfigureAwait(false);
            LiveCatalogBuilder builder = new();
            await ReadObjectsAsync(connection, transaction, scope, builder, cancellationToken).ConfigureAwait(false);
            CatalogScope facts = new() { Schemas = builder.Schemas().Select(name => new Identifier(name)).ToEquatableArray(), LeftOut = scope.LeftOut };
            CatalogReading reading = await CatalogReader.ReadWithinAsync(connection, transaction, facts, cancellationToken).ConfigureAwait(false);
            return builder.Build(reading, scope);
        }
    }

    private static async Task ReadObjectsAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, LiveScope scope, LiveCatalogBuilder builder, CancellationToken cancellationToken)
    {
        NpgsqlBatch batch = new(connection, transaction);
        await using (batch.ConfigureAwait(false))
        {
            foreach (string query in LiveQueries.All) batch.BatchCommands.Add(Command(query, scope));
            foreach (string query in (string[])[DependencyQueries.Aliases, DependencyQueries.Needs, DependencyQueries.Followers]) batch.BatchCommands.Add(new(query));
            foreach (string query in (string[])[ServerQueries.Users, ServerQueries.BuiltInGrants, ServerQueries.Casts]) batch.BatchCommands.Add(new(query));
            batch.BatchCommands.Add(Command(ServerQueries.Schemas, scope));
            NpgsqlDataReader reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                for (int question = 0; question < LiveQueries.All.Count; question++)
                    await NextAsync(reader, builder.ObjectsOf(reader), cancellationToken).ConfigureAwait(false);
                await NextAsync(reader, () => builder.AddAlias(reader), cancellationToken).ConfigureAwait(false);
                await NextAsync(reader, () => builder.AddNeed(reader), cancellationToken).ConfigureAwait(false);
                await NextAsync(reader, () => builder.AddFollower(reader), cancellationToken).ConfigureAwait(false);
                await NextAsync(reader, () => builder.AddRole(reader), cancellationToken).ConfigureAwait(false);
                await NextAsync(reader, () => builder.AddBuiltInGrants(reader), cancellationToken).ConfigureAwait(false);
                await NextAsync(reader, () => builder.AddCast(reader), cancellationToken).ConfigureAwait(false);
                await NextAsync(reader, () => builder.AddSchema(reader), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static async Task NextAsync(NpgsqlDataReader reader, Action add, CancellationToken cancellationToken)
    {
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false)) add();
        await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
    }

    private static NpgsqlBatchCommand Command(string query, LiveScope scope) => new(query)
    {
        Parameters =
        {
            new NpgsqlParameter
            {
                Value = scope.Schemas is null ? DBNull.Value : scope.Named.Select(schema => schema.Value).ToArray(),
                NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text,
            },
        },
    };
}
