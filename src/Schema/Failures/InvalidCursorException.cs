using System;

namespace StudyHub.Schema.Failures;

/// <summary>A cursor is not one that these rows gave, or was changed on its way. What was given is not shown.</summary>
public sealed class InvalidCursorException : Exception
{
    internal InvalidCursorException(string table)
        : base(
            $"The cursor is not one of these rows of {table}: it was changed, or is of another query, order or version of the application. Begin "
            + "with the first page.")
        => Table = table;

    /// <summary>The table, with its schema.</summary>
    public string Table { get; }
}
