using System;
using System.ComponentModel;
using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Dapper;
using Npgsql;
using StudyHub.Schema.Commands;
using StudyHub.Schema.Failures;
using StudyHub.Schema.Telemetry;

namespace StudyHub.Schema.Sessions;

/// <summary>
/// One transaction as one user. Role and user are set inside it, in the same round trip as the first statement, and vanish with it, so
/// that a pooled connection carries nothing over. Ends by <see cref="CommitAsync"/>; disposed without it, everything is rolled back. One
/// operation at a time.
/// </summary>
public abstract partial class DatabaseSession : IAsyncDisposable
{
    private readonly SchemaDatabase database;
    private NpgsqlConnection? connection;
    private SessionGate gate;

    // Null in a session of one statement, which is a transaction by itself.
    private NpgsqlTransaction? transaction;
    private SessionKind kind;

    // The last statement that was sent. The set-up goes in front of the first one.
    private StatementCommand? last;
    private bool isSetUp;

    // Null where nobody listens.
    private SessionSpan? span;
    private StatementTelemetry? running;

    protected DatabaseSession(SchemaDatabase database, SessionUser user)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(user);
        this.database = database;
        User = user;
    }

    public SessionUser User { get; }

    internal JsonSerializerOptions Json => database.Json;

    internal byte[]? CursorKey => database.CursorKey;

    private DatabaseTelemetry Telemetry => database.SourceFor(User.Role).Telemetry;

    /// <summary>Makes everything that the session did last, and ends it.</summary>
    /// <param name="cancellationToken">Rolls back; once the COMMIT is sent it has no effect, so that the outcome is known.</param>
    /// <exception cref="SchemaException">A constraint that is checked at the end does not hold; everything is rolled back.</exception>
    /// <exception cref="CommitOutcomeUnknownException">The connection was lost on the way.</exception>
    /// <exception cref="ConnectionLostException">It was lost before; nothing is stored.</exception>
    /// <exception cref="InvalidOperationException">The session has ended, or an operation is still running.</exception>
    public async Task CommitAsync(CancellationToken cancellationToken = default)
    {
        gate.Enter();
        try
        {
            cancellationToken.ThrowIfCancellationRequested();

            // Without a statement there is nothing at the server yet, not even the BEGIN.
            if (isSetUp && transaction is not null)
            {
                if (connection is not { State: ConnectionState.Open }) throw new ConnectionLostException();
                running = Telemetry.StartCommit(span);
                await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
                Complete(rows: null);
            }
        }
        catch (Exception failure)
        {
            Exception? typed = Translation.OfCommit(failure, User);
            await FailAsync(typed ?? failure).ConfigureAwait(false);
            if (typed is not null) throw typed;
            throw;
        }
        gate.Commit();
        span?.Committed();
        await ReleaseAsync().ConfigureAwait(false);
    }

    /// <summary>Rolls back what was not committed and gives the connection back.</summary>
    public async ValueTask DisposeAsync()
    {
        bool isBusy = gate.Close();
        await ReleaseAsync(isBusy).ConfigureAwait(false);
        GC.SuppressFinalize(this);
    }

    /// <param name="opened">The session's own until it ends.</param>
    /// <param name="opening">What the session is for.</param>
    /// <param name="isolation">Of a session that is a transaction.</param>
    /// <param name="telling">Ends with the session; null where nobody traces.</param>
    /// <param name="cancellationToken">Cancels.</param>
    internal async ValueTask BeginAsync(
        NpgsqlConnection opened, SessionKind opening, IsolationLevel isolation, SessionSpan? telling, CancellationToken cancellationToken)
    {
        kind = opening;
        span = telling;
        if (kind == SessionKind.Transaction) transaction = await opened.BeginTransactionAsync(isolation, cancellationToken).ConfigureAwait(false);
        connection = opened;
        gate.Open(isForOneStatement: kind != SessionKind.Transaction);
    }

    /// <summary>A command for the statement, for the values of its parameters.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public StatementCommand Begin(Statement statement)
    {
        ArgumentNullException.ThrowIfNull(statement);
        return statement.Rent().Take(database.Json);
    }

    /// <summary>Runs one statement by Dapper and hands its rows to <paramref name="read"/>; any failure ends the session.</summary>
    /// <param name="command">With its values.</param>
    /// <param name="state">Handed to <paramref name="read"/>, which can be static then.</param>
    /// <param name="read">Reads the rows; the reader stands before the first.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <param name="isRequired">A result of null is a <see cref="RowNotFoundException"/>, after which the session stays usable.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Task<TResult> ExecuteAsync<TState, TResult>(
        StatementCommand command, TState state, Func<NpgsqlDataReader, TState, CancellationToken, ValueTask<TResult>> read,
        CancellationToken cancellationToken, bool isRequired = false)
        => RunAsync(command, state, read, isRequired, cancellationToken).AsTask();

    // A method of its own: what it remembers while it waits is used again, and the task is little.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<TResult> RunAsync<TState, TResult>(
        StatementCommand command, TState state, Func<NpgsqlDataReader, TState, CancellationToken, ValueTask<TResult>> read, bool isRequired,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(read);
        Enter(command.Statement);
        TResult result;
        try
        {
            DbDataReader rows = await SendAsync(command, cancellationToken).ConfigureAwait(false);
            await using (rows.ConfigureAwait(false))
            {
                try
                {
                    result = await read(Inner(rows), state, cancellationToken).ConfigureAwait(false);
                }
                catch (Exception failure) when (StoresByItself(command.Statement))
                {
                    if (await UnreadAsync(command, rows, failure).ConfigureAwait(false) is { } meaning) throw meaning;
                    throw;
                }

                // An error behind the last row is only seen when the reader moves on.
                await rows.NextResultAsync(cancellationToken).ConfigureAwait(false);
            }
            Leave(command);
        }
        catch (Exception failure)
        {
            if (await FailAsync(command, failure).ConfigureAwait(false) is { } typed) throw typed;
            throw;
        }
        return isRequired && result is null ? throw new RowNotFoundException(command.Statement.Table) : result;
    }

    /// <summary>Lets an operation in, if there is no other one.</summary>
    /// <exception cref="InvalidOperationException">Another operation runs, the session has ended, or it is for reading and the statement writes.</exception>
    internal void Enter(Statement statement)
    {
        gate.Enter();
        if (kind == SessionKind.Read && statement.IsWrite)
        {
            gate.Leave();
            throw new InvalidOperationException("ReadAsync is for a statement that reads, and this one writes or locks rows. Use WriteAsync for one statement, or RunAsync for several.");
        }
    }

    /// <summary>Sends the statement; the reader stands before its rows.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    internal async ValueTask<DbDataReader> SendAsync(StatementCommand command, CancellationToken cancellationToken)
    {
        SetUp? front = isSetUp ? null : User.SetUp(database.Roles, isReadOnly: kind == SessionKind.Read, command.Statement.IsCertainlyRead);
        running = Telemetry.Start(command.Statement, span);
        command.Send(connection!, front, Source.PreparesItself);
        (last, isSetUp) = (command, true);
        CommandDefinition definition = new("", commandType: CommandType.Text, flags: CommandFlags.None, cancellationToken: cancellationToken);
        return await command.Connection.ExecuteReaderAsync(definition).ConfigureAwait(false);
    }

    /// <summary>Ends the operation of a command whose reader is closed.</summary>
    internal void Leave(StatementCommand command)
    {
        Complete(command.Rows);
        command.Complete();
        gate.Leave();
    }

    /// <summary>Lets a second statement of the same operation follow; where each is a transaction by itself it has its own set-up.</summary>
    internal void Follow(StatementCommand command)
    {
        Complete(command.Rows);
        command.Complete();
        if (kind != SessionKind.Transaction) isSetUp = false;
    }

    /// <summary>A session of one statement ends with it: what is not read of it need not come.</summary>
    internal bool EndsWithStatement => kind != SessionKind.Transaction;

    /// <summary>No COMMIT follows: what the statement writes is stored once PostgreSQL has run it, whether its answer is read or not.</summary>
    internal bool StoresByItself(Statement statement) => kind == SessionKind.Write && !statement.IsCertainlyRead;

    /// <summary>Dapper's reader knows nothing of ordinals' types: the driver's own is read.</summary>
    internal static NpgsqlDataReader Inner(DbDataReader rows) => (NpgsqlDataReader)((IWrappedDataReader)rows).Reader;

    private GuardedSource Source => database.SourceFor(User.Role);

    private void Complete(long? rows)
    {
        running?.Complete(rows);
        running = null;
    }
}
