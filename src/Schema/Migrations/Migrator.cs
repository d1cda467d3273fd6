using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Migrations.Connecting;
using StudyHub.Schema.Migrations.Histories;
using StudyHub.Schema.Migrations.Running;
using StudyHub.Schema.Model;
using StudyHub.Schema.Revisions;

namespace StudyHub.Schema.Migrations;

/// <summary>
/// Brings databases from one revision to another. Any number of them may be started at once, by applications that start and by people: one
/// works, the others wait and find its work done. Whatever ends a run, the next one goes on from the step that it came to.
/// </summary>
/// <example><code>
/// await new Migrator(EmbeddedRevisions.Of(typeof(Program).Assembly)).UpgradeAsync(connectionString);
/// </code></example>
public sealed class Migrator
{
    /// <summary>How often a lost COMMIT is looked up on a new connection before it is given up.</summary>
    private const int Reconnections = 5;

    private readonly RevisionSet revisions;
    private readonly RevisionGraph graph;
    private readonly MigratorOptions options;

    /// <param name="revisions">All of them, as they lie in db/migrations or were built into an assembly.</param>
    /// <param name="options">Null for <see cref="MigratorOptions.Default"/>.</param>
    /// <exception cref="BrokenRevisionsException">The revisions have findings.</exception>
    public Migrator(RevisionSet revisions, MigratorOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(revisions);
        if (!revisions.Findings.IsEmpty) throw new BrokenRevisionsException(revisions.Findings);
        this.revisions = revisions;
        this.options = OneCallAtATime(options ?? MigratorOptions.Default);
        graph = new RevisionGraph(revisions);
    }

    /// <summary>Where the database is. Reads only, and waits for nobody: a migration may be under way.</summary>
    /// <exception cref="MigrationDatabaseException">The database cannot be reached, or does not let the login see the history.</exception>
    public async Task<MigrationStatus> ReadStatusAsync(string connectionString, CancellationToken cancellationToken = default)
    {
        History history = await ReadAsync(connectionString, cancellationToken).ConfigureAwait(false);
        HashSet<RevisionId> applied = history.Ids;
        Dictionary<RevisionId, int> order = graph.All.Select((revision, i) => (revision.Id, i)).ToDictionary(pair => pair.Id, pair => pair.i);
        return new MigrationStatus
        {
            Applied = [.. history.Applied.OrderBy(row => order.GetValueOrDefault(row.Id, int.MaxValue))],
            Pending = [.. graph.All.Where(revision => !applied.Contains(revision.Id))],
            Current = graph.Current(applied),
            Problems = HistoryCheck.Problems(graph, history),
            Interrupted = history.Interrupted,
        };
    }

