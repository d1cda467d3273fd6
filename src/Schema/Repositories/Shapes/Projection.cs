using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Threading;
using System.Threading.Tasks;
using StudyHub.Schema.Commands;
using StudyHub.Schema.Sessions;

namespace StudyHub.Schema.Repositories.Shapes;

/// <summary>A shape of which each one is read from one row, so that it can be paged and streamed as the rows are.</summary>
/// <inheritdoc/>
public interface IRowProjection<TSelf, TRow> : IRowShape<TSelf, TRow>
    where TSelf : class, IRowProjection<TSelf, TRow>
    where TRow : class
{
    /// <summary>How it is read.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract Projection<TSelf, TRow> Projection { get; }
}

/// <summary>Columns of rows, of rows that they refer to, or figures by group.</summary>
/// <typeparam name="TShape">What they are read as.</typeparam>
/// <typeparam name="TRow">The record of the table.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Projection<TShape, TRow> : RowShape<TShape, TRow>
    where TShape : class
    where TRow : class
{
    private readonly ShapeSql sql;
    private readonly Func<DatabaseSession, ShapeReader<TShape>> open;
    private readonly StatementForms<(TableSql Table, RowQuery Query, RowForm Form, bool IsPaged)> statements;

    /// <param name="sql">Its statements.</param>
    /// <param name="open">Its reader, for a session.</param>
    public Projection(ShapeSql sql, Func<DatabaseSession, ShapeReader<TShape>> open)
    {
        ArgumentNullException.ThrowIfNull(sql);
        ArgumentNullException.ThrowIfNull(open);
        this.sql = sql;
        this.open = open;
        statements = new(of => new Statement(sql.Table, sql.Text(of.Table, of.Query, of.Form, of.IsPaged), of.Form.Lock is not null && !sql.IsOfGroups) { IsCertainlyRead = of.Form.Lock is null });
    }

    /// <summary>How many columns stand before those of the order in a page.</summary>
    internal int Width => sql.Width;

    internal ShapeReader<TShape> Open(DatabaseSession session) => open(session);

    /// <summary>For the parameters of the rows, and a limit behind them.</summary>
    internal Statement Statement(Rows<TRow> rows, RowForm form, bool isPaged) => statements[(rows.Repository.Statements, rows.Query, form, isPaged)];

    internal override Task<IReadOnlyList<TShape>> ListAsync(Rows<TRow> rows, int? limit, CancellationToken cancellationToken)
        => Open(rows.Repository.Session).QueryRowsAsync(rows.Begin(Statement(rows, rows.Form, false)).IntegerOrNull(limit), cancellationToken);
}
