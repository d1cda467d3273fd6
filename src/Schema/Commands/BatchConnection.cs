using System;
using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Npgsql;

namespace StudyHub.Schema.Commands;

/// <summary>What Dapper sees of a session: a connection whose only command is the batch that is to be executed, with its parameters already in it.</summary>
internal sealed class BatchConnection : DbConnection
{
    private readonly NpgsqlBatch batch;
    private readonly BatchFacade command;

    public BatchConnection(NpgsqlBatch batch, BatchFacade command)
    {
        this.batch = batch;
        this.command = command;
        // Component has a finalizer, and there is nothing to finalize.
        GC.SuppressFinalize(this);
    }

    [AllowNull]
    public override string ConnectionString
    {
        get => "";
        set => throw Fixed();
    }

    public override string Database => Connection.Database;

    public override string DataSource => Connection.DataSource;

    public override string ServerVersion => Connection.ServerVersion;

    public override ConnectionState State => Connection.State;

    private NpgsqlConnection Connection => batch.Connection ?? throw Fixed();

    public override void ChangeDatabase(string databaseName) => throw Fixed();

    /// <summary>Dapper opens what is closed: the driver has found the line down since the last statement.</summary>
    public override void Open() => throw new NpgsqlException("The connection was lost before the statement was sent.");

    /// <summary>Dapper closes what it was to open, also where that failed; what it would throw then would replace the reason.</summary>
    public override void Close()
    {
    }

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => throw Fixed();

    protected override DbCommand CreateDbCommand() => command;

    private static NotSupportedException Fixed() => new("A session's connection is opened, used and closed by the session alone.");
}
