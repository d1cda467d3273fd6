using System;
using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Revisions;

namespace StudyHub.Schema.Migrations;

/// <summary>Something that happens during a migration.</summary>
public abstract record MigrationEvent
{
    private protected MigrationEvent()
    {
    }
}

/// <summary>Another migrator works on the database; it is asked again and again.</summary>
/// <param name="Elapsed">Since the first time.</param>
/// <param name="Holder">Who it is; null where PostgreSQL does not tell.</param>
public sealed record WaitingForMigrator(TimeSpan Elapsed, OtherSession? Holder) : MigrationEvent;

/// <summary>A step begins.</summary>
public sealed record StepStarted(MigrationPlace Place) : MigrationEvent;

/// <summary>A step is done and recorded.</summary>
/// <param name="Elapsed">Since it began, with all its attempts.</param>
public sealed record StepEnded(MigrationPlace Place, TimeSpan Elapsed) : MigrationEvent;

/// <summary>A step takes long.</summary>
/// <param name="Elapsed">Since it began.</param>
/// <param name="Blockers">Those whose locks it waits for; empty while it works.</param>
public sealed record StepRunning(MigrationPlace Place, TimeSpan Elapsed, IReadOnlyList<OtherSession> Blockers) : MigrationEvent;

/// <summary>A step was rolled back because others were in its way, and is run again.</summary>
/// <param name="Attempt">The one that failed, from 1.</param>
/// <param name="SqlState">55P03 or 40P01.</param>
/// <param name="Wait">How long until it is run again.</param>
/// <param name="Blockers">Who was in the way, as far as it was seen.</param>
public sealed record StepRetried(MigrationPlace Place, int Attempt, string SqlState, TimeSpan Wait, IReadOnlyList<OtherSession> Blockers) : MigrationEvent;

/// <summary>What a killed run left of a step was looked up in the catalog.</summary>
/// <param name="What">What was found and what is done about it, a sentence.</param>
public sealed record StepResumed(MigrationPlace Place, string What) : MigrationEvent;

/// <summary>The connection was lost while a COMMIT was on its way. A new one looks what became of it.</summary>
public sealed record CommitLost(MigrationPlace Place) : MigrationEvent;

/// <summary>A revision is in the history, or no longer in it.</summary>
/// <param name="Elapsed">Of this run.</param>
public sealed record RevisionEnded(Revision Revision, MigrationDirection Direction, TimeSpan Elapsed) : MigrationEvent;

/// <summary>A step of a revision's script.</summary>
/// <param name="Step">Counted from 1.</param>
/// <param name="Steps">How many the script has.</param>
public sealed record MigrationPlace(Revision Revision, MigrationDirection Direction, int Step, int Steps)
{
    /// <summary>"3f9c2ab81d04_add_notes/up.sql".</summary>
    public string File => Revision.Folder + "/" + (Direction == MigrationDirection.Up ? RevisionFiles.Up : RevisionFiles.Down);

    /// <summary>"3f9c2ab81d04 add_notes, step 2 of 3".</summary>
    public override string ToString() => $"{Revision.Title}{(Direction == MigrationDirection.Up ? "" : ", back")}, step {Step} of {Steps}";
}

/// <summary>Another session of the database server. What PostgreSQL keeps from this login is empty.</summary>
/// <param name="ProcessId">For pg_cancel_backend and pg_terminate_backend; 0 is a prepared transaction.</param>
/// <param name="User">Who logged in.</param>
/// <param name="Application">What it calls itself.</param>
/// <param name="State">Such as active, or idle in transaction.</param>
/// <param name="Since">When its transaction began; null where it has none, or nobody tells.</param>
public sealed record OtherSession(int ProcessId, string User, string Application, string State, DateTimeOffset? Since)
{
    /// <summary>"process 4711 (app as web, idle in transaction since 2026-01-31 10:00:00Z)".</summary>
    public override string ToString()
    {
        if (ProcessId == 0) return "a prepared transaction (see pg_prepared_xacts)";
        string who = Application.Length == 0 ? User.Length == 0 ? "" : "as " + User : User.Length == 0 ? Application : $"{Application} as {User}";
        string what = Since is { } since ? FormattableString.Invariant($"{State} since {since.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z") : State;
        string details = string.Join(", ", ((string[])[who, what]).Where(text => text.Length > 0));
        return details.Length == 0 ? FormattableString.Invariant($"process {ProcessId}") : FormattableString.Invariant($"process {ProcessId} ({details})");
    }
}

/// <summary>Which way a revision's script goes.</summary>
public enum MigrationDirection
{
    Up,
    Down,
}
