namespace StudyHub.Schema.Repositories;

/// <summary>A unique key of a table, and the statements that find one row by it. Made by <see cref="TableSql"/>.</summary>
public sealed class RowKey
{
    private readonly TableSql table;
    private readonly string condition;
    private readonly WriteTexts upserts;
    private string? all, live, delete, purge, restore;

    internal RowKey(TableSql table, int[] columns)
    {
        this.table = table;
        Columns = columns;
        condition = table.Matches(columns);
        upserts = new WriteTexts(left => table.Upsert(left, columns));
    }

    /// <summary>Positions in the table's columns.</summary>
    internal int[] Columns { get; }

    internal string Find(bool includeDeleted) => includeDeleted
        ? all ??= table.Select(table.Filter(condition, includeDeleted: true))
        : live ??= table.Select(table.Filter(condition, includeDeleted: false));

    /// <summary>For good, or where the table has soft deletes by their mark.</summary>
    internal string Delete => delete ??= table.IsSoftDeletable ? table.Mark("now()", condition + " and " + table.DeletedAt + " is null") : Purge;

    internal string Purge => purge ??= table.Delete(condition);

    internal string Restore => restore ??= table.Mark("null", condition + " and " + table.DeletedAt + " is not null") + table.Returning;

    internal string Upsert(long left) => upserts[left];
}
