using System;
using System.Buffers;
using Npgsql;

namespace StudyHub.Schema.Repositories.Graphs;

/// <summary>Rows that one statement of a graph has read.</summary>
internal abstract class GraphRows<TRow>(TableRepository<TRow> repository) : GraphResult
    where TRow : class
{
    private TRow[] rows = [];

    public TableRepository<TRow> Repository => repository;

    public int Count { get; private set; }

    public TRow this[int row] => rows[row];

    protected TRow[] Read => rows;

    public override void Add(NpgsqlDataReader reader)
    {
        if (Count == rows.Length) Grow();
        rows[Count++] = repository.RowOf(reader);
    }

    public override void Release() => Pooled.Return(ref rows);

    private void Grow()
    {
        TRow[] larger = ArrayPool<TRow>.Shared.Rent(Math.Max(64, rows.Length * 2));
        rows.AsSpan(0, Count).CopyTo(larger);
        Pooled.Return(ref rows);
        rows = larger;
    }
}

/// <summary>The same, with what belongs to each of them.</summary>
internal sealed class GraphRows<TGraph, TRow>(TableRepository<TRow> repository, Func<TRow, GraphChildren, TGraph>? make) : GraphRows<TRow>(repository)
    where TGraph : class
    where TRow : class
{
    private TGraph[] graphs = [];

    /// <summary>By edge.</summary>
    public EdgeRows[] Children { get; set; } = [];

    /// <summary>The graphs, which are kept.</summary>
    public TGraph[] Graphs()
    {
        TGraph[] made = new TGraph[Count];
        Fill(made);
        return made;
    }

    /// <summary>The graph of each row, by the row's number; the array is longer, and not kept.</summary>
    public TGraph[] Connected()
    {
        if (make is null)
        {
            foreach (EdgeRows edge in Children) edge.Connect();

            // The graph is the row.
            return (TGraph[])(object)Read;
        }
        graphs = ArrayPool<TGraph>.Shared.Rent(Count);
        Fill(graphs);
        return graphs;
    }

    public override void Release()
    {
        base.Release();
        Pooled.Return(ref graphs);
        foreach (EdgeRows edge in Children) edge.Release();
    }

    private void Fill(TGraph[] made)
    {
        foreach (EdgeRows edge in Children) edge.Connect();
        GraphChildren children = new(Children);
        for (; children.Row < Count; children.Row++) made[children.Row] = make!(this[children.Row], children);
    }
}

/// <summary>Arrays that live as long as a loading.</summary>
internal static class Pooled
{
    public static void Return<T>(ref T[] array)
    {
        if (array.Length > 0) ArrayPool<T>.Shared.Return(array, clearArray: System.Runtime.CompilerServices.RuntimeHelpers.IsReferenceOrContainsReferences<T>());
        array = [];
    }
}
