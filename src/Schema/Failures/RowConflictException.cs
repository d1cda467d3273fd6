namespace StudyHub.Schema.Failures;

/// <summary>
/// The row was changed by somebody else after it was read. Nothing of the update is stored, and the session stays usable: merge the two
/// versions and store the result, or let the user choose.
/// </summary>
public abstract class RowConflictException : SchemaException
{
    private protected RowConflictException(string table)
        : base(
            $"The row of {table} was changed after it was read, so it was not stored over that change. The exception holds both versions: "
            + "merge them, and update with the version of the stored one.",
            table, null, "P0002")
    {
    }
}

/// <inheritdoc/>
/// <typeparam name="T">The record.</typeparam>
public sealed class RowConflictException<T> : RowConflictException
    where T : class
{
    internal RowConflictException(string table, T attempted, T stored)
        : base(table)
    {
        Attempted = attempted;
        Stored = stored;
    }

    /// <summary>What was to be stored.</summary>
    public T Attempted { get; }

    /// <summary>What is stored, as far as the session sees it.</summary>
    public T Stored { get; }
}
