using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using NpgsqlTypes;
using StudyHub.Schema.Migrations.Connecting;
using StudyHub.Schema.Migrations.Running;

namespace StudyHub.Schema.Migrations.Explaining;

/// <summary>The queries that find the rows that a constraint does not hold for.</summary>
/// <param name="ListSql">Lists them; for people.</param>
/// <param name="CountSql">Counts them.</param>
/// <param name="One">What is counted.</param>
/// <param name="Several">The same of several.</param>
internal sealed record OffendingRows(string ListSql, string CountSql, string One = "row", string Several = "rows")
{
    private const string ConstraintSql = """
        select c.contype::text, c.conrelid::regclass::text, coalesce(nullif(c.confrelid, 0)::regclass::text, ''),
            array(select pg_catalog.quote_ident(a.attname) from pg_catalog.unnest(c.conkey) with ordinality k (n, o)
                join pg_catalog.pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.n order by k.o),
            array(select pg_catalog.quote_ident(a.attname) from pg_catalog.unnest(c.confkey) with ordinality k (n, o)
                join pg_catalog.pg_attribute a on a.attrelid = c.confrelid and a.attnum = k.n order by k.o),
            coalesce(pg_catalog.pg_get_expr(c.conbin, c.conrelid), '')
        from pg_catalog.pg_constraint c
        join pg_catalog.pg_class t on t.oid = c.conrelid
        join pg_catalog.pg_namespace n on n.oid = t.relnamespace
        where n.nspname = $1 and t.relname = $2 and c.conname = $3
        """;

    public string What(long count) => count == 1 ? One : Several;

    /// <summary>By the catalog, where the constraint is there by now; else by the step that was to add it. Null where neither tells.</summary>
    public static async Task<OffendingRows?> FindAsync(MigratorConnection connection, StatementRefusedException refused, CancellationToken cancellationToken)
    {
        PostgresException refusal = refused.Refusal;
        if (refusal is not { SchemaName: { } schema, TableName: { } name }) return OfIndex(refused);
        string table = Quoted(schema) + "." + Quoted(name);
        if (refusal.SqlState == PostgresErrorCodes.NotNullViolation)
            return refusal.ColumnName is { } column ? Where(table, $"{Quoted(column)} is null") : null;
        if (refusal.ConstraintName is not { } constraint) return null;
        return await OfCatalogAsync(connection, schema, name, constraint, cancellationToken).ConfigureAwait(false)
            ?? OfIndex(refused)
            // Rolled back with the step, of which an earlier statement may have added it.
            ?? refused.Step.Statements.Select(statement => ConstraintText.Find(statement.Text, constraint)).OfType<ConstraintText>()
                .Select(added => Of(added, table)).FirstOrDefault();
    }

    /// <summary>Null where the role may not look, or it takes long.</summary>
    public async Task<long?> CountAsync(MigratorConnection connection, CancellationToken cancellationToken)
    {
        await using NpgsqlTransaction transaction = await connection.Database.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await connection.RunAsync("set local statement_timeout = 10000; set transaction read only", cancellationToken).ConfigureAwait(false);
            await using NpgsqlCommand command = connection.Command(CountSql);
            return (long?)await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
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

    private static async Task<OffendingRows?> OfCatalogAsync(
        MigratorConnection connection, string schema, string table, string constraint, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = connection.Command(ConstraintSql);
        foreach (string name in (string[])[schema, table, constraint])
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = name, NpgsqlDbType = NpgsqlDbType.Text });
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        if (!await reader.ReadAsync(cancellationToken).ConfigureAwait(false)) return null;
        return Of(
            new ConstraintText(
                reader.GetString(0)[0], reader.GetFieldValue<string[]>(3), reader.GetString(2), reader.GetFieldValue<string[]>(4), reader.GetString(5)),
            Quoted(schema) + "." + Quoted(table));
    }

    private static OffendingRows? Of(ConstraintText constraint, string table) => constraint.Kind switch
    {
        'f' when constraint.OtherColumns.Count == constraint.Columns.Count => Where(
            table + " c",
            string.Join(" and ", constraint.Columns.Select(column => $"c.{column} is not null"))
                + $" and not exists (select from {constraint.OtherTable} p where "
                + string.Join(" and ", constraint.Columns.Zip(constraint.OtherColumns, (own, other) => $"p.{other} = c.{own}")) + ")"),
        'u' or 'p' => Groups(table, constraint.Columns, constraint.Columns, ""),
        'c' => Where(table, $"not ({constraint.Condition})"),
        _ => null,
    };

    /// <summary>Of a unique index, which is no constraint, by its statement.</summary>
    private static OffendingRows? OfIndex(StatementRefusedException refused)
        => refused.Refusal.SqlState == PostgresErrorCodes.UniqueViolation && IndexText.Find(refused.Statement.Text) is { } index
            ? Groups(index.Table, index.Keys, index.NullsAreEqual ? [] : index.Keys, index.Condition)
            : null;

    private static OffendingRows Groups(string table, IReadOnlyList<string> keys, IReadOnlyList<string> notNull, string condition)
    {
        string[] conditions = [.. notNull.Select(key => key + " is not null"), .. condition.Length == 0 ? Array.Empty<string>() : [$"({condition})"]];
        string from = $"from {table}{(conditions.Length == 0 ? "" : " where " + string.Join(" and ", conditions))}";
        string by = string.Join(", ", keys);
        return new OffendingRows(
            $"select {by}, count(*) {from} group by {by} having count(*) > 1",
            $"select count(*) from (select 1 {from} group by {by} having count(*) > 1) g",
            "value that several rows share",
            "values that several rows share each");
    }

    private static OffendingRows Where(string table, string condition)
        => new($"select * from {table} where {condition}", $"select count(*) from {table} where {condition}");

    private static string Quoted(string name) => "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
