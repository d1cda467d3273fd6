using System.Collections.Generic;

namespace StudyHub.Schema.Repositories;

/// <summary>An order that a record declares with [Order], for <see cref="Rows{T}.OrderedBy"/>: a static property of its repository.</summary>
/// <typeparam name="T">The record.</typeparam>
public sealed class RowOrdering<T>
    where T : class
{
    internal RowOrdering(IReadOnlyList<RowOrder> order) => Order = order;

    /// <summary>A total order.</summary>
    internal IReadOnlyList<RowOrder> Order { get; }
}
