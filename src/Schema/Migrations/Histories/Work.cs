using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Revisions;

namespace StudyHub.Schema.Migrations.Histories;

/// <summary>What is to be run, after everything that speaks against it was looked at.</summary>
internal static class Work
{
    /// <exception cref="MigrationException">Why nothing may be run.</exception>
    public static IReadOnlyList<RevisionRun> Upgrade(RevisionGraph graph, History history, MigrationTarget target)
    {
        ThrowOn(HistoryCheck.Problems(graph, history));
        return Resumed(MigrationDirection.Up, Targets.Upgrade(graph, history.Ids, target), graph, history);
    }

    /// <exception cref="MigrationException">Why nothing may be run.</exception>
    public static IReadOnlyList<RevisionRun> Downgrade(RevisionGraph graph, History history, MigrationTarget target, bool allowDataLoss)
    {
        ThrowOn(HistoryCheck.Problems(graph, history));
        IReadOnlyList<Revision> revisions = Targets.Downgrade(graph, history.Ids, target);
        Revision[] irreversible = [.. revisions.Where(revision => revision.Down is null)];
        if (irreversible.Length > 0) throw new IrreversibleRevisionException(irreversible);
        Revision[] losing = [.. revisions.Where(revision => !revision.BackConsents.IsEmpty)];
        if (losing.Length > 0 && !allowDataLoss) throw new DataLossException(losing);
        return Resumed(MigrationDirection.Down, revisions, graph, history);
    }

    /// <summary>What of the work another attempt, whose COMMIT may have been stored, has left.</summary>
    public static IReadOnlyList<RevisionRun> Left(IReadOnlyList<RevisionRun> work, RevisionGraph graph, History history)
    {
        ThrowOn(HistoryCheck.Problems(graph, history));
        HashSet<RevisionId> applied = history.Ids;
        Revision[] left = [.. work.Where(run => applied.Contains(run.Revision.Id) == (run.Direction == MigrationDirection.Down)).Select(run => run.Revision)];
        return work.Count == 0 ? work : Resumed(work[0].Direction, left, graph, history);
    }

    /// <exception cref="HistoryMismatchException">There are problems.</exception>
    public static void ThrowOn(IReadOnlyList<HistoryProblem> problems)
    {
        if (problems.Count > 0) throw new HistoryMismatchException(problems);
    }

    /// <summary>A revision that was left half-way comes first: what it stands on was there when it began.</summary>
    private static IReadOnlyList<RevisionRun> Resumed(MigrationDirection direction, IReadOnlyList<Revision> revisions, RevisionGraph graph, History history)
    {
        RevisionRun[] runs = [.. revisions.Select(revision => new RevisionRun(revision, direction))];
        if (history.Interrupted is not { } interrupted) return runs;
        if (interrupted.Direction != direction || runs.FirstOrDefault(run => run.Revision.Id == interrupted.Id) is not { } half)
            throw new InterruptedRevisionException(interrupted, Message(interrupted, graph));
        JournalRow[] rows = [.. history.Of(half.Revision, direction)];
        int first = interrupted.DoneSteps.Count + 1;
        if (rows.Any(row => row.Script != HistoryWriter.HashOf(half.Script)) || !interrupted.DoneSteps.SequenceEqual(Enumerable.Range(1, first - 1)))
        {
            throw new InterruptedRevisionException(interrupted,
                $"Nothing was done: {Half(interrupted, half.Revision.Title)}, and its script was edited since then. "
                + "Take the script that was begun from version control, run it to its end, and add a revision that changes more.");
        }
        return [half with { FirstStep = first }, .. runs.Where(run => run != half)];
    }

    private static string Message(InterruptedRevision interrupted, RevisionGraph graph)
    {
        string title = graph.Find(interrupted.Id)?.Title ?? interrupted.Id.Value;
        string half = $"Nothing was done: {Half(interrupted, title)}. ";
        if (graph.Find(interrupted.Id) is not { } revision) return half + "No file describes it; use the files that it was begun with.";
        return half + (interrupted.Direction == MigrationDirection.Up
            ? $"Finish it: studyhub-schema upgrade {revision.Id}. Or undo by hand what its steps did, and say so by stamping the database with what it stands on: "
                + $"studyhub-schema stamp {(revision.Parents.IsEmpty ? "base" : string.Join(' ', revision.Parents))}"
            : $"Finish it: studyhub-schema downgrade {(revision.Parents.IsEmpty ? "base" : revision.Parents[0].Value)}");
    }

    private static string Half(InterruptedRevision interrupted, string title)
        => $"revision {title} was left half-way {(interrupted.Direction == MigrationDirection.Up ? "up" : "back")} ("
            + (interrupted.DoneSteps.Count == 0 ? "no step is done" : $"done: step {string.Join(", ", interrupted.DoneSteps)}")
            + (interrupted.OpenStep is { } open ? $"; begun: step {open}" : "") + ")";
}
