using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Commands;
using StudyHub.Schema.Failures;
using StudyHub.Schema.Repositories.Shapes;
using StudyHub.Schema.Sessions;

namespace StudyHub.Schema.Repositories;

/// <summary>
/// What the generated repositories of all tables have in common, so that each of them holds little more than names: the statements are
/// <see cref="TableSql"/>'s, and the parameters of a row are the same for each statement that writes it.
/// </summary>
/// <typeparam name="T">The record.</typeparam>
public abstract partial class TableRepository<T> : Repository<T>
    where T : class
{
    private readonly TableSql sql;

    /// <param name="session">The only way to a database.</param>
    /// <param name="sql">The table's statements, one for all repositories of the type.</param>
    protected TableRepository(DatabaseSession session, TableSql sql)
        : base(session, Given(sql).Name)
        => this.sql = sql;

    internal TableSql Statements => sql;

    internal (string Sql, NpgsqlParameter[] Parameters) InsertOf(T row)
    {
        // A command of its own, for its parameters are handed out.
        Statement statement = new(sql.Name, sql.InsertUnseen(Left(row)).Text, isWrite: true);
        StatementCommand command = Fill(Begin(statement), row);
        NpgsqlParameter[] parameters = [.. command.Parameters.Cast<NpgsqlParameter>()];
        command.Parameters.Clear();
        return (statement.Text, parameters);
    }

    /// <summary>Gives the row's values: its inserted columns in the table's order, then a key or version that the database gives.</summary>
    protected abstract StatementCommand Fill(StatementCommand values, T row);

    /// <summary>A bit for each optional column, from the first, that the row leaves to its DEFAULT.</summary>
    protected virtual long Left(T row) => 0;

    /// <summary>Every row that the session's user may see, in the order of the key.</summary>
    public Rows<T> All() => new(this, sql.All, null);

    /// <summary>The rows of a query without parameters.</summary>
    protected Rows<T> RowsOf(RowQuery query) => new(this, Given(query), null);

    /// <summary>The rows of a query.</summary>
    /// <param name="query">The condition and the order.</param>
    /// <param name="state">The values of the condition's parameters.</param>
    /// <param name="give">Gives them to a command.</param>
    protected Rows<T> RowsOf<TState>(RowQuery query, TState state, Func<StatementCommand, TState, StatementCommand> give)
        => new(this, Given(query), values => give(values, state));

    /// <summary>The rows of a range.</summary>
    /// <param name="query">Has a range.</param>
    /// <param name="range">Of its last column.</param>
    /// <param name="end">Gives one end of it.</param>
    /// <param name="state">The values of the columns before.</param>
    /// <param name="give">Gives them to a command; null where there are none.</param>
    protected Rows<T> Ranged<TValue, TState>(
        RowQuery query, Between<TValue> range, Func<StatementCommand, TValue, StatementCommand> end, TState state,
        Func<StatementCommand, TState, StatementCommand>? give = null)
        where TValue : struct
    {
        RowForm form = new()
        {
            IsRanged = true,
            From = range.From is null ? RowEnd.Open : range.IsFromIncluded ? RowEnd.Included : RowEnd.Excluded,
            To = range.To is null ? RowEnd.Open : range.IsToIncluded ? RowEnd.Included : RowEnd.Excluded,
        };
        return new Rows<T>(this, Given(query), Give, form);

        StatementCommand Give(StatementCommand values)
        {
            StatementCommand given = give is null ? values : give(values, state);
            if (range.From is { } from) given = end(given, from);
            return range.To is { } to ? end(given, to) : given;
        }
    }

    protected Task<T?> FindRowAsync(StatementCommand command, CancellationToken cancellationToken) => QueryRowAsync(command, cancellationToken);

    /// <summary>The row with a key, read as another record.</summary>
    protected Task<TShape?> GetShapeAsync<TShape, TKey>(
        TKey key, bool includeDeleted, Func<StatementCommand, TKey, StatementCommand> give, CancellationToken cancellationToken)
        where TShape : class, IRowShape<TShape, T>
        => new Rows<T>(this, sql.OfKey, values => give(values, key), new RowForm { IncludesDeleted = includeDeleted }).FirstAsync<TShape>(cancellationToken);

    /// <summary>The rows with these keys, read as another record, in the order of the key; a key that no row has is passed by.</summary>
    protected Task<IReadOnlyList<TShape>> GetShapesAsync<TShape, TKey>(
        IReadOnlyCollection<TKey> keys, bool includeDeleted, Func<StatementCommand, TKey, StatementCommand> give, CancellationToken cancellationToken)
        where TShape : class, IRowShape<TShape, T>
    {
        ArgumentNullException.ThrowIfNull(keys);
        if (keys.Count == 0) return Task.FromResult<IReadOnlyList<TShape>>([]);
        ColumnGathering arrays = StatementCommand.Gather([.. keys], sql.Key.FindMany(includeDeleted), Session.Json, give);
        return new Rows<T>(this, sql.OfKeys, arrays.Give, new RowForm { IncludesDeleted = includeDeleted }).ListAsync<TShape>(keys.Count, cancellationToken);
    }

    /// <summary>The last parameter is the limit.</summary>
    protected Task<IReadOnlyList<T>> ListRowsAsync(StatementCommand command, CancellationToken cancellationToken) => QueryRowsAsync(command, cancellationToken);

    protected Task<long> CountRowsAsync(StatementCommand command, CancellationToken cancellationToken) => QueryValueAsync<long>(command, cancellationToken);

    protected Task<bool> AnyRowAsync(StatementCommand command, CancellationToken cancellationToken) => QueryValueAsync<bool>(command, cancellationToken);

    protected StatementCommand BeginFind(RowKey key, bool includeDeleted = false) => Begin(Given(key).Find(includeDeleted));

    /// <summary>A command for the update of a path; the key is given first, then the value.</summary>
    protected StatementCommand BeginPath(RowPath path) => Begin(Given(path).Statement);

    protected StatementCommand BeginExists(bool includeDeleted = false) => Begin(sql.Key.Exists(includeDeleted));

    protected StatementCommand BeginLock(RowLock wait) => Begin(sql.Key.Lock(wait));

    protected StatementCommand BeginList(RowQuery query, bool includeDeleted = false) => Begin(Given(query).Rows(includeDeleted));

    protected StatementCommand BeginCount(RowQuery query) => Begin(Given(query).In(new RowForm { Answer = RowAnswer.Count }));

    protected StatementCommand BeginAny(RowQuery query) => Begin(Given(query).In(new RowForm { Answer = RowAnswer.Any }));

    protected StatementCommand BeginDelete() => Begin(sql.Key.Delete);

    protected StatementCommand BeginPurge() => Begin(sql.Key.Purge);

    protected StatementCommand BeginRestore() => Begin(sql.Key.Restore);

    /// <summary>The rows with these keys, in the order of the key; a key that no row has is passed by.</summary>
    protected Task<IReadOnlyList<T>> FindRowsAsync<TKey>(
        IReadOnlyCollection<TKey> keys, bool includeDeleted, Func<StatementCommand, TKey, StatementCommand> give, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(keys);
        if (keys.Count == 0) return Task.FromResult<IReadOnlyList<T>>([]);
        ColumnGathering arrays = StatementCommand.Gather([.. keys], sql.Key.FindMany(includeDeleted), Session.Json, give);
        return QueryRowsAsync(arrays.Give(Begin(sql.Key.FindMany(includeDeleted))), cancellationToken);
    }

    protected Task<T> InsertRowAsync(T row, CancellationToken cancellationToken)
        => WriteRowAsync(Fill(Begin(sql.Insert(Left(Given(row)))), row), cancellationToken);

    /// <summary>Adds a row that the session's user may not see.</summary>
    protected Task InsertUnseenAsync(T row, CancellationToken cancellationToken)
        => WriteAsync(Fill(Begin(sql.InsertUnseen(Left(Given(row)))), row), cancellationToken);

    /// <summary>Stores some columns of the row.</summary>
    /// <exception cref="RowNotFoundException">No row with this key is there for the session's user to change.</exception>
    protected Task<T> UpdateRowAsync(RowUpdate update, T row, CancellationToken cancellationToken)
        => StoreRowAsync(Given(update).Statement, Given(row), cancellationToken);

    /// <exception cref="RowNotFoundException">No row with this key is there for the session's user to change.</exception>
    protected Task<T> UpdateRowAsync(T row, CancellationToken cancellationToken) => StoreRowAsync(sql.Update, Given(row), cancellationToken);

    /// <summary>A command for the change; the key is given behind.</summary>
    /// <exception cref="ArgumentException">Nothing is changed.</exception>
    protected StatementCommand BeginChange(RowChange change)
        => Given(change).Columns.Count == 0
            ? throw new ArgumentException($"The change of {Table} sets no column. Set at least one, or leave the call out.", nameof(change))
            : change.Give(Begin(sql.Change(change)));

    protected Task<T> UpsertRowAsync(RowKey key, T row, CancellationToken cancellationToken)
        => WriteRowAsync(Fill(Begin(Given(key).Upsert(Left(Given(row)))), row), cancellationToken);

    /// <exception cref="RowNotFoundException">No row is there for the session's user to change.</exception>
    protected Task<T> StoreRowAsync(StatementCommand command, CancellationToken cancellationToken) => WriteRowAsync(command, cancellationToken);

    /// <exception cref="RowNotFoundException">No row with this key is there for the session's user to delete.</exception>
    protected Task DeleteRowAsync(StatementCommand command, CancellationToken cancellationToken) => WriteAsync(command, cancellationToken);

    private static TArgument Given<TArgument>(TArgument? argument)
        where TArgument : class
        => argument ?? throw new ArgumentNullException(nameof(argument));
}
