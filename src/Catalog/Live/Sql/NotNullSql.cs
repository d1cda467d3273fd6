namespace StudyHub.Schema.Catalog.Live.Sql;

/// <summary>NOT NULL of a column: up to PostgreSQL 17 a flag, from 18 on a constraint with a name.</summary>
internal static class NotNullSql
{
    /// <summary>" constraint needed not null", behind a column's type; nothing for one that is not validated, which has to come later.</summary>
    public static string Inline(LiveObject column)
    {
        if (!column.Is("not_null") || column.Is("not_null_not_valid")) return "";
        // PostgreSQL chooses another name than the usual one where a table beside it has that.
        string name = column["not_null_name"] is { } given ? $" constraint {given}" : "";
        return $"{name} not null{NoInherit(column)}";
    }

    /// <param name="column">Of PostgreSQL 18.</param>
    /// <param name="isValid">The rows are looked at.</param>
    public static string Add(LiveObject column, bool isValid)
        => $"{TargetSql.AlterParent(column)} add constraint {column["not_null_name"]} not null {column.Own}{NoInherit(column)}{(isValid ? "" : " not valid")}";

    public static string Set(LiveObject column) => ColumnSql.AlterEach(column, ["set not null"]);

    public static string Rename(LiveObject before, LiveObject after)
        => $"{TargetSql.AlterParent(after)} rename constraint {before["not_null_name"]} to {after["not_null_name"]}";

    public static string Validate(LiveObject column, string name) => $"{TargetSql.AlterParent(column)} validate constraint {name}";

    /// <summary>A condition that says the same, and lets SET NOT NULL do without looking at the rows.</summary>
    public static string AddCheck(LiveObject column, string name) => $"{TargetSql.AlterParent(column)} add constraint {name} check ({column.Own} is not null) not valid";

    public static string DropCheck(LiveObject column, string name) => $"{TargetSql.AlterParent(column)} drop constraint {name}";

    public static string Comment(LiveObject column)
        => $"comment on constraint {column["not_null_name"]} on {TargetSql.ParentName(column)} is "
            + (column["not_null_comment"] is { } text ? Naming.SqlQuoting.Literal(text) : "null");

    private static string NoInherit(LiveObject column) => column.Is("not_null_no_inherit") ? " no inherit" : "";
}
