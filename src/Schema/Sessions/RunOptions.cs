using System;
using System.Data;
using Npgsql;

namespace StudyHub.Schema.Sessions;

/// <summary>How work is run in a session of its own, and how often it is tried when another transaction gets in its way.</summary>
public sealed record RunOptions
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);

    private readonly int attempts = 5;
    private readonly TimeSpan wait = TimeSpan.FromMilliseconds(20);

    /// <summary>READ COMMITTED, where only deadlocks are tried again, and five attempts.</summary>
    public static RunOptions Default { get; } = new();

    /// <summary>As if transactions ran one after the other; PostgreSQL refuses what would not be so, and it is tried again.</summary>
    public static RunOptions Serializable { get; } = new() { Isolation = IsolationLevel.Serializable };

    public IsolationLevel Isolation { get; init; } = IsolationLevel.ReadCommitted;

    /// <summary>How often the work is run at most, the first time included.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than one.</exception>
    public int Attempts
    {
        get => attempts;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            attempts = value;
        }
    }

    /// <summary>The longest wait before the second attempt. It doubles with each further one, up to 2 s; how much of it is waited is drawn.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public TimeSpan Wait
    {
        get => wait;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero);
            wait = value;
        }
    }

    /// <summary>PostgreSQL rolled back for the sake of another transaction: the same work may succeed when it is run again.</summary>
    internal static bool IsConflict(PostgresException failure)
        => failure.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected;

    /// <param name="attempt">The attempt that failed, from 1.</param>
    /// <param name="drawn">From 0 up to 1: those who met must not meet again at the same time.</param>
    internal TimeSpan WaitAfter(int attempt, double drawn)
    {
        double longest = Math.Min(wait.TotalMilliseconds * Math.Pow(2, attempt - 1), LongestWait.TotalMilliseconds);
        return TimeSpan.FromMilliseconds(longest * drawn);
    }
}
