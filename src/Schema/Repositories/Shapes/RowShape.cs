using System.Collections.Generic;
using System.ComponentModel;
using System.Threading;
using System.Threading.Tasks;

namespace StudyHub.Schema.Repositories.Shapes;

/// <summary>
/// Something that rows of a table can be read as: some of its columns, columns of rows that it refers to, figures by group, or a row with
/// those that belong to it. The generator implements it for a partial record that is declared as such.
/// </summary>
/// <typeparam name="TSelf">The record.</typeparam>
/// <typeparam name="TRow">The record of the table.</typeparam>
public interface IRowShape<TSelf, TRow>
    where TSelf : class, IRowShape<TSelf, TRow>
    where TRow : class
{
    /// <summary>How it is read.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract RowShape<TSelf, TRow> Shape { get; }
}

/// <summary>How rows are read as something else.</summary>
/// <typeparam name="TShape">What they are read as.</typeparam>
/// <typeparam name="TRow">The record of the table.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class RowShape<TShape, TRow>
    where TShape : class
    where TRow : class
{
    private protected RowShape()
    {
    }

    internal abstract Task<IReadOnlyList<TShape>> ListAsync(Rows<TRow> rows, int? limit, CancellationToken cancellationToken);
}
