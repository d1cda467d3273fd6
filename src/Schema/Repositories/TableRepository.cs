using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Failures;
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

    internal (string Sql, NpgsqlParameter[] Parameters) InsertOf(T row) => (sql.InsertUnseen(Left(row)), Values(row));

    /// <summary>The row as parameters: its inserted columns in the table's order, then a key that the database gives.</summary>
    protected abstract NpgsqlParameter[] Values(T row);

    /// <summary>A bit for each optional column, from the first, that the row leaves to its DEFAULT.</summary>
    protected virtual long Left(T row) => 0;

    protected Task<T?> FindRowAsync(RowKey key, bool includeDeleted, CancellationToken cancellationToken, params NpgsqlParameter[] parameters)
        => QueryRowAsync(Given(key).Find(includeDeleted), cancellationToken, parameters);

    /// <summary>The last parameter is the limit.</summary>
    protected Task<IReadOnlyList<T>> ListRowsAsync(
        RowQuery query, bool includeDeleted, CancellationToken cancellationToken, params NpgsqlParameter[] parameters)
        => QueryRowsAsync(Given(query).Rows(includeDeleted), cancellationToken, parameters);

    protected Task<long> CountRowsAsync(RowQuery query, CancellationToken cancellationToken, params NpgsqlParameter[] parameters)
        => QueryValueAsync<long>(Given(query).Count, cancellationToken, parameters);

    protected Task<bool> AnyRowAsync(RowQuery query, CancellationToken cancellationToken, params NpgsqlParameter[] parameters)
        => QueryValueAsync<bool>(Given(query).Any, cancellationToken, parameters);

    protected Task<T> InsertRowAsync(T row, CancellationToken cancellationToken)
        => WriteRowAsync(sql.Insert(Left(row)), cancellationToken, Values(row));

    /// <exception cref="RowNotFoundException">No row with this key is there for the session's user to change.</exception>
    protected Task<T> UpdateRowAsync(T row, CancellationToken cancellationToken) => WriteRowAsync(sql.Update, cancellationToken, Values(row));

    /// <summary>Stores some columns of the row.</summary>
    /// <exception cref="RowNotFoundException">No row with this key is there for the session's user to change.</exception>
    protected Task<T> UpdateRowAsync(RowUpdate update, T row, CancellationToken cancellationToken)
        => WriteRowAsync(Given(update).Text, cancellationToken, Values(row));

    /// <summary>Adds a row that the session's user may not see.</summary>
    protected Task InsertUnseenAsync(T row, CancellationToken cancellationToken)
        => WriteAsync(sql.InsertUnseen(Left(row)), cancellationToken, Values(row));

    protected Task<T> UpsertRowAsync(RowKey key, T row, CancellationToken cancellationToken)
        => WriteRowAsync(Given(key).Upsert(Left(row)), cancellationToken, Values(row));

    /// <exception cref="RowNotFoundException">No row with this key is there for the session's user to delete.</exception>
    protected Task DeleteRowAsync(CancellationToken cancellationToken, params NpgsqlParameter[] key)
        => WriteAsync(sql.Key.Delete, cancellationToken, key);

    /// <inheritdoc cref="DeleteRowAsync"/>
    protected Task PurgeRowAsync(CancellationToken cancellationToken, params NpgsqlParameter[] key)
        => WriteAsync(sql.Key.Purge, cancellationToken, key);

    /// <exception cref="RowNotFoundException">No deleted row with this key is there for the session's user to change.</exception>
    protected Task<T> RestoreRowAsync(CancellationToken cancellationToken, params NpgsqlParameter[] key)
        => WriteRowAsync(sql.Key.Restore, cancellationToken, key);

    private static TArgument Given<TArgument>(TArgument? argument)
        where TArgument : class
        => argument ?? throw new ArgumentNullException(nameof(argument));
}
