using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using StudyHub.Schema.Commands;
using StudyHub.Schema.Repositories.Shapes;

namespace StudyHub.Schema.Repositories;

/// <summary>The same, read as other records.</summary>
public sealed partial class Rows<T>
{
    /// <summary>The first of them read as another record, or null.</summary>
    /// <typeparam name="TShape">A projection or a graph of the record; where it has figures, the first group.</typeparam>
    public async Task<TShape?> FirstAsync<TShape>(CancellationToken cancellationToken = default)
        where TShape : class, IRowShape<TShape, T>
        => await TShape.Shape.ListAsync(this, 1, cancellationToken).ConfigureAwait(false) is [var first, ..] ? first : null;

    /// <inheritdoc cref="PageAsync(int, string?, CancellationToken)"/>
    /// <typeparam name="TShape">A projection of the record. It need not have the columns of the order.</typeparam>
    public Task<Page<TShape>> PageAsync<TShape>(int size, string? cursor = null, CancellationToken cancellationToken = default)
        where TShape : class, IRowProjection<TShape, T>
    {
        Projection<TShape, T> projection = TShape.Projection;
        return PageOfAsync(size, cursor, of => projection.Statement(this, of, isPaged: true), projection.Open(repository.Session), projection.Width, cancellationToken);
    }

    /// <inheritdoc cref="StreamAsync(int?, CancellationToken)"/>
    /// <typeparam name="TShape">A projection of the record.</typeparam>
    public IAsyncEnumerable<TShape> StreamAsync<TShape>(int? limit = null, CancellationToken cancellationToken = default)
        where TShape : class, IRowProjection<TShape, T>
    {
        Checked(limit);
        Projection<TShape, T> projection = TShape.Projection;
        return new RowStream<TShape>(
            repository.Session, () => Begin(projection.Statement(this, form, isPaged: false)).IntegerOrNull(limit), projection.Open(repository.Session).RowOf, cancellationToken);
    }

    /// <summary>A command for a statement on these rows, with the values of their condition.</summary>
    internal StatementCommand Begin(Statement statement) => Give(repository.Session.Begin(statement));
}
