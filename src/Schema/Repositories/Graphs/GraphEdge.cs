using System.ComponentModel;
using StudyHub.Schema.Sessions;

namespace StudyHub.Schema.Repositories.Graphs;

/// <summary>A way from rows of a table to others, along a foreign key.</summary>
/// <typeparam name="TRow">The record at its start.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class GraphEdge<TRow>
    where TRow : class
{
    private protected GraphEdge()
    {
    }

    /// <summary>What of the rows at its start has to be known to find the others.</summary>
    internal abstract GraphKey Key { get; }

    /// <summary>No two of the rows at its start have it in common.</summary>
    internal abstract bool IsKeyUnique { get; }

    /// <summary>Adds its statements.</summary>
    /// <param name="text">The graph's statements.</param>
    /// <param name="session">Any one: repositories are made for it.</param>
    /// <param name="kept">What <see cref="Key"/> holds.</param>
    internal abstract void Compose(GraphText text, DatabaseSession session, KeptKeys kept);

    /// <summary>What it leads to in one loading.</summary>
    internal abstract EdgeRows Begin(GraphRows<TRow> rows, GraphReading reading);
}

/// <summary>Makes edges, with the types told by what they are made of.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class GraphEdge
{
    /// <summary>To the row that a foreign key refers to.</summary>
    /// <param name="shape">What is loaded.</param>
    /// <param name="from">The foreign key.</param>
    /// <param name="to">What it refers to.</param>
    public static GraphEdge<TRow> One<TRow, TKey, TChild, TChildRow>(
        GraphShape<TChild, TChildRow> shape, GraphKey<TRow, TKey> from, GraphKey<TChildRow, TKey> to)
        where TRow : class
        where TKey : struct
        where TChild : class
        where TChildRow : class
        => new ToOne<TRow, TKey, TChild, TChildRow>(shape, from, to);

    /// <summary>To the rows whose foreign key refers to this one.</summary>
    /// <param name="shape">What is loaded.</param>
    /// <param name="from">What the foreign key refers to.</param>
    /// <param name="to">The foreign key.</param>
    /// <param name="order">What the rows are ordered by before their key, as SQL; null for nothing.</param>
    public static GraphEdge<TRow> Many<TRow, TKey, TChild, TChildRow>(
        GraphShape<TChild, TChildRow> shape, GraphKey<TRow, TKey> from, GraphKey<TChildRow, TKey> to, string? order = null)
        where TRow : class
        where TKey : struct
        where TChild : class
        where TChildRow : class
        => new ToMany<TRow, TKey, TChild, TChildRow>(shape, from, to, order);

    /// <summary>To the rows that rows of a third table link to this one.</summary>
    /// <param name="links">The third table.</param>
    /// <param name="from">What it refers to at this end.</param>
    /// <param name="linkFrom">By what.</param>
    /// <param name="linkTo">By what it refers to the other end.</param>
    /// <param name="shape">What is loaded.</param>
    /// <param name="to">What it refers to at the other end.</param>
    /// <param name="order">What the rows are ordered by before their key, as SQL; null for nothing.</param>
    public static GraphEdge<TRow> Through<TRow, TKey, TLink, TLinkKey, TChild, TChildRow>(
        System.Func<DatabaseSession, TableRepository<TLink>> links, GraphKey<TRow, TKey> from, GraphKey<TLink, TKey> linkFrom, GraphKey<TLink, TLinkKey> linkTo,
        GraphShape<TChild, TChildRow> shape, GraphKey<TChildRow, TLinkKey> to, string? order = null)
        where TRow : class
        where TKey : struct
        where TLink : class
        where TLinkKey : struct
        where TChild : class
        where TChildRow : class
        => new ThroughLinks<TRow, TKey, TLink, TChild>(
            new GraphShape<TLink, TLink>(links, null, new ToOne<TLink, TLinkKey, TChild, TChildRow>(shape, linkTo, to, order)), from, linkFrom);
}
