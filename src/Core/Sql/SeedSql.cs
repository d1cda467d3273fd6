using System.Collections.Generic;
using System.Linq;
using System.Text;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Statements;

namespace StudyHub.Schema.Sql;

/// <summary>Rows that the schema brings along.</summary>
internal static class SeedSql
{
    /// <summary>A row that has its values already is not written: no trigger fires and updated_at stays.</summary>
    public static string Upsert(PgStatement.UpsertSeed statement)
    {
        SeedModel seed = statement.Seed;
        Identifier[] others = seed.Columns.Where(column => !seed.ConflictColumns.Contains(column)).ToArray();
        StringBuilder text = new();
        text.Append("insert into ").Append(SqlQuoting.QualifiedName(statement.Table));
        if (others.Length > 0) text.Append(" as existing");
        text.Append($" ({SqlQuoting.Identifiers(seed.Columns)})\nvalues\n{SqlText.Indent}")
            .Append(string.Join(",\n" + SqlText.Indent, seed.Rows.Select(row => Row(row.Values))))
            .Append($"\non conflict ({SqlQuoting.Identifiers(seed.ConflictColumns)})");
        if (others.Length == 0) return text.Append(" do nothing").ToString();

        text.Append(" do update set\n").Append(SqlText.Indent)
            .Append(string.Join(",\n" + SqlText.Indent, others.Select(column => $"{SqlQuoting.Identifier(column)} = {Of("excluded", column)}")))
            .Append($"\nwhere ({Of("existing", others)})")
            .Append($"\n{SqlText.Indent}is distinct from ({Of("excluded", others)})");
        return text.ToString();
    }

    public static string Delete(PgStatement.DeleteSeed statement)
    {
        SeedModel seed = statement.Seed;
        int[] keys = seed.ConflictColumns.Select(key => seed.Columns.ToList().IndexOf(key)).ToArray();
        return $"delete from {SqlQuoting.QualifiedName(statement.Table)}\n"
            + $"where ({SqlQuoting.Identifiers(seed.ConflictColumns)}) in (\n{SqlText.Indent}"
            + string.Join(",\n" + SqlText.Indent, seed.Rows.Select(row => Row(keys.Select(key => row.Values[key]))))
            + "\n)";
    }

    private static string Row(IEnumerable<SqlExpression> values)
        => "(" + string.Join(", ", values.Select(value => value.Text.Contains("--") ? value.Text + "\n" : value.Text)) + ")";

    private static string Of(string alias, IEnumerable<Identifier> columns) => string.Join(", ", columns.Select(column => Of(alias, column)));

    private static string Of(string alias, Identifier column) => alias + "." + SqlQuoting.Identifier(column);
}
