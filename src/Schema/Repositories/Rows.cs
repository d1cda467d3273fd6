using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using StudyHub.Schema.Commands;
using StudyHub.Schema.Repositories.Shapes;

namespace StudyHub.Schema.Repositories;

/// <summary>
/// Rows of a table that a list, an index or a declared query describes, before they are asked for. Nothing is sent until one of the
/// methods that end in Async is called, and each call is one statement. Immutable: what changes it gives another one.
/// </summary>
/// <typeparam name="T">The record.</typeparam>
public sealed partial class Rows<T>
    where T : class
{
    private readonly TableRepository<T> repository;
    private readonly RowQuery query;
    private readonly Func<StatementCommand, StatementCommand>? give;
    private readonly RowForm form;

    /// <param name="repository">Reads the rows.</param>
    /// <param name="query">The condition and the order.</param>
    /// <param name="give">Gives the values of the condition's parameters; null without any.</param>
    internal Rows(TableRepository<T> repository, RowQuery query, Func<StatementCommand, StatementCommand>? give)
        : this(repository, query, give, default)
    {
    }

    internal Rows(TableRepository<T> repository, RowQuery query, Func<StatementCommand, StatementCommand>? give, RowForm form)
    {
        this.repository = repository;
        this.query = query;
        this.give = give;
        this.form = form;
    }

    /// <summary>Rows that were soft-deleted belong to them too. Without a soft delete it changes nothing.</summary>
    public Rows<T> IncludeDeleted() => new(repository, query, give, form with { IncludesDeleted = true });

    /// <summary>In the opposite order.</summary>
    public Rows<T> Reversed() => new(repository, query, give, form with { IsReversed = !form.IsReversed });

    /// <summary>Rows that are read are locked until the session ends, so that nobody else changes them. Needs the right to update them.</summary>
    public Rows<T> ForUpdate(RowLock wait = RowLock.Wait) => new(repository, query, give, form with { Lock = wait });

    /// <summary>All of them, or the first <paramref name="limit"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit is negative.</exception>
    public Task<IReadOnlyList<T>> ListAsync(int? limit = null, CancellationToken cancellationToken = default)
        => repository.QueryRowsAsync(Limited(form, limit), cancellationToken);

    /// <summary>All of them, or the first <paramref name="limit"/>, read as another record.</summary>
    /// <typeparam name="TShape">A projection or a graph of the record.</typeparam>
    /// <exception cref="ArgumentOutOfRangeException">The limit is negative.</exception>
    public Task<IReadOnlyList<TShape>> ListAsync<TShape>(int? limit = null, CancellationToken cancellationToken = default)
        where TShape : class, IRowShape<TShape, T>
        => TShape.Shape.ListAsync(this, Checked(limit), cancellationToken);

    /// <summary>The first of them, or null.</summary>
    public Task<T?> FirstAsync(CancellationToken cancellationToken = default) => repository.QueryRowAsync(Limited(form, 1), cancellationToken);

    /// <summary>How many they are.</summary>
    public Task<long> CountAsync(CancellationToken cancellationToken = default)
        => repository.QueryValueAsync<long>(Begin(form with { Answer = RowAnswer.Count, Lock = null }), cancellationToken);

    /// <summary>Whether there is one.</summary>
    public Task<bool> AnyAsync(CancellationToken cancellationToken = default)
        => repository.QueryValueAsync<bool>(Begin(form with { Answer = RowAnswer.Any, Lock = null }), cancellationToken);

    /// <summary>
    /// One after the other, in constant memory. The session can do nothing else until the last one is read or the loop is left; what is
    /// left unread then is still received, so give a limit where only the first are wanted.
    /// </summary>
    public IAsyncEnumerable<T> StreamAsync(int? limit = null, CancellationToken cancellationToken = default)
    {
        Checked(limit);
        return new RowStream<T>(repository.Session, () => Limited(form, limit), repository.RowOf, cancellationToken);
    }

    internal TableRepository<T> Repository => repository;

    internal RowQuery Query => query;

    internal RowForm Form => form;

    /// <summary>Gives the values of the condition and the range to a command.</summary>
    internal StatementCommand Give(StatementCommand command) => give is null ? command : give(command);

    private StatementCommand Begin(RowForm of) => Begin(query.In(of));

    private StatementCommand Limited(RowForm of, int? limit) => Begin(of).IntegerOrNull(Checked(limit));

    private static int? Checked(int? limit)
        => limit < 0 ? throw new ArgumentOutOfRangeException(nameof(limit), "The limit is negative; null is no limit.") : limit;
}
