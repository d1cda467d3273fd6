using System.Globalization;

namespace StudyHub.Schema.Repositories;

/// <summary>A condition on the rows of a table, and the statements that list, count and look for them. Made by <see cref="TableSql"/>.</summary>
public sealed class RowQuery
{
    private readonly TableSql table;
    private readonly string condition;
    private readonly string tail;
    private string? all, live, count, any;

    internal RowQuery(TableSql table, string condition, int parameters, string orderBy)
    {
        this.table = table;
        this.condition = condition;
        tail = (orderBy.Length == 0 ? "" : " order by " + orderBy) + " limit $" + (parameters + 1).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The limit is the parameter behind those of the condition.</summary>
    internal string Rows(bool includeDeleted) => includeDeleted
        ? all ??= table.Select(table.Filter(condition, includeDeleted: true) + tail)
        : live ??= table.Select(table.Filter(condition, includeDeleted: false) + tail);

    internal string Count => count ??= table.Count(table.Filter(condition, includeDeleted: false));

    internal string Any => any ??= table.Exists(table.Filter(condition, includeDeleted: false));
}
