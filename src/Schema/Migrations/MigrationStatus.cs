using System;
using System.Collections.Generic;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Revisions;

namespace StudyHub.Schema.Migrations;

/// <summary>Where a database is among the revisions.</summary>
public sealed record MigrationStatus
{
    /// <summary>What the database's history holds, in the order of the revisions; those that no file describes come last.</summary>
    public required IReadOnlyList<AppliedRevision> Applied { get; init; }

    /// <summary>Revisions that the database does not have, in the order in which an upgrade runs them.</summary>
    public required IReadOnlyList<Revision> Pending { get; init; }

    /// <summary>Applied revisions that no other applied one stands on; none where nothing is applied.</summary>
    public required IReadOnlyList<Revision> Current { get; init; }

    /// <summary>What keeps every migration from running; empty where all is well.</summary>
    public required IReadOnlyList<HistoryProblem> Problems { get; init; }

    /// <summary>A revision that a run left half-way; null where there is none.</summary>
    public InterruptedRevision? Interrupted { get; init; }

    /// <summary>The database has all revisions, as their files have them.</summary>
    public bool IsUpToDate => Pending.Count == 0 && Problems.Count == 0 && Interrupted is null;
}

/// <summary>One row of the history.</summary>
/// <param name="Id">Of the revision.</param>
/// <param name="Database">The C# name of the database that the revision is of.</param>
/// <param name="Name">Of the revision.</param>
/// <param name="Checksum">What the revision was when it was applied: 64 hexadecimal digits.</param>
/// <param name="Parents">What it stands on.</param>
/// <param name="AppliedAt">When it was complete.</param>
/// <param name="AppliedBy">The login.</param>
/// <param name="Duration">How long its steps took; zero where it was stamped.</param>
/// <param name="Tool">What applied it, and its version.</param>
public sealed record AppliedRevision(
    RevisionId Id,
    string Database,
    string Name,
    string Checksum,
    EquatableArray<RevisionId> Parents,
    DateTimeOffset AppliedAt,
    string AppliedBy,
    TimeSpan Duration,
    string Tool);

/// <summary>A reason why history and files do not belong together.</summary>
/// <param name="Kind">For programs.</param>
/// <param name="Id">The revision that it is about.</param>
/// <param name="Message">For people: what it is and what to do.</param>
public sealed record HistoryProblem(HistoryProblemKind Kind, RevisionId Id, string Message);

/// <summary>The kinds of reasons why history and files do not belong together.</summary>
public enum HistoryProblemKind
{
    /// <summary>The database has a revision that the files lack: they are older, or a folder was removed.</summary>
    Newer,

    /// <summary>The database has revisions of another project.</summary>
    OtherDatabase,

    /// <summary>A revision's files are not what they were when it was applied.</summary>
    Edited,

    /// <summary>A revision is applied, and one that it stands on is not.</summary>
    MissingParent,
}

/// <summary>A revision whose script has run in part.</summary>
/// <param name="Id">Of the revision.</param>
/// <param name="Direction">Which way it was going.</param>
/// <param name="DoneSteps">The steps that are done, in order.</param>
/// <param name="OpenStep">A statement outside of a transaction that was begun and is not recorded as done; null where there is none.</param>
public sealed record InterruptedRevision(RevisionId Id, MigrationDirection Direction, IReadOnlyList<int> DoneSteps, int? OpenStep);
