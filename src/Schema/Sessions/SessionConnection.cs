using System;
using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Npgsql;
using NpgsqlTypes;

namespace StudyHub.Schema.Sessions;

/// <summary>
/// What Dapper sees of a session: a connection that hands out one command for each statement, with its parameters already in it. The
/// first one carries the session's set-up in front of the statement, in one batch and one round trip.
/// </summary>
internal sealed class SessionConnection(NpgsqlConnection connection, string roleName, SessionUser user, bool isReadOnly) : DbConnection
{
    // Every setting every time, in the transaction only. Nothing but parameters: names and ids never become SQL text.
    private const string SetUpSql =
        "select set_config('role', $1, true), set_config('app.user_id', $2, true), set_config('app.framework_id', $3, true)";

    private const string ReadOnlySetUpSql = SetUpSql + ", set_config('transaction_read_only', 'on', true)";

    /// <summary>The role's name in the database.</summary>
    public string RoleName { get; } = roleName;

    /// <summary>The first statement has been sent, and the set-up with it.</summary>
    public bool IsSetUp { get; private set; }

    /// <summary>PostgreSQL refused the set-up itself, before the first statement.</summary>
    public bool IsRefused { get; set; }

    /// <summary>For the next command.</summary>
    public NpgsqlParameter[] Parameters { get; set; } = [];

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

    public override void ChangeDatabase(string databaseName) => throw Fixed();

    public override void Open() => throw Fixed();

    public override void Close() => throw Fixed();

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => throw Fixed();

    protected override DbCommand CreateDbCommand()
    {
        NpgsqlBatch batch = connection.CreateBatch();
        bool isFirst = !IsSetUp;
        if (isFirst) batch.BatchCommands.Add(SetUp());
        IsSetUp = true;
        NpgsqlBatchCommand statement = new();
        foreach (NpgsqlParameter parameter in Parameters) statement.Parameters.Add(parameter);
        batch.BatchCommands.Add(statement);
        return new SessionCommand(this, batch, statement, isFirst);
    }

    private static NotSupportedException Fixed() => new("A session's connection is opened, used and closed by the session alone.");

    private NpgsqlBatchCommand SetUp()
    {
        NpgsqlBatchCommand command = new(isReadOnly ? ReadOnlySetUpSql : SetUpSql);
        command.Parameters.Add(Text(RoleName));
        command.Parameters.Add(Text(user.UserId?.ToString("D") ?? ""));
        command.Parameters.Add(Text(user.FrameworkId?.ToString("D") ?? ""));
        return command;
    }

    private static NpgsqlParameter<string> Text(string value) => new() { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Text };
}
