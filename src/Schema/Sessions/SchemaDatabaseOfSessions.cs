using System;
using System.Data;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Documents;
using StudyHub.Schema.Failures;
using StudyHub.Schema.Telemetry;

namespace StudyHub.Schema.Sessions;

/// <summary>The ways to a session: open one, run work in one, or read by one statement.</summary>
/// <typeparam name="TSession">The generated type that has the repositories.</typeparam>
public abstract class SchemaDatabase<TSession> : SchemaDatabase
    where TSession : DatabaseSession
{
    /// <param name="connectionString">Of the login that serves users.</param>
    /// <param name="roles">The names of the roles that sessions act as.</param>
    /// <param name="configure">Changes the options; null keeps them.</param>
    /// <exception cref="ArgumentException">A connection string cannot be read, or asks for what a session cannot have.</exception>
    /// <param name="json">How documents are written where the options do not say it; null for <see cref="JsonDocuments.DefaultOptions"/>.</param>
    protected SchemaDatabase(string connectionString, SessionRoles roles, Action<DatabaseOptions>? configure, JsonSerializerOptions? json = null)
        : base(connectionString, roles, configure, json)
    {
    }

    /// <summary>A session as <paramref name="user"/> that is not open yet.</summary>
    protected abstract TSession NewSession(SessionUser user);

    /// <summary>
    /// Opens a session as <paramref name="user"/>: a transaction that sees and changes what row security allows the user. BEGIN and
    /// set-up travel with its first statement.
    /// </summary>
    /// <exception cref="UnsafeLoginException">Row security would not hold for the login.</exception>
    /// <exception cref="NpgsqlException">No connection can be made.</exception>
    public Task<TSession> OpenAsync(SessionUser user, CancellationToken cancellationToken = default)
        => OpenAsync(user, SessionKind.Transaction, IsolationLevel.ReadCommitted, cancellationToken).AsTask();

    /// <inheritdoc cref="OpenAsync(SessionUser, CancellationToken)"/>
    public Task<TSession> OpenAsync(SessionUser user, IsolationLevel isolation, CancellationToken cancellationToken = default)
        => OpenAsync(user, SessionKind.Transaction, isolation, cancellationToken).AsTask();

    /// <summary>
    /// Runs work in a session of its own and commits it. Where PostgreSQL rolled it back because of another transaction (40001, 40P01),
    /// it is run again from the start in a new session, so <paramref name="work"/> must not leave traces outside the database before it
    /// returns. It is never run again when the COMMIT was sent and its outcome is not known.
    /// </summary>
    /// <param name="user">Who the session acts for.</param>
    /// <param name="work">What is done; it need not commit. Gives the result.</param>
    /// <param name="options">Isolation, attempts and waits; null for READ COMMITTED and five attempts.</param>
    /// <param name="cancellationToken">Rolls back; once the COMMIT is sent it has no effect.</param>
    /// <exception cref="SchemaException">PostgreSQL refused a statement; everything is rolled back.</exception>
    /// <exception cref="CommitOutcomeUnknownException">The connection was lost during the COMMIT.</exception>
    /// <exception cref="PostgresException">40001 or 40P01 also at the last attempt, or what has no type here.</exception>
    public Task<TResult> RunAsync<TResult>(
        SessionUser user, Func<TSession, CancellationToken, Task<TResult>> work, RunOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(work);
        return RunInAsync<Func<TSession, CancellationToken, Task<TResult>>, TResult>(
            user, SessionKind.Transaction, work, static (session, work, token) => work(session, token), options, cancellationToken).AsTask();
    }

    /// <inheritdoc cref="RunAsync{TResult}"/>
    public Task RunAsync(
        SessionUser user, Func<TSession, CancellationToken, Task> work, RunOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(work);
        return RunInAsync<Func<TSession, CancellationToken, Task>, bool>(
            user, SessionKind.Transaction, work, static (session, work, token) => work(session, token), options, cancellationToken).AsTask();
    }

    /// <summary>
    /// Reads by one statement, in one round trip: set-up and statement are one implicit transaction, which PostgreSQL keeps from
    /// writing. A second statement in <paramref name="read"/> is refused.
    /// </summary>
    /// <exception cref="InvalidOperationException"><paramref name="read"/> asked for a second statement, or for one that writes.</exception>
    /// <exception cref="UnsafeLoginException">Row security would not hold for the login.</exception>
    /// <exception cref="PostgresException">The statement writes (25006), or what has no type here.</exception>
    public Task<TResult> ReadAsync<TResult>(
        SessionUser user, Func<TSession, CancellationToken, Task<TResult>> read, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(read);
        return ReadAsync(user, read, static (session, read, token) => read(session, token), cancellationToken);
    }

    /// <inheritdoc cref="ReadAsync{TResult}"/>
    /// <param name="user">Who the session acts for.</param>
    /// <param name="state">Handed to <paramref name="read"/>, which can be static then: nothing is allocated for what it needs to know.</param>
    /// <param name="read">One call of a repository. Gives the result.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task<TResult> ReadAsync<TState, TResult>(
        SessionUser user, TState state, Func<TSession, TState, CancellationToken, Task<TResult>> read, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(read);
        return ReadInAsync(user, state, read, cancellationToken).AsTask();
    }

    /// <summary>
    /// Writes by one statement, in one round trip: set-up and statement are one implicit transaction, which is stored when the statement
    /// has succeeded. A second statement in <paramref name="write"/> is refused. After a deadlock it is run again, as by RunAsync.
    /// </summary>
    /// <param name="user">Who the session acts for.</param>
    /// <param name="write">One call of a repository. Gives the result.</param>
    /// <param name="options">Attempts and waits; null for five attempts. The isolation is the server's default.</param>
    /// <param name="cancellationToken">Rolls back, unless PostgreSQL has run the statement already.</param>
    /// <exception cref="InvalidOperationException"><paramref name="write"/> asked for a second statement.</exception>
    /// <exception cref="SchemaException">PostgreSQL refused the statement; nothing is stored.</exception>
    /// <exception cref="CommitOutcomeUnknownException">The connection was lost on the way.</exception>
    /// <exception cref="AlreadyStoredException">It is stored, and its answer could not be read or has more rows than the one that was asked for.</exception>
    /// <exception cref="UnsafeLoginException">Row security would not hold for the login.</exception>
    public Task<TResult> WriteAsync<TResult>(
        SessionUser user, Func<TSession, CancellationToken, Task<TResult>> write, RunOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(write);
        return RunInAsync<Func<TSession, CancellationToken, Task<TResult>>, TResult>(
            user, SessionKind.Write, write, static (session, write, token) => write(session, token), options, cancellationToken).AsTask();
    }

    /// <inheritdoc cref="WriteAsync{TResult}(SessionUser, Func{TSession, CancellationToken, Task{TResult}}, RunOptions?, CancellationToken)"/>
    /// <param name="user">Who the session acts for.</param>
    /// <param name="state">Handed to <paramref name="write"/>, which can be static then: nothing is allocated for what it needs to know.</param>
    /// <param name="write">One call of a repository. Gives the result.</param>
    /// <param name="options">Attempts and waits; null for five attempts. The isolation is the server's default.</param>
    /// <param name="cancellationToken">Rolls back, unless PostgreSQL has run the statement already.</param>
    public Task<TResult> WriteAsync<TState, TResult>(
        SessionUser user, TState state, Func<TSession, TState, CancellationToken, Task<TResult>> write, RunOptions? options = null,
        CancellationToken cancellationToken = default)
        => RunInAsync<TState, TResult>(user, SessionKind.Write, state, write, options, cancellationToken).AsTask();

    /// <inheritdoc cref="WriteAsync{TResult}(SessionUser, Func{TSession, CancellationToken, Task{TResult}}, RunOptions?, CancellationToken)"/>
    public Task WriteAsync(
        SessionUser user, Func<TSession, CancellationToken, Task> write, RunOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(write);
        return RunInAsync<Func<TSession, CancellationToken, Task>, bool>(
            user, SessionKind.Write, write, static (session, write, token) => write(session, token), options, cancellationToken).AsTask();
    }

    /// <inheritdoc cref="WriteAsync{TState, TResult}(SessionUser, TState, Func{TSession, TState, CancellationToken, Task{TResult}}, RunOptions?, CancellationToken)"/>
    public Task WriteAsync<TState>(
        SessionUser user, TState state, Func<TSession, TState, CancellationToken, Task> write, RunOptions? options = null,
        CancellationToken cancellationToken = default)
        => RunInAsync<TState, bool>(user, SessionKind.Write, state, write, options, cancellationToken).AsTask();

    // What waiting methods remember is used again by the next one; the task that the caller gets is all that is made.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<TResult> ReadInAsync<TState, TResult>(
        SessionUser user, TState state, Func<TSession, TState, CancellationToken, Task<TResult>> read, CancellationToken cancellationToken)
    {
        TSession session = await OpenAsync(user, SessionKind.Read, IsolationLevel.ReadCommitted, cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false)) return await read(session, state, cancellationToken).ConfigureAwait(false);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<TResult> RunInAsync<TState, TResult>(
        SessionUser user, SessionKind kind, TState state, Func<TSession, TState, CancellationToken, Task> work, RunOptions? options,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(work);
        options ??= RunOptions.Default;
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                TSession session = await OpenAsync(user, kind, options.Isolation, cancellationToken).ConfigureAwait(false);
                await using (session.ConfigureAwait(false))
                {
                    // One method for work with a result and without: a second one, or a lambda around the work, would be made at each call.
                    Task done = work(session, state, cancellationToken);
                    await done.ConfigureAwait(false);
                    session.ThrowUntold();
                    if (kind == SessionKind.Transaction) await session.CommitAsync(cancellationToken).ConfigureAwait(false);
                    return done is Task<TResult> { Result: var result } ? result : default!;
                }
            }
            catch (PostgresException conflict) when (attempt < options.Attempts && RunOptions.IsConflict(conflict))
            {
                // The session is disposed by now: no connection is held while waiting.
                SourceFor(user.Role).Telemetry.ConflictRetried(user.Word, conflict.SqlState, attempt, options.Attempts);
            }
            await Task.Delay(options.WaitAfter(attempt, Random.Shared.NextDouble()), cancellationToken).ConfigureAwait(false);
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<TSession> OpenAsync(SessionUser user, SessionKind kind, IsolationLevel isolation, CancellationToken cancellationToken)
    {
        TSession session = NewSession(user);
        GuardedSource source = SourceFor(user.Role);
        SessionSpan? span = kind == SessionKind.Transaction ? source.Telemetry.StartSession(user.Word) : null;
        NpgsqlConnection? connection = null;
        try
        {
            connection = await source.OpenConnectionAsync(user.IsLogin, cancellationToken).ConfigureAwait(false);
            await session.BeginAsync(connection, kind, isolation, span, cancellationToken).ConfigureAwait(false);
            return session;
        }
        catch (Exception failure)
        {
            if (connection is not null) await connection.DisposeAsync().ConfigureAwait(false);
            span?.Failed(failure);
            span?.End();
            throw;
        }
    }
}
