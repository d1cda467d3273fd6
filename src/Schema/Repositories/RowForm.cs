namespace StudyHub.Schema.Repositories;

/// <summary>What the text of a statement on some rows depends on, beside the condition.</summary>
internal readonly record struct RowForm
{
    public RowAnswer Answer { get; init; }

    public bool IncludesDeleted { get; init; }

    /// <summary>From the last row to the first.</summary>
    public bool IsReversed { get; init; }

    public bool IsRanged { get; init; }

    public RowEnd From { get; init; }

    public RowEnd To { get; init; }

    /// <summary>Only what comes behind the row of a cursor.</summary>
    public bool IsBehindCursor { get; init; }

    /// <summary>A bit for each column of the order, from the first, in which that row has NULL.</summary>
    public int CursorNulls { get; init; }

    public RowLock? Lock { get; init; }
}

/// <summary>What is asked about the rows.</summary>
internal enum RowAnswer
{
    Rows,
    Count,
    Any,
}

/// <summary>One end of a range.</summary>
internal enum RowEnd
{
    Open,
    Included,
    Excluded,
}
