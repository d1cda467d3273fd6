using System;
using System.Collections.Generic;
using StudyHub.Schema.Failures;
using StudyHub.Schema.Sessions;

namespace StudyHub.Schema.Repositories.Graphs;

/// <summary>Along a foreign key of the rows. Rows that refer to the same one share it.</summary>
internal sealed class ToOne<TRow, TKey, TChild, TChildRow>(
    GraphShape<TChild, TChildRow> shape, GraphKey<TRow, TKey> from, GraphKey<TChildRow, TKey> to, string? order = null) : GraphEdge<TRow>
    where TRow : class
    where TKey : struct
    where TChild : class
    where TChildRow : class
{
    internal override GraphKey Key => from;

    internal override bool IsKeyUnique => false;

    internal override void Compose(GraphText text, DatabaseSession session, KeptKeys kept) => shape.Compose(text, session, to, kept, order, kept.IsFew);

    internal override EdgeRows Begin(GraphRows<TRow> rows, GraphReading reading) => new Loaded(rows, shape.Begin(reading), from, to);

    private sealed class Loaded(GraphRows<TRow> rows, GraphRows<TChild, TChildRow> children, GraphKey<TRow, TKey> from, GraphKey<TChildRow, TKey> to)
        : OneRows<TChild>
    {
        public override void Connect()
        {
            int[] positions = Begin(children.Connected(), rows.Count);
            Dictionary<TKey, int> numbers = GraphIndex.Of(children, to);
            for (int i = 0; i < rows.Count; i++) positions[i] = numbers.Find(from.Of(rows[i]));
        }

        public override Exception Hidden()
            => new HiddenReferenceException(rows.Repository.Statements.Name, from.Names, children.Repository.Statements.Name);
    }
}
