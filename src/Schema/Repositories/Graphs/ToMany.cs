using System;
using System.Buffers;
using System.Collections.Generic;
using StudyHub.Schema.Sessions;

namespace StudyHub.Schema.Repositories.Graphs;

/// <summary>Against a foreign key of the children. One whose row is not there, as others may commit between the statements, is left out.</summary>
internal sealed class ToMany<TRow, TKey, TChild, TChildRow>(
    GraphShape<TChild, TChildRow> shape, GraphKey<TRow, TKey> from, GraphKey<TChildRow, TKey> to, string? order) : GraphEdge<TRow>
    where TRow : class
    where TKey : struct
    where TChild : class
    where TChildRow : class
{
    internal override GraphKey Key => from;

    internal override bool IsKeyUnique => true;

    internal override void Compose(GraphText text, DatabaseSession session, KeptKeys kept) => shape.Compose(text, session, to, kept, order, isFew: false);

    internal override EdgeRows Begin(GraphRows<TRow> rows, GraphReading reading) => new Loaded(rows, shape.Begin(reading), from, to);

    private sealed class Loaded(GraphRows<TRow> rows, GraphRows<TChild, TChildRow> children, GraphKey<TRow, TKey> from, GraphKey<TChildRow, TKey> to)
        : ManyRows<TChild>
    {
        public override void Connect()
        {
            TChild[] graphs = children.Connected();
            Dictionary<TKey, int> numbers = GraphIndex.Of(rows, from);
            int[] owners = ArrayPool<int>.Shared.Rent(children.Count + rows.Count);

            // Counted first, so that each list is made once and of its size.
            Span<int> counts = owners.AsSpan(children.Count, rows.Count);
            counts.Clear();
            for (int i = 0; i < children.Count; i++)
            {
                owners[i] = numbers.Find(to.Of(children[i]));
                if (owners[i] >= 0) counts[owners[i]]++;
            }
            TChild[][] lists = Begin(rows.Count);
            for (int i = 0; i < rows.Count; i++) lists[i] = counts[i] == 0 ? [] : new TChild[counts[i]];
            counts.Clear();
            for (int i = 0; i < children.Count; i++)
                if (owners[i] is var owner and >= 0) lists[owner][counts[owner]++] = graphs[i];
            ArrayPool<int>.Shared.Return(owners);
        }
    }
}
