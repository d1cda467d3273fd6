using System;
using System.Buffers;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using NpgsqlTypes;
using StudyHub.Schema.Commands;
using StudyHub.Schema.Documents;
using StudyHub.Schema.Failures;
using StudyHub.Schema.Sessions;

namespace StudyHub.Schema.Repositories;

/// <summary>
/// The fixed part of every repository: what does not depend on the columns. The generated part gives SQL, parameters by position and
/// the reading of one row.
/// </summary>
/// <typeparam name="T">The record.</typeparam>
public abstract class Repository<T>
    where T : class
{
    /// <param name="session">The only way to a database: it brings user, role and transaction.</param>
    /// <param name="table">The table with its schema, for messages.</param>
    protected Repository(DatabaseSession session, string table)
    {
        ArgumentNullException.ThrowIfNull(session);
        Session = session;
        Table = table;
    }

    /// <summary>The table with its schema, as messages name it.</summary>
    protected string Table { get; }

    internal DatabaseSession Session { get; }

    /// <summary>The reader's current row; columns by position.</summary>
    protected abstract T Read(NpgsqlDataReader reader);

    /// <exception cref="ColumnException">A column holds what its property cannot.</exception>
    internal virtual T RowOf(NpgsqlDataReader reader)
    {
        try
        {
            return Read(reader);
        }
        catch (Exception failure) when (UnreadableColumn.Of(failure, reader, Table) is { } unreadable)
        {
            throw unreadable;
        }
    }

    /// <summary>A command for the statement, for the values of its parameters.</summary>
    protected StatementCommand Begin(Statement statement) => Session.Begin(statement);

    /// <summary>The first row, or null.</summary>
    protected Task<T?> QueryRowAsync(string sql, CancellationToken cancellationToken, params NpgsqlParameter[] parameters)
        => QueryRowAsync(Of(sql, parameters), cancellationToken);

    /// <summary>All rows.</summary>
    protected Task<IReadOnlyList<T>> QueryRowsAsync(string sql, CancellationToken cancellationToken, params NpgsqlParameter[] parameters)
        => QueryRowsAsync(Of(sql, parameters), cancellationToken);

    /// <summary>The first column of the first row: count(*), exists(…).</summary>
    protected Task<TValue> QueryValueAsync<TValue>(string sql, CancellationToken cancellationToken, params NpgsqlParameter[] parameters)
        where TValue : struct
        => QueryValueAsync<TValue>(Of(sql, parameters), cancellationToken);

    internal Task<T?> QueryRowAsync(StatementCommand command, CancellationToken cancellationToken)
        => Session.ExecuteAsync(command, this, static async (reader, repository, token) =>
            await reader.ReadAsync(token).ConfigureAwait(false) ? repository.RowOf(reader) : null, cancellationToken);

    internal Task<IReadOnlyList<T>> QueryRowsAsync(StatementCommand command, CancellationToken cancellationToken)
        => Session.ExecuteAsync<Repository<T>, IReadOnlyList<T>>(command, this, static async (reader, repository, token) =>
        {
            // Rows are put down in a place that is used again, so that the result is as long as it has to be and nothing is made on the way.
            T[] rows = ArrayPool<T>.Shared.Rent(64);
            int count = 0;
            try
            {
                while (await reader.ReadAsync(token).ConfigureAwait(false))
                {
                    if (count == rows.Length) rows = Larger(rows);
                    rows[count++] = repository.RowOf(reader);
                }
                return rows.AsSpan(0, count).ToArray();
            }
            finally
            {
                GiveBack(rows, count);
            }
        }, cancellationToken);

    internal Task<TValue> QueryValueAsync<TValue>(StatementCommand command, CancellationToken cancellationToken)
        where TValue : struct
        => Session.ExecuteAsync<object?, TValue>(command, null, static async (reader, _, token) =>
        {
            await reader.ReadAsync(token).ConfigureAwait(false);
            return reader.GetFieldValue<TValue>(0);
        }, cancellationToken);

    /// <summary>How many rows the statement wrote.</summary>
    internal Task<int> CountWrittenAsync(StatementCommand command, CancellationToken cancellationToken)
        => Session.ExecuteAsync<object?, int>(command, null, static (reader, _, _) => new ValueTask<int>(reader.RecordsAffected), cancellationToken);

    /// <summary>The row as it is stored after the statement, which returns it.</summary>
    /// <exception cref="RowNotFoundException">The statement wrote no row.</exception>
    internal Task<T> WriteRowAsync(StatementCommand command, CancellationToken cancellationToken)
        => Session.ExecuteAsync(command, this, static async (reader, repository, token) =>
            await reader.ReadAsync(token).ConfigureAwait(false) ? repository.RowOf(reader) : null!, cancellationToken, isRequired: true);

    /// <summary>Runs a statement that writes a row without returning it.</summary>
    /// <exception cref="RowNotFoundException">The statement wrote no row.</exception>
    internal Task WriteAsync(StatementCommand command, CancellationToken cancellationToken)
        => Session.ExecuteAsync<object?, object?>(
            command, null, static (reader, _, _) => new ValueTask<object?>(reader.RecordsAffected == 0 ? null : reader), cancellationToken, isRequired: true);

    /// <summary>A parameter without a name, of a known type: nothing is boxed and nothing is inferred. Null becomes NULL.</summary>
    protected static NpgsqlParameter Value<TValue>(TValue value, NpgsqlDbType type)
        => new NpgsqlParameter<TValue> { TypedValue = value, NpgsqlDbType = type };

    /// <summary>The typed document of a jsonb column that is not NULL.</summary>
    protected TDocument ReadJson<TDocument>(NpgsqlDataReader reader, int ordinal)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return JsonDocuments.Read<TDocument>(reader, ordinal, Session.Json, Table);
    }

    /// <summary>The same of one that may be; a document that is JSON's null is null too.</summary>
    protected TDocument? ReadJsonOrNull<TDocument>(NpgsqlDataReader reader, int ordinal)
        where TDocument : class
    {
        ArgumentNullException.ThrowIfNull(reader);
        return reader.IsDBNull(ordinal) ? null : JsonDocuments.ReadOrNull<TDocument>(reader, ordinal, Session.Json, Table);
    }

    /// <summary>A numeric that may have more digits than a decimal: exact, or refused.</summary>
    protected static decimal ReadNumeric(NpgsqlDataReader reader, int ordinal)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return WideNumber.Read(reader, ordinal);
    }

    /// <inheritdoc cref="ReadNumeric"/>
    protected static decimal? ReadNumericOrNull(NpgsqlDataReader reader, int ordinal)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return reader.IsDBNull(ordinal) ? null : WideNumber.Read(reader, ordinal);
    }

    /// <summary>A list whose items are never null.</summary>
    /// <exception cref="UnreadableValueException">One of them is.</exception>
    protected TItem[] ReadItems<TItem>(NpgsqlDataReader reader, int ordinal)
        where TItem : class
    {
        ArgumentNullException.ThrowIfNull(reader);
        return UnreadableColumn.Items<TItem>(reader, ordinal, Table);
    }

    protected static string? ReadTextOrNull(NpgsqlDataReader reader, int ordinal)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return reader.IsDBNull(ordinal) ? null : reader.GetString(ordinal);
    }

    protected static TValue? ReadOrNull<TValue>(NpgsqlDataReader reader, int ordinal)
        where TValue : struct
    {
        ArgumentNullException.ThrowIfNull(reader);
        return reader.IsDBNull(ordinal) ? null : reader.GetFieldValue<TValue>(ordinal);
    }

    private static T[] Larger(T[] rows)
    {
        T[] larger = ArrayPool<T>.Shared.Rent(rows.Length * 2);
        rows.CopyTo(larger, 0);
        GiveBack(rows, rows.Length);
        return larger;
    }

    private static void GiveBack(T[] rows, int count)
    {
        Array.Clear(rows, 0, count);
        ArrayPool<T>.Shared.Return(rows);
    }

    private StatementCommand Of(string sql, NpgsqlParameter[] parameters) => new Statement(Table, sql, isWrite: false).With(parameters);
}
