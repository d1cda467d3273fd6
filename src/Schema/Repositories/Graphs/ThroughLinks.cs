using System;
using System.Buffers;
using System.Collections.Generic;
using StudyHub.Schema.Sessions;

namespace StudyHub.Schema.Repositories.Graphs;

/// <summary>To the rows that those of a third table link. One that is linked twice is there once; one that is hidden is left out.</summary>
internal sealed class ThroughLinks<TRow, TKey, TLink, TChild>(GraphShape<TLink, TLink> links, GraphKey<TRow, TKey> from, GraphKey<TLink, TKey> linkFrom)
    : GraphEdge<TRow>
    where TRow : class
    where TKey : struct
    where TLink : class
    where TChild : class
{
    internal override GraphKey Key => from;

    internal override bool IsKeyUnique => true;

    internal override void Compose(GraphText text, DatabaseSession session, KeptKeys kept) => links.Compose(text, session, linkFrom, kept, null, isFew: false);

    internal override EdgeRows Begin(GraphRows<TRow> rows, GraphReading reading) => new Loaded(rows, links.Begin(reading), from, linkFrom);

    private sealed class Loaded(GraphRows<TRow> rows, GraphRows<TLink, TLink> links, GraphKey<TRow, TKey> from, GraphKey<TLink, TKey> linkFrom)
        : ManyRows<TChild>
    {
        public override void Connect()
        {
            links.Connected();
            OneRows<TChild> targets = (OneRows<TChild>)links.Children[0];
            Dictionary<TKey, int> numbers = GraphIndex.Of(rows, from);

            // Row and child as one number: sorted, they are in the order of the rows, and for each of them in that of the children.
            long[] pairs = ArrayPool<long>.Shared.Rent(Math.Max(1, links.Count));
            int count = 0;
            for (int i = 0; i < links.Count; i++)
            {
                int owner = numbers.Find(linkFrom.Of(links[i])), target = targets.PositionOf(i);
                if (owner >= 0 && target >= 0) pairs[count++] = ((long)owner << 32) | (uint)target;
            }
            Span<long> sorted = pairs.AsSpan(0, count);
            sorted.Sort();
            count = Distinct(sorted);
            TChild[][] lists = Begin(rows.Count);
            int next = 0;
            for (int row = 0; row < rows.Count; row++)
            {
                int first = next;
                while (next < count && pairs[next] >> 32 == row) next++;
                TChild[] list = lists[row] = next == first ? [] : new TChild[next - first];
                for (int i = 0; i < list.Length; i++) list[i] = targets.At((int)pairs[first + i]);
            }
            ArrayPool<long>.Shared.Return(pairs);
        }

        private static int Distinct(Span<long> sorted)
        {
            int count = 0;
            for (int i = 0; i < sorted.Length; i++)
                if (i == 0 || sorted[i] != sorted[i - 1]) sorted[count++] = sorted[i];
            return count;
        }
    }
}
