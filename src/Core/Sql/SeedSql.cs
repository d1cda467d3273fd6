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
    /// <summary>In characters. Rows below each other read as a table, also when they are wider than other text.</summary>
    private const int LongRow = 200;

    /// <summary>A row that has its values already is not written: no trigger fires and updated_at stays.</summary>
    public static string Upsert(PgStatement.UpsertSeed statement)
    {
        SeedModel seed = statement.Seed;
        Identifier[] others = seed.Columns.Where(column => !seed.ConflictColumns.Contains(column)).ToArray();
        StringBuilder text = new();
        string head = $"insert into {SqlQuoting.QualifiedName(statement.Table)}{(others.Length > 0 ? " as existing" : "")} ";
        text.Append(SqlText.List(head, seed.Columns.Select(SqlQuoting.Identifier)))
            .Append("\nvalues\n").Append(SqlText.Indent)
            .Append(string.Join(",\n" + SqlText.Indent, seed.Rows.Select(row => Row(row.Values))))
            .Append($"\non conflict ({SqlQuoting.Identifiers(seed.ConflictColumns)})");
        if (others.Length == 0) return text.Append(" do nothing").ToString();

        text.Append(" do update set\n").Append(SqlText.Indent)
            .Append(string.Join(",\n" + SqlText.Indent, others.Select(column => $"{SqlQuoting.Identifier(column)} = {Of("excluded", column)}")))
            .Append('\n').Append(Differs(others));
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

    private static string Differs(Identifier[] columns)
    {
        string existing = SqlText.List("where ", columns.Select(column => Of("existing", column)));
        string excluded = SqlText.List("is distinct from ", columns.Select(column => Of("excluded", column)));
        return existing + (excluded.Contains('\n') ? " " : "\n" + SqlText.Indent) + excluded;
    }

    /// <summary>A long row has its values below each other, where a change of one shows.</summary>
    private static string Row(IEnumerable<SqlExpression> values)
    {
        // A line comment would swallow what follows.
        string[] texts = [.. values.Select(value => value.Text.Contains("--") ? value.Text + "\n" : value.Text)];
        string line = $"({string.Join(", ", texts)})";
        const string Separator = "\n" + SqlText.Indent + SqlText.Indent;
        return line.Length <= LongRow ? line : $"({Separator}{string.Join("," + Separator, texts)}\n{SqlText.Indent})";
    }

    private static string Of(string alias, Identifier column) => alias + "." + SqlQuoting.Identifier(column);
}
