using System.Collections.Generic;
using System.ComponentModel;

namespace StudyHub.Schema.Repositories.Graphs;

/// <summary>What belongs to one row of a graph, by the number of the edge.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class GraphChildren
{
    private readonly EdgeRows[] edges;

    internal GraphChildren(EdgeRows[] edges) => this.edges = edges;

    /// <summary>The row that they belong to.</summary>
    internal int Row { get; set; }

    /// <summary>All that refer to the row, or are linked to it.</summary>
    public IReadOnlyList<TChild> Many<TChild>(int edge)
        where TChild : class
        => ((ManyRows<TChild>)edges[edge]).Of(Row);

    /// <summary>The one that the row refers to.</summary>
    /// <exception cref="Failures.HiddenReferenceException">The session's user may not see it.</exception>
    public TChild One<TChild>(int edge)
        where TChild : class
        => ((OneRows<TChild>)edges[edge]).Of(Row) ?? throw edges[edge].Hidden();

    /// <summary>The same; null where the row refers to none, or to one that the session's user may not see.</summary>
    public TChild? OneOrNull<TChild>(int edge)
        where TChild : class
        => ((OneRows<TChild>)edges[edge]).Of(Row);
}
