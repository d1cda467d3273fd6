using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.ComponentModel;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using StudyHub.Schema.Commands;

namespace StudyHub.Schema.Repositories;

/// <summary>A condition on the rows of a table, and the statements that list, count, page and look for them. Made by <see cref="TableSql"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RowQuery
{
    private readonly TableSql table;
    private readonly string condition;
    private readonly int parameters;
    private readonly int? ranged;
    private readonly IReadOnlyList<int> valued;
    private readonly StatementForms<RowForm> forms;
    private readonly Lazy<int> fingerprint;
    private Statement? live;
    private ConcurrentDictionary<IReadOnlyList<RowOrder>, RowQuery>? orders;

    /// <param name="table">The table.</param>
    /// <param name="condition">With $1 for its first parameter; empty for all rows.</param>
    /// <param name="parameters">How many it has.</param>
    /// <param name="ranged">The column whose range is given with the form; null for none.</param>
    /// <param name="valued">The columns in which every row of the condition has a value.</param>
    /// <param name="order">A total order, or an empty one.</param>
    internal RowQuery(TableSql table, string condition, int parameters, int? ranged, IReadOnlyList<int> valued, IReadOnlyList<RowOrder> order)
    {
        this.table = table;
        this.condition = condition;
        this.parameters = parameters;
        this.ranged = ranged;
        this.valued = valued;
        // Without NULLs an order is one comparison of rows, which an index answers.
        Order = [.. order.Select(column => column.Column == ranged || valued.Contains(column.Column) ? column.NotNull : column)];
        forms = new StatementForms<RowForm>(form => new Statement(table.Name, Text(form), form.Lock is not null) { IsCertainlyRead = form.Lock is null });
        fingerprint = new Lazy<int>(() => BitConverter.ToInt32(SHA256.HashData(Encoding.UTF8.GetBytes(Text(new RowForm { IsRanged = ranged is not null })))));
    }

    internal IReadOnlyList<RowOrder> Order { get; }

    /// <summary>Tells the cursors of this query from those of others.</summary>
    internal int Fingerprint => fingerprint.Value;

    /// <summary>The rows, for the parameters of the condition and the limit behind them.</summary>
    internal Statement Rows(bool includeDeleted) => includeDeleted ? forms[new RowForm { IncludesDeleted = true }] : live ??= forms[default];

    /// <summary>The same rows in another order. Orders are declared, so there are few of them.</summary>
    internal RowQuery OrderedBy(IReadOnlyList<RowOrder> order)
    {
        if (orders is null) Interlocked.CompareExchange(ref orders, new ConcurrentDictionary<IReadOnlyList<RowOrder>, RowQuery>(), null);
        return orders.GetOrAdd(order, static (by, of) => new RowQuery(of.table, of.condition, of.parameters, of.ranged, of.valued, by), this);
    }

    internal Statement In(RowForm form) => form == default ? Rows(false) : forms[form];

    /// <summary>The statement's parameters: those of the condition, the ends of the range, the values of the cursor, and for rows the limit.</summary>
    internal string Text(RowForm form) => form.Answer switch
    {
        RowAnswer.Count => table.Count(Where(form, out _)),
        RowAnswer.Any => table.Exists(Where(form, out _)),
        _ => table.Select(Tail(form)),
    };

    /// <summary>" where … order by … limit …" of the rows.</summary>
    internal string Tail(RowForm form)
    {
        string where = Where(form, out int next);
        IReadOnlyList<RowOrder> order = OrderOf(form);
        string orderBy = order.Count == 0 ? "" : " order by " + table.OrderBy(order);
        return where + orderBy + " limit " + TableSql.Number(next) + form.Lock switch
        {
            null => "",
            RowLock.SkipLocked => " for update skip locked",
            RowLock.NoWait => " for update nowait",
            _ => " for update",
        };
    }

    internal IReadOnlyList<RowOrder> OrderOf(RowForm form) => form.IsReversed ? [.. Order.Select(column => column.Reversed)] : Order;

    /// <summary>" where …", and the position of the next parameter, from 0.</summary>
    internal string Where(RowForm form, out int next)
    {
        int position = parameters;
        List<string> conditions = [];
        if (condition.Length > 0) conditions.Add(condition);
        if (form.IsRanged && ranged is { } column)
        {
            if (form.From != RowEnd.Open) conditions.Add(table.Compared(column, form.From == RowEnd.Included ? ">=" : ">", position++));
            if (form.To != RowEnd.Open) conditions.Add(table.Compared(column, form.To == RowEnd.Included ? "<=" : "<", position++));
            if (form is { From: RowEnd.Open, To: RowEnd.Open }) conditions.Add(table.ColumnOf(column) + " is not null");
        }
        if (form.IsBehindCursor)
        {
            int first = position;
            IReadOnlyList<RowOrder> order = OrderOf(form);
            conditions.Add(KeysetSql.Behind(order, form.CursorNulls, place => table.ColumnOf(place.Column), (n, place) => table.Parameter(first + n, place.Column)));
            position += order.Where((_, i) => (form.CursorNulls & (1 << i)) == 0).Count();
        }
        next = position;
        return table.Filter(string.Join(" and ", conditions), form.IncludesDeleted);
    }
}
