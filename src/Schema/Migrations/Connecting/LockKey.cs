namespace StudyHub.Schema.Migrations.Connecting;

/// <summary>The advisory lock that one migrator of a database has. It is the same for all projects, for they would share the history.</summary>
internal static class LockKey
{
    /// <summary>"StudyHub" in ASCII.</summary>
    public const long Value = 0x5374756479487562;

    /// <summary>As pg_locks shows it: classid.</summary>
    public const long High = Value >> 32;

    /// <summary>As pg_locks shows it: objid.</summary>
    public const long Low = Value & 0xFFFFFFFF;
}
