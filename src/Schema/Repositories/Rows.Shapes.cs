using System.Threading;
using System.Threading.Tasks;
using StudyHub.Schema.Repositories.Shapes;

namespace StudyHub.Schema.Repositories;

/// <summary>The same, read as other records.</summary>
public sealed partial class Rows<T>
{
    /// <summary>The first of them read as another record, or null.</summary>
    /// <typeparam name="TShape">A projection or a graph of the record.</typeparam>
    public async Task<TShape?> FirstAsync<TShape>(CancellationToken cancellationToken = default)
        where TShape : class, IRowShape<TShape, T>
        => await TShape.Shape.ListAsync(this, 1, cancellationToken).ConfigureAwait(false) is [var first, ..] ? first : null;
}
