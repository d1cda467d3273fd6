namespace StudyHub.Schema.Failures;

/// <summary>
/// The row that was to be changed does not exist, is deleted, or is not this user's to change: row security makes the three look alike on
/// purpose. The session stays usable.
/// </summary>
public sealed class RowNotFoundException : SchemaException
{
    internal RowNotFoundException(string table)
        : base($"No row of {table} with this key exists that the session's user may change.", table, null, "P0002")
    {
    }
}
