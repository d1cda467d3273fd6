using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Data.Common;
using System.Linq;
using System.Text.Json;
using System.Threading;
using Npgsql;

namespace StudyHub.Schema.Commands;

/// <summary>
/// A statement with values for its parameters, in the order $1, $2, …: each call adds the next one. From giving the first value to the
/// end of its execution it belongs to one caller; then it goes back to its <see cref="Statement"/>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class StatementCommand
{
    private const int Free = 0;
    private const int Filling = 1;
    private const int Sent = 2;

    private readonly NpgsqlBatch batch = new();
    private readonly BatchFacade facade;
    private readonly BatchConnection connection;

    // Those whose values would be kept alive by a command that waits for its next use.
    private readonly List<NpgsqlParameter> references = [];
    private readonly bool isPooled;
    private NpgsqlBatchCommand statement;
    private NpgsqlBatchCommand[] followers;
    private SetUpCommand? setUp;
    private bool isSetUpInFront;
    private bool mayBePrepared;
    private int state;
    private int next;
    private int reached;

    internal StatementCommand(Statement source)
    {
        Statement = source;
        statement = new NpgsqlBatchCommand(source.Text);
        followers = Following(source);
        Line(false);
        facade = new BatchFacade(batch);
        connection = new BatchConnection(batch, facade);
        isPooled = true;
    }

    internal StatementCommand(Statement source, IEnumerable<NpgsqlParameter> parameters)
        : this(source)
    {
        isPooled = false;
        foreach (NpgsqlParameter parameter in parameters) statement.Parameters.Add(parameter);
        next = statement.Parameters.Count;
        state = Filling;
    }

    internal Statement Statement { get; }

    /// <summary>The statement whose rows are read, or the one that failed.</summary>
    internal Statement Reached => reached == 0 ? Statement : Statement.Followers[reached - 1];

    /// <summary>In the order of the statement.</summary>
    internal NpgsqlParameterCollection Parameters => statement.Parameters;

    internal JsonSerializerOptions? Documents { get; private set; }

    /// <summary>What Dapper executes it on.</summary>
    internal DbConnection Connection => connection;

    /// <summary>Where it stopped, PostgreSQL had refused the set-up and not the statement.</summary>
    internal bool IsSetUpRefused => facade.IsSetUpRefused;

    /// <summary>The server may have run it.</summary>
    internal bool IsHandedOver => facade.IsHandedOver;

    /// <summary>How many the statement has read or written, once its reader is at the end.</summary>
    internal long Rows => (long)statement.Rows;

    internal StatementCommand Take(JsonSerializerOptions json)
    {
        if (Interlocked.CompareExchange(ref state, Filling, Free) != Free) throw NotAlone();
        Documents = json;
        next = 0;
        reached = 0;
        return this;
    }

    /// <summary>Ready to be executed, with the set-up in front unless that is null.</summary>
    /// <param name="session">The session's connection.</param>
    /// <param name="front">Who the statement is run for.</param>
    /// <param name="isPrepared">The driver prepares statements by itself, which it remembers in the command.</param>
    internal void Send(NpgsqlConnection session, SetUp? front, bool isPrepared)
    {
        if (Interlocked.CompareExchange(ref state, Sent, Filling) != Filling) throw NotAlone();
        Cut();
        if (isSetUpInFront != front is not null) Line(front is not null);
        if (front is { } given) setUp!.Fill(given);
        mayBePrepared = isPrepared;
        batch.Connection = session;
        facade.IsHandedOver = false;
        facade.HasSetUp = isSetUpInFront;
        facade.IsSetUpRefused = isSetUpInFront;
    }

    /// <summary>It was executed to its end: the next one may have it.</summary>
    internal void Complete()
    {
        if (Interlocked.CompareExchange(ref state, Filling, Sent) != Sent) throw NotAlone();
        if (!isPooled) return;
        batch.Connection = null;
        if (mayBePrepared) Forget();
        foreach (NpgsqlParameter reference in references) reference.Value = null;
        Volatile.Write(ref state, Free);
        Statement.Return(this);
    }

    /// <summary>The rows of the next follower are read from here on.</summary>
    internal void MoveOn() => reached++;

    internal void Cancel() => batch.Cancel();

    /// <summary>Puts the commands in their order.</summary>
    private void Line(bool withSetUp)
    {
        batch.BatchCommands.Clear();
        if (withSetUp) batch.BatchCommands.Add((setUp ??= new SetUpCommand()).Command);
        batch.BatchCommands.Add(statement);
        foreach (NpgsqlBatchCommand follower in followers) batch.BatchCommands.Add(follower);
        isSetUpInFront = withSetUp;
    }

    /// <summary>A statement is prepared on one connection, and Npgsql would look for it on the next one too: the texts get new commands.</summary>
    private void Forget()
    {
        NpgsqlParameter[] parameters = [.. statement.Parameters.Cast<NpgsqlParameter>()];
        statement.Parameters.Clear();
        statement = new NpgsqlBatchCommand(Statement.Text);
        foreach (NpgsqlParameter parameter in parameters) statement.Parameters.Add(parameter);
        followers = Following(Statement);
        setUp = null;
        Line(false);
    }

    private static NpgsqlBatchCommand[] Following(Statement source) => [.. source.Followers.Select(follower => new NpgsqlBatchCommand(follower.Text))];

    /// <summary>Takes away what is behind the values that were given.</summary>
    private void Cut()
    {
        while (statement.Parameters.Count > next)
        {
            references.Remove(statement.Parameters[^1]);
            statement.Parameters.RemoveAt(statement.Parameters.Count - 1);
        }
    }

    private static InvalidOperationException NotAlone()
        => new("A command of a repository is used by two callers, or a second time. Ask the repository again for each call.");
}
