using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Statements;

namespace StudyHub.Schema.Sql;

/// <summary>What is asked of the rows before an enum is made anew.</summary>
internal static class EnumSql
{
    /// <summary>All columns are looked at before it fails, so that whoever mends the rows knows of all.</summary>
    public static string RefuseLabels(PgStatement.RefuseLabels statement)
    {
        string labels = string.Join(", ", statement.Labels.Select(SqlQuoting.Literal));
        List<string> lines =
        [
            "declare",
            SqlText.Indent + "held record;",
            SqlText.Indent + "told text := '';",
            "begin",
            SqlText.Indent + $"lock table {string.Join(", ", statement.Columns.Select(column => SqlQuoting.QualifiedName(column.Table)).Distinct())} in access exclusive mode;",
            .. statement.Columns.SelectMany(column => Loop(column, labels)),
            SqlText.Indent + "if told <> '' then",
            SqlText.Indent + SqlText.Indent + "raise exception using",
            SqlText.Indent + SqlText.Indent + SqlText.Indent + "errcode = 'check_violation',",
            SqlText.Indent + SqlText.Indent + SqlText.Indent + $"message = {SqlQuoting.Literal($"type {statement.Enum} cannot lose labels that rows hold: ")} || pg_catalog.substr(told, 3),",
            SqlText.Indent + SqlText.Indent + SqlText.Indent + "hint = 'Give these rows another label, or rename the label with [RenamedFrom].';",
            SqlText.Indent + "end if;",
            "end",
        ];
        return "do " + SqlText.DollarQuoted(string.Join("\n", lines));
    }

    private static IEnumerable<string> Loop(LabelColumn column, string labels)
    {
        string table = SqlQuoting.QualifiedName(column.Table);
        string name = SqlQuoting.Identifier(column.Column);
        string place = SqlQuoting.Literal($" in {column.Table}.{column.Column}");
        string rows = column.IsArray
            ? $"select label::text, pg_catalog.count(*) from {table}, lateral (select distinct pg_catalog.unnest({name})) as items (label) where label::text in ({labels})"
            : $"select {name}::text as label, pg_catalog.count(*) from {table} where {name}::text in ({labels})";
        return
        [
            $"{SqlText.Indent}for held in {rows} group by 1 order by 1 loop",
            $"{SqlText.Indent}{SqlText.Indent}told := told || '; ' || held.count || case held.count when 1 then ' row has ' else ' rows have ' end || pg_catalog.quote_literal(held.label) || {place};",
            $"{SqlText.Indent}end loop;",
        ];
    }
}