    /// <summary>For an application that is upgraded by somebody else: it starts only on a database that has all revisions.</summary>
    /// <exception cref="NotUpToDateException">Revisions are missing.</exception>
    /// <exception cref="HistoryMismatchException">The database is newer, of another project, or has revisions that were edited since.</exception>
    /// <exception cref="InterruptedRevisionException">A revision is half-way.</exception>
    /// <exception cref="MigrationDatabaseException">The database cannot be reached, or does not let the login see the history.</exception>
    public async Task EnsureUpToDateAsync(string connectionString, CancellationToken cancellationToken = default)
    {
        History history = await ReadAsync(connectionString, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<RevisionRun> missing = Work.Upgrade(graph, history, MigrationTarget.Head);
        if (missing.Count > 0) throw new NotUpToDateException([.. missing.Select(run => run.Revision)]);
    }

    /// <summary>What <see cref="UpgradeAsync"/> would run now. Changes nothing.</summary>
    public async Task<IReadOnlyList<RevisionRun>> PreviewUpgradeAsync(
        string connectionString, MigrationTarget? target = null, CancellationToken cancellationToken = default)
        => Work.Upgrade(graph, await ReadAsync(connectionString, cancellationToken).ConfigureAwait(false), target ?? MigrationTarget.Head);

    /// <summary>What <see cref="DowngradeAsync"/> would run now. Changes nothing.</summary>
    public async Task<IReadOnlyList<RevisionRun>> PreviewDowngradeAsync(
        string connectionString, MigrationTarget target, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        return Work.Downgrade(graph, await ReadAsync(connectionString, cancellationToken).ConfigureAwait(false), target, options.AllowDataLoss);
    }

    /// <summary>What <see cref="StampAsync"/> would write now, as if it had been run. Changes nothing.</summary>
    public async Task<IReadOnlyList<RevisionRun>> PreviewStampAsync(
        string connectionString, IEnumerable<MigrationTarget> targets, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(targets);
        IReadOnlyList<Revision> wanted = Targets.Stamp(graph, targets);
        (Revision[] removed, Revision[] added) = Stamping(await ReadAsync(connectionString, cancellationToken).ConfigureAwait(false), wanted);
        return [.. Stamped(removed, added)];
    }

    /// <summary>Applies the revisions that the database lacks up to the target.</summary>
    /// <param name="connectionString">Of the server itself, as the role that may change the schema.</param>
    /// <param name="target">Null for the head.</param>
    /// <param name="cancellationToken">Ends it after the COMMIT that is on its way, or rolls the step back; the next run goes on from there.</param>
    /// <returns>What was run by this call.</returns>
    /// <exception cref="MigrationException">Why it was not begun, or where it stopped.</exception>
    public async Task<MigrationResult> UpgradeAsync(
        string connectionString, MigrationTarget? target = null, CancellationToken cancellationToken = default)
    {
        MigrationTarget to = target ?? MigrationTarget.Head;
        long start = options.Clock.GetTimestamp();
        // Most starts of an application find nothing to do; they need neither the lock nor the right to write. Whatever is not plain to see
        // is looked at again under the lock.
        if (to.Steps is null && await HasAllAsync(connectionString, to, cancellationToken).ConfigureAwait(false))
            return new MigrationResult([], options.Clock.GetElapsedTime(start));
        return await RunAsync(connectionString, history => Work.Upgrade(graph, history, to), start, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Takes revisions back, down to the target, which stays.</summary>
    /// <param name="connectionString">Of the server itself, as the role that may change the schema.</param>
    /// <param name="target">A revision that is applied, <see cref="MigrationTarget.Base"/>, or how many revisions back.</param>
    /// <param name="cancellationToken">Ends it after the COMMIT that is on its way, or rolls the step back; the next run goes on from there.</param>
    /// <returns>What was run by this call.</returns>
    /// <exception cref="MigrationException">Why it was not begun, or where it stopped.</exception>
    public async Task<MigrationResult> DowngradeAsync(string connectionString, MigrationTarget target, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        long start = options.Clock.GetTimestamp();
        return await RunAsync(
            connectionString, history => Work.Downgrade(graph, history, target, options.AllowDataLoss), start, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Writes into the history that the database has the targets and what they stand on, and nothing else. No script is run: for a database that
    /// was made by other means, and for one whose half-way revision was undone by hand.
    /// </summary>
    /// <returns>The revisions that were written or taken away, as if they had been run.</returns>
    /// <exception cref="MigrationException">Why nothing was written.</exception>
    public async Task<MigrationResult> StampAsync(string connectionString, IEnumerable<MigrationTarget> targets, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(targets);
        long start = options.Clock.GetTimestamp();
        IReadOnlyList<Revision> wanted = Targets.Stamp(graph, targets);
        List<RevisionRun> stamped = [];
        await WithHistoryAsync(connectionString, async (connection, history) =>
        {
            (Revision[] removed, Revision[] added) = Stamping(history, wanted);
            if (added.Length + removed.Length == 0 && history.Interrupted is null) return;
            await MakeTablesAsync(connection, history, cancellationToken).ConfigureAwait(false);
            HistoryWriter writer = new(connection, options.Clock, Owner(wanted));
            await connection.TypedAsync(async () =>
            {
                await using NpgsqlTransaction transaction = await connection.Database.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
                await writer.StampAsync(removed, added, cancellationToken).ConfigureAwait(false);
                await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
                return true;
            }).ConfigureAwait(false);
            stamped.AddRange(Stamped(removed, added));
        }, cancellationToken).ConfigureAwait(false);
        return new MigrationResult(stamped, options.Clock.GetElapsedTime(start));
    }

    /// <summary>What of the history goes and what comes, so that it holds these revisions alone.</summary>
    private (Revision[] Removed, Revision[] Added) Stamping(History history, IReadOnlyList<Revision> wanted)
    {
        Work.ThrowOn([.. HistoryCheck.Problems(graph, history).Where(problem => problem.Kind switch
        {
            HistoryProblemKind.MissingParent => false,
            HistoryProblemKind.Edited => !options.AcceptEdited,
            _ => true,
        })]);
        Dictionary<RevisionId, AppliedRevision> rows = history.Applied.ToDictionary(row => row.Id);
        Revision[] added = [.. wanted.Where(revision => !rows.TryGetValue(revision.Id, out AppliedRevision? row) || row.Checksum != revision.Checksum)];
        Revision[] removed = [.. graph.All.Where(revision => rows.ContainsKey(revision.Id) && (added.Contains(revision) || !wanted.Contains(revision)))];
        return (removed, added);
    }

    private static IEnumerable<RevisionRun> Stamped(Revision[] removed, Revision[] added)
        => removed.Except(added).Reverse().Select(revision => new RevisionRun(revision, MigrationDirection.Down))
            .Concat(added.Select(revision => new RevisionRun(revision, MigrationDirection.Up)));

    /// <summary>Looks, under the lock, what is to be done, and does it; after a lost COMMIT once more, on a new connection.</summary>
    private async Task<MigrationResult> RunAsync(
        string connectionString, Func<History, IReadOnlyList<RevisionRun>> plan, long start, CancellationToken cancellationToken)
    {
        IReadOnlyList<RevisionRun>? work = null;
        CommitLostException? lost = null;
        for (int attempt = 0; ; attempt++)
        {
            try
            {
                await WithHistoryAsync(connectionString, async (connection, history) =>
                {
                    // "+1" is a place of its own once the first +1 may be stored.
                    IReadOnlyList<RevisionRun> left = work is null ? work = plan(history) : Work.Left(work, graph, history);
                    if (left.Count == 0) return;
                    await MakeTablesAsync(connection, history, cancellationToken).ConfigureAwait(false);
                    await RunAsync(connection, left, history.Interrupted?.OpenStep is not null, cancellationToken).ConfigureAwait(false);
                }, cancellationToken).ConfigureAwait(false);
                return new MigrationResult(work!, options.Clock.GetElapsedTime(start));
            }
            catch (CommitLostException failure) when (attempt < Reconnections)
            {
                lost = failure;
                options.Progress?.Invoke(new CommitLost(failure.Place));
                await Task.Delay(options.RetryWait, cancellationToken).ConfigureAwait(false);
            }
            catch (MigrationDatabaseException) when (lost is not null && attempt < Reconnections)
            {
                await Task.Delay(options.RetryWait * (attempt + 1), cancellationToken).ConfigureAwait(false);
            }
            catch (Exception failure) when (lost is not null && failure is MigrationDatabaseException or CommitLostException)
            {
                throw new StepOutcomeUnknownException((failure as CommitLostException ?? lost!).Place, failure);
            }
        }
    }

    private async Task RunAsync(MigratorConnection connection, IReadOnlyList<RevisionRun> work, bool isBegun, CancellationToken cancellationToken)
    {
        HistoryWriter writer = new(connection, options.Clock, Owner([.. work.Select(run => run.Revision)]));
        StepRunner runner = new(connection, writer, options);
        foreach (RevisionRun run in work) await runner.RunAsync(run, isBegun && run == work[0], cancellationToken).ConfigureAwait(false);
    }

    private static async Task MakeTablesAsync(MigratorConnection connection, History history, CancellationToken cancellationToken)
    {
        if (history.Exists) return;
        await connection.TypedAsync(async () =>
        {
            await HistoryTables.CreateAsync(connection, cancellationToken).ConfigureAwait(false);
            return true;
        }).ConfigureAwait(false);
    }

    /// <summary>Under the lock, with the history as it is then.</summary>
    private async Task WithHistoryAsync(string connectionString, Func<MigratorConnection, History, Task> use, CancellationToken cancellationToken)
    {
        await using MigratorConnection connection = await MigratorConnection.OpenAsync(connectionString, options, cancellationToken).ConfigureAwait(false);
        History history = await connection.TypedAsync(async () =>
        {
            await MigratorLock.TakeAsync(connection, options, cancellationToken).ConfigureAwait(false);
            return await HistoryTables.ReadAsync(connection, cancellationToken).ConfigureAwait(false);
        }).ConfigureAwait(false);
        await use(connection, history).ConfigureAwait(false);
    }

    private async Task<History> ReadAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using MigratorConnection connection = await MigratorConnection.OpenAsync(connectionString, options, cancellationToken).ConfigureAwait(false);
        return await connection.TypedAsync(() => HistoryTables.ReadAsync(connection, cancellationToken)).ConfigureAwait(false);
    }

    private async Task<bool> HasAllAsync(string connectionString, MigrationTarget target, CancellationToken cancellationToken)
    {
        History history = await ReadAsync(connectionString, cancellationToken).ConfigureAwait(false);
        return HistoryCheck.Problems(graph, history).Count == 0 && history.Interrupted is null && Targets.Upgrade(graph, history.Ids, target).Count == 0;
    }

    /// <summary>The role that owns the schema at the last of the revisions; null where the model has none.</summary>
    private string? Owner(IReadOnlyList<Revision> among)
        => among.Count == 0 ? null : RevisionModels.At(revisions, among[^1].Id).Roles.FirstOrDefault(role => role.Purpose == RolePurpose.Owner)?.Name.Value;

    private static MigratorOptions OneCallAtATime(MigratorOptions options)
    {
        if (options.Progress is not { } progress) return options;
        object gate = new();
        return options with
        {
            Progress = what =>
            {
                lock (gate) progress(what);
            },
        };
    }
}
