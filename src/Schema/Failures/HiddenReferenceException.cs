namespace StudyHub.Schema.Failures;

/// <summary>
/// A row of a graph refers to one that the session's user may not see, or that was deleted while the graph was read, and the graph says that
/// it is always there. The session stays usable.
/// </summary>
public sealed class HiddenReferenceException : SchemaException
{
    internal HiddenReferenceException(string table, string columns, string target)
        : base($"A row of {table} refers by {columns} to a row of {target} that the session's user may not see. "
            + "Declare the property of the graph as nullable, or load the graph as somebody who sees both.", table, columns, "P0002")
        => Target = target;

    /// <summary>The table of the row that is hidden, with its schema.</summary>
    public string Target { get; }
}
