using System;
using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;

namespace StudyHub.Schema.Sessions;

/// <summary>One statement of a session as Dapper runs it: a batch whose last command is the statement.</summary>
internal sealed class SessionCommand(SessionConnection connection, NpgsqlBatch batch, NpgsqlBatchCommand statement, bool hasSetUp) : DbCommand
{
    [AllowNull]
    public override string CommandText
    {
        get => statement.CommandText;
        set => statement.CommandText = value ?? "";
    }

    public override int CommandTimeout
    {
        get => batch.Timeout;
        set => batch.Timeout = value;
    }

    public override CommandType CommandType
    {
        get => statement.CommandType;
        set => statement.CommandType = value;
    }

    public override bool DesignTimeVisible { get; set; }

    public override UpdateRowSource UpdatedRowSource { get; set; }

    protected override DbConnection? DbConnection
    {
        get => connection;
        set => throw ReadersOnly();
    }

    protected override DbParameterCollection DbParameterCollection => statement.Parameters;

    /// <summary>The session's own transaction is on the connection; Npgsql needs none here.</summary>
    protected override DbTransaction? DbTransaction
    {
        get => null;
        set => throw ReadersOnly();
    }

    public override void Cancel() => batch.Cancel();

    public override void Prepare() => throw ReadersOnly();

    public override int ExecuteNonQuery() => throw ReadersOnly();

    public override object? ExecuteScalar() => throw ReadersOnly();

    protected override DbParameter CreateDbParameter() => throw ReadersOnly();

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => throw ReadersOnly();

    protected override async Task<DbDataReader> ExecuteDbDataReaderAsync(CommandBehavior behavior, CancellationToken cancellationToken)
    {
        // What Dapper asks for (a single result) would end the reader behind the row of the set-up.
        connection.IsRefused = hasSetUp;
        NpgsqlDataReader reader = await batch.ExecuteReaderAsync(CommandBehavior.Default, cancellationToken).ConfigureAwait(false);
        connection.IsRefused = false;
        if (!hasSetUp) return reader;
        try
        {
            await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
            return reader;
        }
        catch
        {
            await reader.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) batch.Dispose();
        base.Dispose(disposing);
    }

    private static NotSupportedException ReadersOnly() => new("A session runs statements by ExecuteReaderAsync alone.");
}
