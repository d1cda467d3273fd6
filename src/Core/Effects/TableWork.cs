using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Effects;

/// <summary>What a step does to all rows of a table, so that it takes longer the more there are.</summary>
/// <param name="Table">A table that was there before the plan.</param>
/// <param name="Kind">Scanned or rewritten.</param>
public sealed record TableWork(QualifiedName Table, WorkKind Kind);

/// <summary>How all rows of a table are gone through.</summary>
public enum WorkKind
{
    /// <summary>Every row is read.</summary>
    Scan,

    /// <summary>Every row is written anew, into another file, and every index with them.</summary>
    Rewrite,
}
