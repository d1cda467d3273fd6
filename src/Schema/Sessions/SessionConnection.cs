using System;
using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Npgsql;
using StudyHub.Schema.Commands;

namespace StudyHub.Schema.Sessions;

/// <summary>
/// What Dapper sees of a session: a connection that hands out the command that is to be executed, with its parameters already in it. The
/// first one carries the session's set-up in front of the statement, in one batch and one round trip.
/// </summary>
internal sealed class SessionConnection : DbConnection
{
    private readonly NpgsqlConnection connection;
    private readonly SetUp? setUp;
    private readonly bool preparesItself;
    private StatementCommand? current;

    public SessionConnection(NpgsqlConnection connection, SetUp? setUp, bool preparesItself)
    {
        this.connection = connection;
        this.setUp = setUp;
        this.preparesItself = preparesItself;
        // Component has a finalizer, and there is nothing to finalize.
        GC.SuppressFinalize(this);
    }

    /// <summary>A statement has been sent, and the set-up with the first one.</summary>
    public bool IsUsed { get; private set; }

    /// <summary>PostgreSQL refused the set-up itself, before the statement.</summary>
    public bool IsRefused => current is { IsSetUpRefused: true };

    [AllowNull]
    public override string ConnectionString
    {
        get => "";
        set => throw Fixed();
    }

    public override string Database => connection.Database;

    public override string DataSource => connection.DataSource;

    public override string ServerVersion => connection.ServerVersion;

    public override ConnectionState State => connection.State;

    /// <summary>For the next execution.</summary>
    public void Give(StatementCommand command)
    {
        command.Send(connection, IsUsed ? null : setUp, preparesItself);
        current = command;
        IsUsed = true;
    }

    /// <summary>The next statement is a transaction of its own, with the set-up in front again.</summary>
    public void Renew() => IsUsed = false;

    public override void ChangeDatabase(string databaseName) => throw Fixed();

    public override void Open() => throw Fixed();

    public override void Close() => throw Fixed();

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => throw Fixed();

    protected override DbCommand CreateDbCommand() => current?.Facade ?? throw Fixed();

    private static NotSupportedException Fixed() => new("A session's connection is opened, used and closed by the session alone.");
}
