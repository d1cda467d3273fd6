using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using NpgsqlTypes;
using StudyHub.Schema.Migrations.Connecting;

namespace StudyHub.Schema.Migrations.Running;

/// <summary>What the catalog says about an index that is built or dropped CONCURRENTLY.</summary>
internal static class IndexCatalog
{
    private const string FactsSql = """
        select pg_catalog.concat_ws(
            E'\n', i.indisunique, i.indnullsnotdistinct, am.amname, i.indnkeyatts, pg_catalog.array_to_string(c.reloptions, ','),
            coalesce(pg_catalog.pg_get_expr(i.indpred, i.indrelid), ''),
            pg_catalog.array_to_string(array(
                select pg_catalog.concat_ws(' ', pg_catalog.pg_get_indexdef(i.indexrelid, k, false), i.indcollation[k - 1], i.indclass[k - 1], i.indoption[k - 1])
                from pg_catalog.generate_series(1, i.indnatts::integer) k order by k), E'\n'))
        from pg_catalog.pg_index i
        join pg_catalog.pg_class c on c.oid = i.indexrelid
        join pg_catalog.pg_am am on am.oid = c.relam
        where i.indexrelid = $1
        """;

    /// <summary>The index of that name beside the table; null where there is none.</summary>
    public static async Task<FoundIndex?> FindAsync(MigratorConnection connection, OutsideStatement.CreateIndex wanted, CancellationToken cancellationToken)
        => await FindAsync(
            connection,
            "where c.relname = $1 and c.relnamespace = (select t.relnamespace from pg_catalog.pg_class t where t.oid = pg_catalog.to_regclass($2))",
            wanted.Name, wanted.Table, cancellationToken).ConfigureAwait(false);

    /// <summary>The index that a DROP names; null where it is gone.</summary>
    public static async Task<FoundIndex?> FindAsync(MigratorConnection connection, OutsideStatement.DropIndex drop, CancellationToken cancellationToken)
        => await FindAsync(connection, "where c.oid = pg_catalog.to_regclass($1) and $2 = ''", drop.Index, "", cancellationToken).ConfigureAwait(false);

    /// <summary>It holds nobody up, and waits as long as it takes; the settings are to be reset after it.</summary>
    public static async Task DropAsync(MigratorConnection connection, FoundIndex index, CancellationToken cancellationToken)
    {
        await connection.RunAsync("set lock_timeout = 0", cancellationToken).ConfigureAwait(false);
        await connection.RunAsync($"drop index concurrently if exists {index.QuotedName}", cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Whether an index is what a statement would make: the statement is run on an empty copy of the table, which is rolled back, and the two are
    /// compared by what PostgreSQL made of them. Null where it does not let us, for example without the right to temporary tables.
    /// </summary>
    public static async Task<bool?> IsSameAsync(
        MigratorConnection connection, FoundIndex index, OutsideStatement.CreateIndex wanted, CancellationToken cancellationToken)
    {
        await using NpgsqlTransaction transaction = await connection.Database.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await connection.RunAsync($"create temporary table {OutsideStatement.CopyName} (like {wanted.Table})", cancellationToken).ConfigureAwait(false);
            await connection.RunAsync(wanted.OnCopy, cancellationToken).ConfigureAwait(false);
            await using NpgsqlCommand copy = connection.Command(
                $"select indexrelid from pg_catalog.pg_index where indrelid = '{OutsideStatement.CopyName}'::regclass");
            uint oid = (uint)(await copy.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
            return await FactsAsync(connection, oid, cancellationToken).ConfigureAwait(false)
                == await FactsAsync(connection, index.Oid, cancellationToken).ConfigureAwait(false);
        }
        catch (PostgresException refusal) when (!ConnectionFailure.IsLoss(refusal))
        {
            return null;
        }
        finally
        {
            await transaction.RollbackAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }

    private static async Task<string?> FactsAsync(MigratorConnection connection, uint oid, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = connection.Command(FactsSql);
        command.Parameters.Add(new NpgsqlParameter<uint> { TypedValue = oid, NpgsqlDbType = NpgsqlDbType.Oid });
        return (string?)await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
    }

    private static async Task<FoundIndex?> FindAsync(
        MigratorConnection connection, string condition, string first, string second, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = connection.Command(
            $"""
            select c.oid, pg_catalog.format('%I.%I', n.nspname, c.relname), i.indisvalid, coalesce((
                select p.pid from pg_catalog.pg_stat_progress_create_index p where p.index_relid = c.oid limit 1), 0)
            from pg_catalog.pg_index i
            join pg_catalog.pg_class c on c.oid = i.indexrelid
            join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            {condition}
            """);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = first });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = second });
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        return await reader.ReadAsync(cancellationToken).ConfigureAwait(false)
            ? new FoundIndex(reader.GetFieldValue<uint>(0), reader.GetString(1), reader.GetBoolean(2), reader.GetInt32(3))
            : null;
    }
}

/// <summary>An index that is there.</summary>
/// <param name="QuotedName">With its schema.</param>
/// <param name="IsValid">False: what a build or a drop left that did not come to its end.</param>
/// <param name="Builder">The process that is building it at this moment; 0 where none is.</param>
internal sealed record FoundIndex(uint Oid, string QuotedName, bool IsValid, int Builder);
