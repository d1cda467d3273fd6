using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Diff;
using StudyHub.Schema.Effects;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Objects;
using StudyHub.Schema.Statements;

namespace StudyHub.Schema.Database.Tests.Planning;

/// <summary>The rows of every table and the file that they are in, by what the server calls them: names change.</summary>
internal sealed class WalkedRows
{
    private const string Query = """
        select format('%s.%s %s', c.oid, coalesce(a.attnum, 0), coalesce(format_type(a.atttypid, a.atttypmod), '')),
            c.oid, n.nspname, c.relname, coalesce(a.attname, ''), coalesce(a.attgenerated <> '', false), pg_relation_filenode(c.oid),
            (xpath('//v/text()', query_to_xml(
                case when a.attname is null then format('select count(*) as v from %s', c.oid::regclass)
                else format('select md5(coalesce(string_agg(%1$I::text, '','' order by %1$I::text), '''')) as v from %2$s', a.attname, c.oid::regclass) end,
                false, true, '')))[1]::text
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        left join lateral (
            select null::smallint as attnum, null::oid as atttypid, null::integer as atttypmod, null::name as attname, null::"char" as attgenerated
            union all
            select attnum, atttypid, atttypmod, attname, attgenerated from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        ) a on true
        where c.relkind = 'r' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
        """;

    private readonly Dictionary<string, Item> items = [];

    private WalkedRows()
    {
    }

    public static async Task<WalkedRows> ReadAsync(NpgsqlConnection connection)
    {
        WalkedRows rows = new();
        await using NpgsqlCommand command = new(Query, connection);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            QualifiedName table = new(reader.GetString(2), reader.GetString(3));
            rows.items.Add(
                reader.GetString(0),
                new Item(reader.GetFieldValue<uint>(1), table, reader.GetString(4), reader.GetBoolean(5), reader.GetFieldValue<uint>(6), reader.GetString(7)));
        }
        return rows;
    }

    /// <summary>A table that has row security before and after, and has it not; or null.</summary>
    public static async Task<string?> OpenAsync(NpgsqlConnection connection, SchemaDifference difference)
    {
        HashSet<QualifiedName> before = [.. difference.Renamed.Tables.Where(table => table.HasRowSecurity).Select(table => table.Name)];
        HashSet<QualifiedName> bound = [.. difference.After.Tables.Where(table => table.HasRowSecurity && before.Contains(table.Name)).Select(table => table.Name)];
        await using NpgsqlCommand command = new(
            "select n.nspname, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and not (c.relrowsecurity and c.relforcerowsecurity)",
            connection);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            if (bound.Contains(new QualifiedName(reader.GetString(0), reader.GetString(1)))) return $"{reader.GetString(0)}.{reader.GetString(1)} is committed without row security";
        return null;
    }

    /// <returns>Rows or values that are gone and a file that is another one, where the effects say nothing of it; or null.</returns>
    public string? Lost(WalkedRows after, SchemaDifference difference, PlanEffects effects)
    {
        HashSet<ObjectId> losses = [.. effects.Losses.Select(loss => loss.Object)];
        HashSet<QualifiedName> rewritten = [.. effects.Steps.SelectMany(step => step.Work).Where(work => work.Kind == WorkKind.Rewrite).Select(work => work.Table)];
        HashSet<QualifiedName> seeded = [.. effects.Steps.Select(step => step.Step.Statement is PgStatement.WithForceLifted lifted ? lifted.Statement : step.Step.Statement)
            .Select(statement => (statement as PgStatement.UpsertSeed)?.Table ?? (statement as PgStatement.DeleteSeed)?.Table).OfType<QualifiedName>()];
        bool renamesLabels = difference.Renames.Any(rename => rename.Kind == ObjectKind.Enum);
        ILookup<uint, Item> now = after.items.Values.ToLookup(item => item.Table);
        foreach ((string key, Item item) in items)
        {
            QualifiedName name = now[item.Table].FirstOrDefault()?.Name ?? item.Name;
            if (losses.Contains(ObjectId.Table(name))) continue;
            if (!now.Contains(item.Table)) return $"the rows of {name} are gone and that was not said";
            if (item.Column.Length == 0 && now[item.Table].First().File != item.File && !rewritten.Contains(name)) return $"{name} is rewritten and that was not said";
            if (item.IsGenerated || seeded.Contains(name) || (renamesLabels && item.Column.Length > 0)) continue;
            // A column of another type, or that is none any more, has another key.
            string column = difference.Renames.FirstOrDefault(rename => rename.Kind == ObjectKind.Column && rename.Table == name && rename.From.Value == item.Column)?.To.Value ?? item.Column;
            if (after.items.TryGetValue(key, out Item? there))
            {
                if (there.Value != item.Value) return $"{name} {(column.Length == 0 ? "as a whole" : column)} holds something else and that was not said";
            }
            else if (now[item.Table].All(other => other.Column != column) && !losses.Contains(ObjectId.Of(ObjectKind.Column, name, column)))
            {
                return $"column {name}.{column} is gone and that was not said";
            }
        }
        return null;
    }

    private sealed record Item(uint Table, QualifiedName Name, string Column, bool IsGenerated, uint File, string Value);
}
