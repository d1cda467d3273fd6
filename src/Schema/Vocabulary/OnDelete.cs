namespace StudyHub.Schema;

/// <summary>What happens to referencing rows when the referenced row is deleted.</summary>
public enum OnDelete
{
    /// <summary>The delete fails while rows reference it (checked at the end of the statement).</summary>
    NoAction,

    /// <summary>The delete fails at once.</summary>
    Restrict,

    /// <summary>The referencing rows are deleted too.</summary>
    Cascade,

    /// <summary>The reference becomes NULL; in a same-framework key the framework stays.</summary>
    SetNull,

    /// <summary>The reference becomes the column's default.</summary>
    SetDefault,
}

/// <summary>What happens to referencing rows when the referenced key changes.</summary>
public enum OnUpdate
{
    NoAction,
    Restrict,
    Cascade,
    SetNull,
    SetDefault,
}
