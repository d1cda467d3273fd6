using System;

namespace StudyHub.Schema.Failures;

/// <summary>A query that returns one row gave none, or several. The session stays usable.</summary>
public sealed class RowCountException : Exception
{
    internal RowCountException(string query, int rows)
        : base(rows == 0
            ? $"{query} gave no row. Where there may be none, return Task<T?>."
            : $"{query} gave more than one row. Return Task<IReadOnlyList<T>>, or write what makes it one: a key, or limit 1 behind an order.")
    {
        Query = query;
        IsEmpty = rows == 0;
    }

    /// <summary>Type and method: Reports.DueAsync.</summary>
    public string Query { get; }

    /// <summary>There was none; otherwise there were several.</summary>
    public bool IsEmpty { get; }
}
