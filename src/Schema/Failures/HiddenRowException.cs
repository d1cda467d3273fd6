using System;

namespace StudyHub.Schema.Failures;

/// <summary>
/// A projection has a column of a row that is referred to, never null, and the session's user may not see that row. The session has ended.
/// </summary>
public sealed class HiddenRowException : Exception
{
    internal HiddenRowException(string table, string column, string projection)
        : base(
            $"{table}.{column} of {projection} is never null, and the row that it is of is hidden from the session's user by row security. Make the "
            + "property nullable, or let the role read that table.")
    {
        Table = table;
        Column = column;
    }

    /// <summary>The table whose rows were asked for.</summary>
    public string Table { get; }

    /// <summary>The references and the column, with dots: outcome_id.outcome_code.</summary>
    public string Column { get; }
}
