namespace StudyHub.Schema.Failures;

/// <summary>Another transaction has locked the row, and it was not to be waited for, or not for so long (55P03).</summary>
public sealed class RowLockedException : SchemaException
{
    internal RowLockedException(string table)
        : base($"A row of {table} is locked by another transaction, and the lock was not waited for. Try again later, or leave locked rows out with RowLock.SkipLocked.", table, null, "55P03")
    {
    }
}

/// <summary>
/// Several rows were met where one may be (21000): two of the rows of one upsert have the same key, so that it cannot be told which is to be
/// stored, or a subquery of a rule or of SQL gave more than one.
/// </summary>
public sealed class RepeatedRowException : SchemaException
{
    internal RepeatedRowException(string table)
        : base($"A statement on {table} met several rows where one may be: two of the rows of an upsert have the same key, of which one has to go, or a subquery gave more than one.", table, null, "21000")
    {
    }
}
