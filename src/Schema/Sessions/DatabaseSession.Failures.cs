using System;
using System.Data;
using System.Data.Common;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Commands;
using StudyHub.Schema.Failures;

namespace StudyHub.Schema.Sessions;

/// <summary>How a session ends, after a failure or without one, and what may be stored then.</summary>
public abstract partial class DatabaseSession
{
    // Of a loop that was left: nobody was told.
    private ExceptionDispatchInfo? untold;

    /// <summary>Ends the session after a failure of its statement. The typed exception for it; null where it has no type.</summary>
    internal async ValueTask<Exception?> FailAsync(StatementCommand command, Exception failure)
    {
        Exception? typed = (last is { IsSetUpRefused: true } ? Translation.OfSetUp(failure, database.Roles.NameOf(User.Role)) : null)
            ?? Translation.Of(failure, command.Reached.Table, User);

        // Behind a pooler a name may stand for another statement, which has other parameters.
        if (Source.PreparesItself && failure is PostgresException { SqlState: PostgresErrorCodes.ProtocolViolation or PostgresErrorCodes.FeatureNotSupported } other)
            typed ??= new PreparedStatementLostException(other.SqlState);
        if (typed is InvalidValueException invalid && command.Reached == command.Statement) typed = command.Blame(invalid);

        if (typed is null && connection is not { State: ConnectionState.Open })
        {
            typed = StoresByItself(command.Statement) && command.IsHandedOver ? new CommitOutcomeUnknownException(failure)
                : failure is NpgsqlException ? new ConnectionLostException(command.Reached.Table, failure)
                : null;
        }
        await FailAsync(typed ?? failure).ConfigureAwait(false);
        return typed;
    }

    /// <summary>The same where the failure cannot be thrown: <see cref="ThrowUntold"/> does, before anybody takes the work for done.</summary>
    internal async ValueTask FailUntoldAsync(StatementCommand command, Exception failure)
        => untold = ExceptionDispatchInfo.Capture(await FailAsync(command, failure).ConfigureAwait(false) ?? failure);

    internal void ThrowUntold() => untold?.Throw();

    /// <summary>
    /// What it means that the answer of a statement that stores by itself cannot be read: at the answer's end it is stored, or PostgreSQL
    /// has refused it after all. Null where the failure says by itself what happened.
    /// </summary>
    internal async ValueTask<Exception?> UnreadAsync(StatementCommand command, DbDataReader rows, Exception failure)
    {
        if (!StoresByItself(command.Statement) || failure is NpgsqlException or OperationCanceledException) return null;
        try
        {
            while (await rows.NextResultAsync(CancellationToken.None).ConfigureAwait(false))
            {
            }
        }
        catch (Exception refusal)
        {
            return refusal;
        }
        return new AlreadyStoredException(command.Statement.Table, failure);
    }

    private async ValueTask FailAsync(Exception failure)
    {
        gate.Fail(failure);
        running?.Fail(failure);
        running = null;
        span?.Failed(failure);
        Telemetry.Failed(User.Word, failure);
        await ReleaseAsync().ConfigureAwait(false);
    }

    /// <summary>A connection that goes back to the pool inside a transaction is rolled back first, or closed if it is broken.</summary>
    private async ValueTask ReleaseAsync(bool isBusy = false)
    {
        if (Interlocked.Exchange(ref connection, null) is not { } open) return;
        try
        {
            // What an operation that nobody waited for still holds is not given to another session.
            if (isBusy) await open.DisposeAsync().ConfigureAwait(false);
            else await Source.CloseAsync(open).ConfigureAwait(false);
        }
        catch (NpgsqlException)
        {
            // The ROLLBACK met a line that is down. The driver has closed it, and PostgreSQL rolls back what has no client; an exception of
            // the work is on its way, or nothing is, and neither is to be replaced by this.
        }
        finally
        {
            span?.End();
        }
    }
}
