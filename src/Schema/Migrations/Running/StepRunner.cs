using System;
using System.Data;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Migrations.Connecting;
using StudyHub.Schema.Migrations.Explaining;
using StudyHub.Schema.Migrations.Histories;
using StudyHub.Schema.Revisions;

namespace StudyHub.Schema.Migrations.Running;

/// <summary>Runs revisions step by step; what is done is recorded in the transaction that does it.</summary>
internal sealed class StepRunner(MigratorConnection connection, HistoryWriter history, MigratorOptions options)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    /// <summary>Of a script that holds nothing but its record in the history.</summary>
    private static readonly ScriptStep NoStep = new(0, true, EquatableArrays.Of(new ScriptStatement("commit", 1)));

    private readonly OutsideRecovery recovery = new(connection, options);

    /// <param name="run">What is to be run.</param>
    /// <param name="isBegun">The first of its steps was begun outside of a transaction, and is not recorded as done.</param>
    /// <param name="cancellationToken">Cancels; a COMMIT that is on its way is awaited.</param>
    public async Task RunAsync(RevisionRun run, bool isBegun, CancellationToken cancellationToken)
    {
        long start = options.Clock.GetTimestamp();
        int count = run.Script.Steps.Count;
        if (count == 0) await RecordEmptyAsync(run, cancellationToken).ConfigureAwait(false);
        foreach (ScriptStep step in run.Steps)
        {
            MigrationPlace place = new(run.Revision, run.Direction, step.Number, count);
            options.Progress?.Invoke(new StepStarted(place));
            long stepStart = options.Clock.GetTimestamp();
            try
            {
                await RunAsync(place, run.Script, step, isBegun && step.Number == run.FirstStep, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception failure) when (failure is not (OperationCanceledException or MigrationException or CommitLostException) && IsLost(failure))
            {
                throw ConnectionFailure.Lost($"in {place}", failure);
            }
            catch (PostgresException refusal)
            {
                // Not the script: what the migrator itself asks and writes.
                throw ConnectionFailure.Of(refusal, connection.ConnectionString)!;
            }
            options.Progress?.Invoke(new StepEnded(place, options.Clock.GetElapsedTime(stepStart)));
        }
        options.Progress?.Invoke(new RevisionEnded(run.Revision, run.Direction, options.Clock.GetElapsedTime(start)));
    }

    private async Task RunAsync(MigrationPlace place, RevisionScript script, ScriptStep step, bool isBegun, CancellationToken cancellationToken)
    {
        DateTimeOffset started = options.Clock.GetUtcNow();
        await using StepWatch watch = StepWatch.Start(connection.ConnectionString, place, connection.ProcessId, options);
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                if (step.IsTransaction) await InTransactionAsync(place, script, step, started, cancellationToken).ConfigureAwait(false);
                // What the server refused in the first attempt is known not to have happened.
                else await OutsideAsync(place, script, step, started, isBegun && attempt == 1, cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (StatementRefusedException refused) when (refused.IsConflict && attempt <= options.Retries && !IsLost(refused.Refusal))
            {
                TimeSpan wait = WaitAfter(attempt);
                options.Progress?.Invoke(new StepRetried(place, attempt, refused.Refusal.SqlState, wait, watch.Blockers));
                await Task.Delay(wait, cancellationToken).ConfigureAwait(false);
            }
            catch (StatementRefusedException refused) when (IsLost(refused.Refusal))
            {
                throw ConnectionFailure.Lost($"in {place}", refused.Refusal);
            }
            catch (StatementRefusedException refused)
            {
                throw await new FailureExplanation(connection, options).OfAsync(place, refused, watch.Blockers, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>The step, its journal and after the last step the history are stored together, or none of them.</summary>
    private async Task InTransactionAsync(
        MigrationPlace place, RevisionScript script, ScriptStep step, DateTimeOffset started, CancellationToken cancellationToken)
    {
        await using NpgsqlTransaction transaction = await BeginAsync(cancellationToken).ConfigureAwait(false);
        foreach (ScriptStatement statement in step.Statements) await ExecuteAsync(step, statement, cancellationToken).ConfigureAwait(false);
        await connection.ResetAsync(cancellationToken).ConfigureAwait(false);
        await history.DoneAsync(place, script, started, cancellationToken).ConfigureAwait(false);
        await CommitAsync(transaction, place, step).ConfigureAwait(false);
    }

    private async Task OutsideAsync(
        MigrationPlace place, RevisionScript script, ScriptStep step, DateTimeOffset started, bool isBegun, CancellationToken cancellationToken)
    {
        ScriptStatement statement = step.Statements[0];
        OutsideStatement known = OutsideStatement.Of(statement.Text);
        if (!await recovery.IsDoneAsync(place, statement, known, isBegun, cancellationToken).ConfigureAwait(false))
        {
            await history.StartedAsync(place, script, started, cancellationToken).ConfigureAwait(false);
            if (known.IsConcurrent) await connection.RunAsync("set lock_timeout = 0", cancellationToken).ConfigureAwait(false);
            try
            {
                await ExecuteAsync(step, statement, cancellationToken).ConfigureAwait(false);
            }
            catch (StatementRefusedException refused) when (!IsLost(refused.Refusal))
            {
                // The server itself says that it failed.
                await connection.ResetAsync(cancellationToken).ConfigureAwait(false);
                await recovery.CleanAsync(place, known, refused, cancellationToken).ConfigureAwait(false);
                await history.NotStartedAsync(place, cancellationToken).ConfigureAwait(false);
                throw;
            }
        }
        await using NpgsqlTransaction transaction = await BeginAsync(cancellationToken).ConfigureAwait(false);
        await connection.ResetAsync(cancellationToken).ConfigureAwait(false);
        await history.DoneAsync(place, script, started, cancellationToken).ConfigureAwait(false);
        await CommitAsync(transaction, place, step).ConfigureAwait(false);
    }

    private async Task RecordEmptyAsync(RevisionRun run, CancellationToken cancellationToken)
    {
        await using NpgsqlTransaction transaction = await BeginAsync(cancellationToken).ConfigureAwait(false);
        await history.DoneAsync(run.Revision, run.Direction, cancellationToken).ConfigureAwait(false);
        await CommitAsync(transaction, new MigrationPlace(run.Revision, run.Direction, 0, 0), NoStep).ConfigureAwait(false);
    }

    private async Task<NpgsqlTransaction> BeginAsync(CancellationToken cancellationToken)
        => await connection.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken).ConfigureAwait(false);

    private async Task ExecuteAsync(ScriptStep step, ScriptStatement statement, CancellationToken cancellationToken)
    {
        try
        {
            await connection.RunAsItIsAsync(statement.Text, cancellationToken).ConfigureAwait(false);
        }
        catch (PostgresException refusal)
        {
            throw new StatementRefusedException(step, statement, refusal);
        }
    }

    /// <summary>It is not cancelled: who gave up in that moment would not know what is stored.</summary>
    private static async Task CommitAsync(NpgsqlTransaction transaction, MigrationPlace place, ScriptStep step)
    {
        try
        {
            await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (PostgresException refusal) when (!ConnectionFailure.IsLoss(refusal))
        {
            throw new StatementRefusedException(step, step.Statements[^1], refusal, isAtCommit: true);
        }
        catch (Exception failure) when (ConnectionFailure.IsLoss(failure))
        {
            throw new CommitLostException(place, failure);
        }
    }

    private bool IsLost(Exception failure) => ConnectionFailure.IsLoss(failure) || !connection.IsOpen;

    private TimeSpan WaitAfter(int attempt)
    {
        double longest = Math.Min(options.RetryWait.TotalMilliseconds * Math.Pow(2, attempt - 1), LongestWait.TotalMilliseconds);
        return TimeSpan.FromMilliseconds(longest * Random.Shared.NextDouble());
    }
}
