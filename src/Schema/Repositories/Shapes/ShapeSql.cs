using System.Collections.Generic;
using System.ComponentModel;
using System.Globalization;
using System.Linq;

namespace StudyHub.Schema.Repositories.Shapes;

/// <summary>
/// The statements of one projection. Rows are found, ordered and limited before anything is joined to them, so that what is joined neither
/// loses nor doubles one, and an index serves them as without the projection. Made once by generated code.
/// </summary>
/// <param name="name">The record's name, for messages.</param>
/// <param name="table">The table of the rows with its schema, for messages.</param>
/// <param name="columns">In the order in which they are read.</param>
/// <param name="joins">Each behind the one that it starts from.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ShapeSql(string name, string table, ShapeColumn[] columns, params ShapeJoin[] joins)
{
    internal string Name { get; } = name;

    internal string Table { get; } = table;

    internal int Width => columns.Length;

    /// <summary>Rows are grouped.</summary>
    internal bool IsOfGroups { get; } = columns.Any(column => column.Figure is not null);

    /// <summary>The n-th column is of a row that is referred to, and never null.</summary>
    internal bool IsSeen(int column) => columns[column].IsSeen;

    /// <param name="table">The rows' table.</param>
    /// <param name="query">The rows.</param>
    /// <param name="form">Of the rows.</param>
    /// <param name="isPaged">The columns of the order come behind the others.</param>
    internal string Text(TableSql table, RowQuery query, RowForm form, bool isPaged)
        => IsOfGroups ? OfGroups(table, query, form with { Lock = null }) : OfRows(table, query, form, isPaged);

    private string OfRows(TableSql table, RowQuery query, RowForm form, bool isPaged)
    {
        IReadOnlyList<RowOrder> order = query.OrderOf(form);
        IEnumerable<string> paged = isPaged ? query.Order.Select(by => Qualified(0, table.ReadOf(by.Column))) : [];
        string selected = string.Join(", ", columns.Select(Selected).Concat(paged));
        if (joins.Length == 0) return "select " + selected + " from " + table.Table + query.Tail(form);
        string found = Found(table, order) + query.Tail(form);
        string again = order.Count == 0 ? "" : " order by " + string.Join(", ", order.Select(by => Qualified(0, table.ColumnOf(by.Column)) + (by.IsDescending ? " desc" : "")));
        return "select " + selected + " from (" + found + ") r" + Joined(form) + again;
    }

    private string OfGroups(TableSql table, RowQuery query, RowForm form)
    {
        // A bare name would be one of the select list, where "count" is a figure.
        string own = joins.Length == 0 ? table.Table + "." : "";
        string[] groups = [.. columns.Where(column => column.Figure is null).Select(column => own + Qualified(column.Source, column.Column!))];
        string where = query.Where(form, out int next);
        string from = joins.Length == 0 ? table.Table + where : "(" + Found(table, []) + where + ") r" + Joined(form);
        string grouped = groups.Length == 0 ? ""
            : " group by " + string.Join(", ", groups) + " order by " + string.Join(", ", groups.Select(group => group + (form.IsReversed ? " desc" : "")));
        return "select " + string.Join(", ", columns.Select(Selected)) + " from " + from + grouped + " limit " + TableSql.Number(next);
    }

    /// <summary>The rows with what is selected, joined and ordered by.</summary>
    private string Found(TableSql table, IEnumerable<RowOrder> order)
        => "select " + string.Join(", ", columns.Where(column => column is { Source: 0, Column: not null }).Select(column => column.Column!)
            .Concat(joins.Where(join => join.Source == 0).SelectMany(join => join.Columns))
            .Concat(order.Select(by => table.ColumnOf(by.Column)))
            .Distinct()) + " from " + table.Table;

    private string Joined(RowForm form) => string.Concat(joins.Select((join, i) =>
    {
        int target = i + 1;
        string matched = string.Join(" and ", join.Keys.Select((key, k) => Qualified(target, key) + " = " + Qualified(join.Source, join.Columns[k])));
        string live = join.DeletedAt is { } deletedAt && !form.IncludesDeleted ? " and " + Qualified(target, deletedAt) + " is null" : "";
        return " left join " + join.Table + " " + Alias(target) + " on " + matched + live;
    }));

    private string Selected(ShapeColumn column) => column.Selected(column.Column is null ? "*" : Qualified(column.Source, column.Column));

    private string Qualified(int source, string column) => joins.Length == 0 ? column : Alias(source) + "." + column;

    private static string Alias(int source) => source == 0 ? "r" : "j" + source.ToString(CultureInfo.InvariantCulture);
}
