using StudyHub.Schema.Collections;
using StudyHub.Schema.Planning;

namespace StudyHub.Schema.Effects;

/// <summary>
/// What one step does to others, to rows and to who sees them. What happens to a table that the same plan creates is left out: nobody
/// waits for it, and nothing was in it.
/// </summary>
public sealed record StepEffects
{
    public required MigrationStep Step { get; init; }

    /// <summary>The strongest on each table, by its name.</summary>
    public EquatableArray<TableLock> Locks { get; init; }

    /// <summary>By the name of the table.</summary>
    public EquatableArray<TableWork> Work { get; init; }

    public EquatableArray<DataLoss> Losses { get; init; }

    public EquatableArray<Widening> Widenings { get; init; }

    public EquatableArray<Obstacle> Obstacles { get; init; }

    public Reversibility Reversibility { get; init; }
}
