namespace StudyHub.Schema.Failures;

/// <summary>Another transaction has locked the row, and it was not to be waited for, or not for so long (55P03).</summary>
public sealed class RowLockedException : SchemaException
{
    internal RowLockedException(string table)
        : base($"A row of {table} is locked by another transaction, and the lock was not waited for. Try again later, or leave locked rows out with RowLock.SkipLocked.", table, null, "55P03")
    {
    }
}

/// <summary>Two of the rows of one upsert have the same key (21000); which of them is to be stored cannot be told.</summary>
public sealed class RepeatedRowException : SchemaException
{
    internal RepeatedRowException(string table)
        : base($"Two of the rows for {table} have the same key, and an upsert stores one row for a key. Keep the one that counts.", table, null, "21000")
    {
    }
}
