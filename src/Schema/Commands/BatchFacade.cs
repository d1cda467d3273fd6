using System;
using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;

namespace StudyHub.Schema.Commands;

/// <summary>A batch as Dapper runs it: a command, whose reader stands before the rows of the first statement behind the set-up.</summary>
internal sealed class BatchFacade : DbCommand
{
    private readonly NpgsqlBatch batch;

    public BatchFacade(NpgsqlBatch batch)
    {
        this.batch = batch;
        // Component has a finalizer, and there is nothing to finalize.
        GC.SuppressFinalize(this);
    }

    /// <summary>The first command of the batch is the set-up, whose row is passed by.</summary>
    public bool HasSetUp { get; set; }

    /// <summary>True until PostgreSQL has taken the set-up.</summary>
    public bool IsSetUpRefused { get; set; }

    /// <summary>The driver has it to send: the server may have run it. False while nothing can have been sent.</summary>
    public bool IsHandedOver { get; set; }

    /// <summary>Dapper sets it before each execution; the batch has its texts already.</summary>
    [AllowNull]
    public override string CommandText { get; set; } = "";

    public override int CommandTimeout
    {
        get => batch.Timeout;
        set => batch.Timeout = value;
    }

    public override CommandType CommandType
    {
        get => CommandType.Text;
        set => _ = value == CommandType.Text ? value : throw ReadersOnly();
    }

    public override bool DesignTimeVisible { get; set; }

    public override UpdateRowSource UpdatedRowSource { get; set; }

    protected override DbConnection? DbConnection
    {
        get => batch.Connection;
        set => throw ReadersOnly();
    }

    protected override DbParameterCollection DbParameterCollection => batch.BatchCommands[^1].Parameters;

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
        IsHandedOver = true;

        // What Dapper asks for (a single result) would end the reader behind the row of the set-up.
        NpgsqlDataReader reader = await batch.ExecuteReaderAsync(CommandBehavior.Default, cancellationToken).ConfigureAwait(false);
        IsSetUpRefused = false;
        if (!HasSetUp) return reader;
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

    /// <summary>The batch is kept for its next use.</summary>
    protected override void Dispose(bool disposing)
    {
    }

    private static NotSupportedException ReadersOnly() => new("A session runs statements by ExecuteReaderAsync alone.");
}
