using System;

namespace StudyHub.Schema.Migrations;

/// <summary>How a database is brought from one revision to another. The defaults are made for a database that is in use.</summary>
public sealed record MigratorOptions
{
    /// <summary>The options of <see cref="Migrator"/> where none are given.</summary>
    public static MigratorOptions Default { get; } = new();

    /// <summary>
    /// How long a statement of a transaction waits for a lock, while everybody else waits behind it: 3 s. Index builds and drops that run
    /// CONCURRENTLY hold nobody up and wait as long as it takes.
    /// </summary>
    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How often a step is run again after a lock timeout (55P03) or a deadlock (40P01): 5.</summary>
    public int Retries { get; init; } = 5;

    /// <summary>The longest wait before the first of them: 500 ms. It doubles with each further one, up to 10 s; how much of it is waited is drawn.</summary>
    public TimeSpan RetryWait { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How long one statement may run; null, the default, for as long as it takes.</summary>
    public TimeSpan? StatementTimeout { get; init; }

    /// <summary>How long to wait for another migrator of the same database: 10 minutes.</summary>
    public TimeSpan LockWait { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How often another migrator is asked whether it has finished: every 250 ms.</summary>
    public TimeSpan LockPoll { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Whether revisions are taken back although that loses rows or makes more visible, as their manifests say.</summary>
    public bool AllowDataLoss { get; init; }

    /// <summary>What to do with a statement outside of a transaction that was begun, may have ended, and cannot be looked up in the catalog.</summary>
    public UnfinishedStep Unfinished { get; init; }

    /// <summary>For <see cref="Migrator.StampAsync"/>: revisions whose files were edited after they were applied are recorded as they are now.</summary>
    public bool AcceptEdited { get; init; }

    /// <summary>
    /// Whether a pooler may stand between here and the server. One that gives each transaction another connection loses the lock and the
    /// settings; one that gives a session one connection is safe.
    /// </summary>
    public bool AllowPooler { get; init; }

    /// <summary>Receives what happens while it happens, one call at a time, perhaps of another thread. An exception of it ends the run.</summary>
    public Action<MigrationEvent>? Progress { get; init; }

    /// <summary>How often a step that takes long is told: every 5 s, and whenever it begins to wait for somebody else.</summary>
    public TimeSpan ReportEvery { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Tells the time that is written into the history, and how long things took.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}

/// <summary>What is done about a statement outside of a transaction of which nobody knows whether it ended.</summary>
public enum UnfinishedStep
{
    /// <summary><see cref="UnfinishedStepException"/> says what to look at.</summary>
    Stop,

    /// <summary>Somebody looked: it is done.</summary>
    MarkDone,

    /// <summary>Somebody looked: it is to be run once more.</summary>
    RunAgain,
}
