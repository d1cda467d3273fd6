using System;

namespace StudyHub.Schema.Repositories;

/// <summary>In an order that the caller chooses.</summary>
public sealed partial class Rows<T>
{
    /// <summary>In another order, which lists, pages and streams follow. A cursor belongs to the order that it was given in.</summary>
    /// <param name="order">One that the record declares with [Order]; its repository has it as a static property.</param>
    public Rows<T> OrderedBy(RowOrdering<T> order)
    {
        ArgumentNullException.ThrowIfNull(order);
        return new Rows<T>(repository, query.OrderedBy(order.Order), give, form);
    }
}
