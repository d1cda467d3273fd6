using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Commands;
using StudyHub.Schema.Documents;
using StudyHub.Schema.Failures;
using StudyHub.Schema.Sessions;

namespace StudyHub.Schema.Repositories;

/// <summary>Runs statements that are written in SQL: what the generated bodies of [Query(Sql = …)] call.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SqlQuery
{
    /// <summary>Where the method is not known, in place of a table's name.</summary>
    private const string Source = "a query in SQL";

    /// <summary>A command for the statement, for the values of its parameters.</summary>
    public static StatementCommand Begin(DatabaseSession session, Statement statement)
    {
        ArgumentNullException.ThrowIfNull(session);
        return session.Begin(statement);
    }

    /// <summary>All rows.</summary>
    public static Task<IReadOnlyList<T>> ListAsync<T>(
        DatabaseSession session, StatementCommand command, Func<NpgsqlDataReader, JsonSerializerOptions, T> read, CancellationToken cancellationToken)
        => session.ExecuteAsync<Reading<T>, IReadOnlyList<T>>(command, new Reading<T>(read, session.Json), static async (reader, state, token) =>
        {
            List<T> rows = [];
            while (await reader.ReadAsync(token).ConfigureAwait(false)) rows.Add(state.Row(reader));
            return rows;
        }, cancellationToken);

    /// <summary>The one row.</summary>
    /// <exception cref="RowCountException">There is none, or more than one. The session stays usable.</exception>
    /// <exception cref="AlreadyStoredException">There is more than one in WriteAsync.</exception>
    public static async Task<T> OneAsync<T>(
        DatabaseSession session, StatementCommand command, Func<NpgsqlDataReader, JsonSerializerOptions, T> read, CancellationToken cancellationToken)
    {
        Statement query = command.Statement;
        (T? row, int rows) = await FirstAsync(session, command, read, cancellationToken).ConfigureAwait(false);
        return rows == 1 ? row! : throw NotOne(session, query, rows);
    }

    /// <summary>The one row, or null.</summary>
    /// <exception cref="RowCountException">There is more than one. The session stays usable.</exception>
    /// <exception cref="AlreadyStoredException">There is more than one in WriteAsync.</exception>
    public static async Task<T?> OneOrNoneAsync<T>(
        DatabaseSession session, StatementCommand command, Func<NpgsqlDataReader, JsonSerializerOptions, T?> read, CancellationToken cancellationToken)
    {
        Statement query = command.Statement;
        (T? row, int rows) = await FirstAsync(session, command, read, cancellationToken).ConfigureAwait(false);
        return rows <= 1 ? row : throw NotOne(session, query, rows);
    }

    /// <summary>Rows as they arrive; each enumeration is a statement of its own.</summary>
    /// <param name="session">Can do nothing else until the last row is read or the loop is left.</param>
    /// <param name="begin">A command with its values.</param>
    /// <param name="read">One row.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static IAsyncEnumerable<T> Stream<T>(
        DatabaseSession session, Func<StatementCommand> begin, Func<NpgsqlDataReader, JsonSerializerOptions, T> read, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        return new RowStream<T>(session, begin, new Reading<T>(read, session.Json).Row, cancellationToken);
    }

    /// <summary>How many rows the statement wrote.</summary>
    public static Task<int> WriteAsync(DatabaseSession session, StatementCommand command, CancellationToken cancellationToken)
        => session.ExecuteAsync<object?, int>(command, null, static (reader, _, _) => new ValueTask<int>(Math.Max(0, reader.RecordsAffected)), cancellationToken);

    /// <summary>The typed document of a jsonb column that is not NULL.</summary>
    public static TDocument ReadJson<TDocument>(NpgsqlDataReader reader, int ordinal, JsonSerializerOptions json)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return JsonDocuments.Read<TDocument>(reader, ordinal, json, Source);
    }

    /// <summary>A numeric of any number of digits: exact, or refused.</summary>
    public static decimal ReadNumeric(NpgsqlDataReader reader, int ordinal)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return WideNumber.Read(reader, ordinal);
    }

    /// <summary>A list whose items are never null.</summary>
    /// <exception cref="UnreadableValueException">One of them is.</exception>
    public static TItem[] ReadItems<TItem>(NpgsqlDataReader reader, int ordinal)
        where TItem : class
    {
        ArgumentNullException.ThrowIfNull(reader);
        return UnreadableColumn.Items<TItem>(reader, ordinal, Source);
    }

    /// <summary>The statement has succeeded: where no COMMIT follows, several rows that it wrote are stored.</summary>
    private static Exception NotOne(DatabaseSession session, Statement query, int rows)
    {
        RowCountException failure = new(query.Table, rows);
        return rows > 1 && session.StoresByItself(query) ? new AlreadyStoredException(query.Table, failure) : failure;
    }

    /// <summary>The first row, and whether there are 0, 1 or more.</summary>
    private static Task<(T? Row, int Rows)> FirstAsync<T>(
        DatabaseSession session, StatementCommand command, Func<NpgsqlDataReader, JsonSerializerOptions, T> read, CancellationToken cancellationToken)
        => session.ExecuteAsync<Reading<T>, (T?, int)>(command, new Reading<T>(read, session.Json), static async (reader, state, token) =>
        {
            if (!await reader.ReadAsync(token).ConfigureAwait(false)) return (default, 0);
            T row = state.Row(reader);
            return (row, await reader.ReadAsync(token).ConfigureAwait(false) ? 2 : 1);
        }, cancellationToken);

    private sealed class Reading<T>(Func<NpgsqlDataReader, JsonSerializerOptions, T> read, JsonSerializerOptions json)
    {
        public T Row(NpgsqlDataReader reader)
        {
            try
            {
                return read(reader, json);
            }
            catch (Exception failure) when (UnreadableColumn.Of(failure, reader, Source) is { } unreadable)
            {
                throw unreadable;
            }
        }
    }
}
