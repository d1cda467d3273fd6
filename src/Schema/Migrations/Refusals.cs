using System;
using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Revisions;

namespace StudyHub.Schema.Migrations;

/// <summary>The files of the revisions are not in order; no database was looked at.</summary>
public sealed class BrokenRevisionsException : MigrationException
{
    internal BrokenRevisionsException(EquatableArray<RevisionFinding> findings)
        : base($"The revisions cannot be used:\n{string.Join('\n', findings.Select(finding => "  " + finding))}")
        => Findings = findings;

    /// <summary>At least one.</summary>
    public EquatableArray<RevisionFinding> Findings { get; }
}

/// <summary>The target cannot be reached, or is not to be found among the revisions; nothing was done.</summary>
public sealed class MigrationTargetException : MigrationException
{
    private MigrationTargetException(string message)
        : base(message)
    {
    }

    internal static MigrationTargetException Nothing()
        => new("The target is empty. Give head, base, +2, -1, an id or its beginning, or a revision's name.");

    internal static MigrationTargetException NoNumber(string text)
        => new($"The target '{text}' is a sign without a number. Give +2 for two revisions on, or -1 for one back.");

    internal static MigrationTargetException Unknown(string text, IReadOnlyList<Revision> all) => new(
        $"There is no revision '{text}'. "
        + (all.Count == 0 ? "There are none at all; the first is made by: studyhub-schema add NAME" : $"The last are {Titles(all.TakeLast(3))}."));

    internal static MigrationTargetException Ambiguous(string text, IReadOnlyList<Revision> matching)
        => new($"'{text}' may be {Titles(matching)}. Give more of the id.");

    internal static MigrationTargetException TooFar(int steps, int there) => new(steps > 0
        ? $"+{steps} goes too far: {Count(there)} left to apply. Give head for all of them."
        : $"{steps} goes too far: {Count(there)} applied. Give base to take all of them back.");

    internal static MigrationTargetException WrongWay(MigrationTarget target, MigrationDirection direction) => new(direction == MigrationDirection.Up
        ? $"An upgrade does not go to {target}; going back loses what was added, so it has a command of its own: studyhub-schema downgrade {target}"
        : $"A downgrade does not go to {target}. Run: studyhub-schema upgrade {target}");

    internal static MigrationTargetException NotApplied(Revision target)
        => new($"Revision {target.Title} is not applied, so nothing can be taken back to it. Run: studyhub-schema upgrade {target.Id}");

    internal static MigrationTargetException NoPlace(MigrationTarget target)
        => new($"A database is stamped with revisions, not with {target}. Give head, base, an id or a name.");

    private static string Titles(IEnumerable<Revision> revisions) => string.Join(", ", revisions.Select(revision => revision.Title));

    private static string Count(int count) => count switch { 0 => "no revision is", 1 => "one revision is", _ => $"{count} revisions are" };
}

/// <summary>History and files do not belong together; nothing was done.</summary>
public sealed class HistoryMismatchException : MigrationException
{
    internal HistoryMismatchException(IReadOnlyList<HistoryProblem> problems)
        : base("Nothing was done: " + string.Join('\n', problems.Select(problem => problem.Message)))
        => Problems = problems;

    /// <summary>At least one.</summary>
    public IReadOnlyList<HistoryProblem> Problems { get; }
}

/// <summary>A revision was left half-way, and what was asked for is not its end; nothing was done.</summary>
public sealed class InterruptedRevisionException : MigrationException
{
    internal InterruptedRevisionException(InterruptedRevision interrupted, string message)
        : base(message)
        => Interrupted = interrupted;

    public InterruptedRevision Interrupted { get; }
}

/// <summary>A revision has no way back; nothing was done.</summary>
public sealed class IrreversibleRevisionException : MigrationException
{
    internal IrreversibleRevisionException(IReadOnlyList<Revision> revisions)
        : base("Nothing was taken back: " + string.Join('\n', revisions.Select(revision =>
            $"revision {revision.Title} has no way back: {revision.Irreversible ?? "it has no down.sql"}."))
            + " Restore a backup, or add a revision that goes on from here: studyhub-schema add NAME")
        => Revisions = revisions;

    /// <summary>At least one.</summary>
    public IReadOnlyList<Revision> Revisions { get; }
}

/// <summary>The way back loses rows, or makes more visible, and nobody agreed to it; nothing was done.</summary>
public sealed class DataLossException : MigrationException
{
    internal DataLossException(IReadOnlyList<Revision> revisions)
        : base("Nothing was taken back, for the way back loses what is in the database, or shows more of it:\n"
            + string.Join('\n', revisions.SelectMany(revision => revision.BackConsents.Select(consent => $"  {revision.Title}: {consent}")))
            + "\nMake a backup, and agree with --allow-data-loss (MigratorOptions.AllowDataLoss).")
        => Revisions = revisions;

    /// <summary>At least one.</summary>
    public IReadOnlyList<Revision> Revisions { get; }
}

/// <summary>The database does not have all revisions.</summary>
public sealed class NotUpToDateException : MigrationException
{
    internal NotUpToDateException(IReadOnlyList<Revision> pending)
        : base($"The database is not up to date: it lacks {string.Join(", ", pending.Select(revision => revision.Title))}. Run: studyhub-schema upgrade")
        => Pending = pending;

    /// <summary>At least one, in the order in which they are to be run.</summary>
    public IReadOnlyList<Revision> Pending { get; }
}

/// <summary>Another migrator did not finish in the time that there was to wait for it; nothing was done.</summary>
public sealed class MigratorBusyException : MigrationException
{
    internal MigratorBusyException(TimeSpan waited, OtherSession? holder)
        : base(FormattableString.Invariant($"Another migrator works on the database, and did not finish within {waited.TotalSeconds:0.#} s")
            + (holder is null ? "" : $": {holder}")
            + ". Run again when it is through. One that hangs is ended by: "
            + FormattableString.Invariant($"select pg_terminate_backend({(holder is null ? "PID" : holder.ProcessId)})"))
        => Holder = holder;

    /// <summary>Who it is; null where PostgreSQL does not tell.</summary>
    public OtherSession? Holder { get; }
}

/// <summary>
/// A statement outside of a transaction was begun by a run that did not come to its end, and the catalog cannot tell whether the statement
/// did; nothing was done.
/// </summary>
public sealed class UnfinishedStepException : MigrationException
{
    internal UnfinishedStepException(MigrationPlace place, int line, string statement)
        : base($"{place.File}({line}): {place} was begun outside of a transaction by a run that did not come to its end, and nobody can tell from here "
            + $"whether it did its work: {statement}\nLook at what it makes or changes in the database. Where that is done, go on with --mark-done "
            + "(UnfinishedStep.MarkDone); where it is not, or may be done twice, with --run-again (UnfinishedStep.RunAgain).")
        => Place = place;

    public MigrationPlace Place { get; }
}
