using System;
using System.Buffers;
using System.Collections.Generic;

namespace StudyHub.Schema.Repositories.Graphs;

/// <summary>What one edge of a graph leads to from each of the rows that it starts at.</summary>
internal abstract class EdgeRows
{
    /// <summary>Puts the children together and finds those of each row. Called once, when all is read.</summary>
    public abstract void Connect();

    /// <summary>Gives back the memory that the graphs do not keep.</summary>
    public abstract void Release();

    /// <summary>Says that what a row refers to is not there.</summary>
    public virtual Exception Hidden() => new InvalidOperationException("The edge leads to many rows.");
}

/// <summary>To at most one.</summary>
internal abstract class OneRows<TChild> : EdgeRows
    where TChild : class
{
    private TChild[] children = [];
    private int[] positions = [];

    /// <summary>The child of a row; null where there is none to be seen.</summary>
    public TChild? Of(int row) => positions[row] is var position and >= 0 ? children[position] : null;

    /// <summary>The child's number; negative for none.</summary>
    public int PositionOf(int row) => positions[row];

    /// <summary>A child by its number.</summary>
    public TChild At(int position) => children[position];

    public override void Release() => Pooled.Return(ref positions);

    /// <summary>The children, and room for the position of each row's.</summary>
    protected int[] Begin(TChild[] all, int rows)
    {
        children = all;
        return positions = ArrayPool<int>.Shared.Rent(Math.Max(1, rows));
    }
}

/// <summary>To any number, in an order.</summary>
internal abstract class ManyRows<TChild> : EdgeRows
    where TChild : class
{
    private TChild[][] lists = [];

    public IReadOnlyList<TChild> Of(int row) => lists[row];

    public override void Release() => Pooled.Return(ref lists);

    /// <summary>Room for the children of each row.</summary>
    protected TChild[][] Begin(int rows) => lists = ArrayPool<TChild[]>.Shared.Rent(Math.Max(1, rows));
}
