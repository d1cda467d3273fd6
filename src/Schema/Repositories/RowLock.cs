namespace StudyHub.Schema.Repositories;

/// <summary>What is done with rows that another transaction has locked.</summary>
public enum RowLock
{
    /// <summary>It is waited for (FOR UPDATE).</summary>
    Wait,

    /// <summary>They are left out: workers that share a queue (FOR UPDATE SKIP LOCKED).</summary>
    SkipLocked,

    /// <summary>It is an error at once (FOR UPDATE NOWAIT).</summary>
    NoWait,
}
