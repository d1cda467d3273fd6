using System;
using Npgsql;
using StudyHub.Schema.Revisions;

namespace StudyHub.Schema.Migrations.Running;

/// <summary>PostgreSQL refused a statement of a script, or the COMMIT behind it; it is yet to be told why.</summary>
internal sealed class StatementRefusedException(ScriptStep step, ScriptStatement statement, PostgresException refusal, bool isAtCommit = false)
    : Exception(refusal.MessageText, refusal)
{
    public ScriptStep Step => step;

    public ScriptStatement Statement => statement;

    public PostgresException Refusal => refusal;

    /// <summary>A deferred constraint was looked at.</summary>
    public bool IsAtCommit => isAtCommit;

    /// <summary>Others were in the way, and may not be next time.</summary>
    public bool IsConflict => refusal.SqlState is PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected;
}

/// <summary>The connection went while a COMMIT was on its way.</summary>
internal sealed class CommitLostException(MigrationPlace place, Exception inner) : Exception(inner.Message, inner)
{
    public MigrationPlace Place => place;
}
