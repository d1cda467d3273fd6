using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using NpgsqlTypes;
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
    private readonly DatabaseSession session;

    /// <param name="session">The only way to a database: it brings user, role and transaction.</param>
    /// <param name="table">The table with its schema, for messages.</param>
    protected Repository(DatabaseSession session, string table)
    {
        ArgumentNullException.ThrowIfNull(session);
        this.session = session;
        Table = table;
    }

    /// <summary>The table with its schema, as messages name it.</summary>
    protected string Table { get; }

    /// <summary>The reader's current row; columns by position.</summary>
    protected abstract T Read(NpgsqlDataReader reader);

    /// <summary>The first row, or null.</summary>
    protected Task<T?> QueryRowAsync(string sql, CancellationToken cancellationToken, params NpgsqlParameter[] parameters)
        => session.ExecuteAsync<Repository<T>, T?>(Table, sql, parameters, this, static async (reader, repository, token) =>
            await reader.ReadAsync(token).ConfigureAwait(false) ? repository.RowOf(reader) : null, cancellationToken);

    /// <summary>All rows.</summary>
    protected Task<IReadOnlyList<T>> QueryRowsAsync(string sql, CancellationToken cancellationToken, params NpgsqlParameter[] parameters)
        => session.ExecuteAsync<Repository<T>, IReadOnlyList<T>>(Table, sql, parameters, this, static async (reader, repository, token) =>
        {
            List<T> rows = [];
            while (await reader.ReadAsync(token).ConfigureAwait(false)) rows.Add(repository.RowOf(reader));
            return rows;
        }, cancellationToken);

    /// <summary>The row as it is stored after the statement, which returns it.</summary>
    /// <exception cref="RowNotFoundException">The statement wrote no row.</exception>
    protected async Task<T> WriteRowAsync(string sql, CancellationToken cancellationToken, params NpgsqlParameter[] parameters)
        => await QueryRowAsync(sql, cancellationToken, parameters).ConfigureAwait(false) ?? throw new RowNotFoundException(Table);

    /// <summary>Runs a statement that writes a row without returning it.</summary>
    /// <exception cref="RowNotFoundException">The statement wrote no row.</exception>
    protected async Task WriteAsync(string sql, CancellationToken cancellationToken, params NpgsqlParameter[] parameters)
    {
        int written = await session.ExecuteAsync<object?, int>(
            Table, sql, parameters, null, static (reader, _, _) => Task.FromResult(reader.RecordsAffected), cancellationToken).ConfigureAwait(false);
        if (written == 0) throw new RowNotFoundException(Table);
    }

    /// <summary>The first column of the first row: count(*), exists(…).</summary>
    protected Task<TValue> QueryValueAsync<TValue>(string sql, CancellationToken cancellationToken, params NpgsqlParameter[] parameters)
        where TValue : struct
        => session.ExecuteAsync<object?, TValue>(Table, sql, parameters, null, static async (reader, _, token) =>
        {
            await reader.ReadAsync(token).ConfigureAwait(false);
            return reader.GetFieldValue<TValue>(0);
        }, cancellationToken);

    /// <summary>A parameter without a name, of a known type: nothing is boxed and nothing is inferred. Null becomes NULL.</summary>
    protected static NpgsqlParameter Value<TValue>(TValue value, NpgsqlDbType type)
        => new NpgsqlParameter<TValue> { TypedValue = value, NpgsqlDbType = type };

    /// <summary>timestamptz is an instant: Npgsql takes it only in UTC.</summary>
    protected static NpgsqlParameter Value(DateTimeOffset value, NpgsqlDbType type) => Value<DateTimeOffset>(value.ToUniversalTime(), type);

    /// <inheritdoc cref="Value(DateTimeOffset, NpgsqlDbType)"/>
    protected static NpgsqlParameter Value(DateTimeOffset? value, NpgsqlDbType type) => Value<DateTimeOffset?>(value?.ToUniversalTime(), type);

    /// <summary>A typed document as jsonb; null becomes NULL.</summary>
    protected NpgsqlParameter Json<TDocument>(TDocument? document)
        => Value(document is null ? null : JsonDocuments.Write(document, session.Json), NpgsqlDbType.Jsonb);

    /// <summary>The typed document of a jsonb column that is not NULL.</summary>
    protected TDocument ReadJson<TDocument>(NpgsqlDataReader reader, int ordinal)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return JsonDocuments.Read<TDocument>(reader.GetFieldValue<byte[]>(ordinal), session.Json, Table, reader.GetName(ordinal));
    }

    /// <summary>The same of one that may be; a document that is JSON's null is null too.</summary>
    protected TDocument? ReadJsonOrNull<TDocument>(NpgsqlDataReader reader, int ordinal)
        where TDocument : class
    {
        ArgumentNullException.ThrowIfNull(reader);
        return reader.IsDBNull(ordinal) ? default : JsonDocuments.ReadOrNull<TDocument>(reader.GetFieldValue<byte[]>(ordinal), session.Json, Table, reader.GetName(ordinal));
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

    /// <exception cref="UnreadableValueException">A column holds what its property cannot.</exception>
    internal T RowOf(NpgsqlDataReader reader)
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
}
