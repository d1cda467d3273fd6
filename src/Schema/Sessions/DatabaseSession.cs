using System;
using System.Data;
using System.Data.Common;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Dapper;
using Npgsql;
using StudyHub.Schema.Failures;

namespace StudyHub.Schema.Sessions;

/// <summary>
/// One transaction as one user. Role and user are set inside it, in the same round trip as the first statement, and vanish with it, so
/// that a pooled connection carries nothing over. Ends by <see cref="CommitAsync"/>; disposed without it, everything is rolled back. One
/// operation at a time.
/// </summary>
public abstract class DatabaseSession : IAsyncDisposable
{
    private readonly SchemaDatabase database;
    private readonly SessionGate gate = new();
    private NpgsqlConnection? connection;

    // Null in a session of one statement, which is a transaction by itself.
    private NpgsqlTransaction? transaction;
    private SessionConnection? facade;

    protected DatabaseSession(SchemaDatabase database, SessionUser user)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(user);
        this.database = database;
        User = user;
    }

    public SessionUser User { get; }

    internal JsonSerializerOptions Json => database.Json;

    /// <summary>Makes everything that the session did last, and ends it.</summary>
    /// <param name="cancellationToken">Rolls back; once the COMMIT is sent it has no effect, so that the outcome is known.</param>
    /// <exception cref="SchemaException">A constraint that is checked at the end does not hold; everything is rolled back.</exception>
    /// <exception cref="CommitOutcomeUnknownException">The connection was lost on the way.</exception>
    /// <exception cref="InvalidOperationException">The session has ended, or an operation is still running.</exception>
    public async Task CommitAsync(CancellationToken cancellationToken = default)
    {
        gate.Enter();
        try
        {
            cancellationToken.ThrowIfCancellationRequested();

            // Without a statement there is nothing at the server yet, not even the BEGIN.
            if (facade!.IsSetUp && transaction is not null) await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            Exception? typed = Translation.OfCommit(failure, User.Role);
            await FailAsync(typed ?? failure).ConfigureAwait(false);
            if (typed is not null) throw typed;
            throw;
        }
        gate.Commit();
        await ReleaseAsync().ConfigureAwait(false);
    }

    /// <summary>Rolls back what was not committed and gives the connection back.</summary>
    public async ValueTask DisposeAsync()
    {
        gate.Close();
        await ReleaseAsync().ConfigureAwait(false);
        GC.SuppressFinalize(this);
    }

    /// <param name="opened">The session's own until it ends.</param>
    /// <param name="isolation">Of the transaction; null for a session of one statement that reads.</param>
    /// <param name="cancellationToken">Cancels.</param>
    internal async Task BeginAsync(NpgsqlConnection opened, IsolationLevel? isolation, CancellationToken cancellationToken)
    {
        facade = new SessionConnection(opened, database.Roles.NameOf(User.Role), User, isReadOnly: isolation is null);
        if (isolation is { } level) transaction = await opened.BeginTransactionAsync(level, cancellationToken).ConfigureAwait(false);
        connection = opened;
        gate.Open(isForOneStatement: isolation is null);
    }

    /// <summary>Runs one statement by Dapper and hands its rows to <paramref name="read"/>; any failure ends the session.</summary>
    /// <param name="table">The table that failures are about.</param>
    /// <param name="sql">One statement with $1, $2, … for <paramref name="parameters"/>.</param>
    internal async Task<TResult> ExecuteAsync<TState, TResult>(
        string table,
        string sql,
        NpgsqlParameter[] parameters,
        TState state,
        Func<NpgsqlDataReader, TState, CancellationToken, Task<TResult>> read,
        CancellationToken cancellationToken)
    {
        gate.Enter();
        SessionConnection session = facade!;
        try
        {
            session.Parameters = parameters;
            CommandDefinition command = new(sql, commandType: CommandType.Text, flags: CommandFlags.None, cancellationToken: cancellationToken);
            await using DbDataReader rows = await session.ExecuteReaderAsync(command).ConfigureAwait(false);
            NpgsqlDataReader reader = (NpgsqlDataReader)((IWrappedDataReader)rows).Reader;
            TResult result = await read(reader, state, cancellationToken).ConfigureAwait(false);

            // An error behind the last row is only seen when the reader moves on.
            await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
            gate.Leave();
            return result;
        }
        catch (Exception failure)
        {
            Exception? typed = (session.IsRefused ? Translation.OfSetUp(failure, session.RoleName) : null) ?? Translation.Of(failure, table, User.Role);
            await FailAsync(typed ?? failure).ConfigureAwait(false);
            if (typed is not null) throw typed;
            throw;
        }
    }

    private async Task FailAsync(Exception failure)
    {
        gate.Fail(failure);
        await ReleaseAsync().ConfigureAwait(false);
    }

    /// <summary>A connection that goes back to the pool inside a transaction is rolled back first, or closed if it is broken.</summary>
    private async Task ReleaseAsync()
    {
        if (Interlocked.Exchange(ref connection, null) is not { } open) return;
        await open.DisposeAsync().ConfigureAwait(false);
    }
}
