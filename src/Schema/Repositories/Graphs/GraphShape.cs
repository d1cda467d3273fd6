using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using StudyHub.Schema.Commands;
using StudyHub.Schema.Repositories.Shapes;
using StudyHub.Schema.Sessions;

namespace StudyHub.Schema.Repositories.Graphs;

/// <summary>What graphs are made of.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class GraphShape
{
    /// <summary>Of a record that is a [Graph].</summary>
    public static GraphShape<TGraph, TRow> Of<TGraph, TRow>()
        where TGraph : class, IRowShape<TGraph, TRow>
        where TRow : class
        => (GraphShape<TGraph, TRow>)TGraph.Shape;

    /// <summary>Rows without what belongs to them.</summary>
    public static GraphShape<TRow, TRow> Rows<TRow>(Func<DatabaseSession, TableRepository<TRow>> repository)
        where TRow : class
        => new(repository, null);
}

/// <summary>How a graph is loaded: the rows of a table, and the edges that lead from them to others.</summary>
/// <typeparam name="TGraph">The graph.</typeparam>
/// <typeparam name="TRow">The record of its table.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class GraphShape<TGraph, TRow> : RowShape<TGraph, TRow>
    where TGraph : class
    where TRow : class
{
    private readonly Func<DatabaseSession, TableRepository<TRow>> repository;
    private readonly Func<TRow, GraphChildren, TGraph>? make;
    private readonly GraphEdge<TRow>[] edges;
    private readonly StatementForms<(RowQuery Query, RowForm Form, bool IsFew)> forms = new();

    /// <param name="repository">Reads the rows.</param>
    /// <param name="make">Puts a row and what belongs to it together; null where the graph is the row.</param>
    /// <param name="edges">In the order in which <paramref name="make"/> asks for them.</param>
    public GraphShape(Func<DatabaseSession, TableRepository<TRow>> repository, Func<TRow, GraphChildren, TGraph>? make, params GraphEdge<TRow>[] edges)
    {
        this.repository = repository;
        this.make = make;
        this.edges = edges;
    }

    internal override async Task<IReadOnlyList<TGraph>> ListAsync(Rows<TRow> rows, int? limit, CancellationToken cancellationToken)
    {
        DatabaseSession session = rows.Repository.Session;
        bool isFew = limit <= KeptKeys.Few;
        Statement statement = forms.Find((rows.Query, rows.Form, isFew)) ?? Compose(rows, isFew);
        StatementCommand command = rows.Give(session.Begin(statement)).IntegerOrNull(limit);
        GraphReading reading = new(command, session);
        try
        {
            GraphRows<TGraph, TRow> root = Begin(rows.Repository, reading);
            await session.ExecuteAsync(command, reading, static (reader, reading, token) => reading.ReadAsync(reader, token), cancellationToken).ConfigureAwait(false);
            return root.Graphs();
        }
        finally
        {
            reading.Release();
        }
    }

    /// <summary>Adds the statement of rows that other rows lead to, and those behind it.</summary>
    /// <param name="text">The graph's statements.</param>
    /// <param name="session">Any one: repositories are made for it.</param>
    /// <param name="key">Columns of the rows.</param>
    /// <param name="kept">What they hold.</param>
    /// <param name="order">What the rows are ordered by before their key; null for nothing.</param>
    /// <param name="isFew">There are never more rows than <see cref="KeptKeys.Few"/>.</param>
    internal void Compose(GraphText text, DatabaseSession session, GraphKey key, KeptKeys kept, string? order, bool isFew)
    {
        TableSql table = repository(session).Statements;
        string[] orders = [.. new[] { order, table.OrderByKey }.OfType<string>().Where(part => part.Length > 0)];
        string tail = table.Filter(kept.Hold(key), text.IncludesDeleted) + (orders.Length == 0 ? "" : " order by " + string.Join(", ", orders));
        Compose(text, session, table.Name, table.Select(tail), isFew, isWrite: false);
    }

    /// <summary>The rows of one loading, and those of all its edges.</summary>
    internal GraphRows<TGraph, TRow> Begin(TableRepository<TRow> rows, GraphReading reading)
    {
        GraphRows<TGraph, TRow> node = new(rows, make);
        reading.Add(node);
        node.Children = edges.Length == 0 ? [] : Loadings(node, reading);
        return node;
    }

    internal GraphRows<TGraph, TRow> Begin(GraphReading reading) => Begin(repository(reading.Session), reading);

    private EdgeRows[] Loadings(GraphRows<TGraph, TRow> node, GraphReading reading)
    {
        EdgeRows[] loadings = new EdgeRows[edges.Length];
        for (int i = 0; i < edges.Length; i++) loadings[i] = edges[i].Begin(node, reading);
        return loadings;
    }

    private Statement Compose(Rows<TRow> rows, bool isFew) => forms.Get((rows.Query, rows.Form, isFew), () =>
    {
        GraphText text = new(rows.Form.IncludesDeleted);
        Compose(text, rows.Repository.Session, rows.Repository.Statements.Name, rows.Query.Text(rows.Form), isFew, rows.Form.Lock is not null);
        return text.Whole();
    });

    private void Compose(GraphText text, DatabaseSession session, string table, string select, bool isFew, bool isWrite)
    {
        KeptKeys[] kept = text.Add(table, select, [.. edges.Select(edge => (edge.Key, edge.IsKeyUnique))], isFew, isWrite);
        for (int i = 0; i < edges.Length; i++) edges[i].Compose(text, session, kept[i]);
    }
}
