using StudyHub.Schema.Collections;
using StudyHub.Schema.Objects;
using StudyHub.Schema.Statements;

namespace StudyHub.Schema.Planning;

/// <summary>Steps in an order in which they can be run.</summary>
/// <param name="Steps">In order.</param>
/// <param name="LeftAlone">
/// Objects that come or go in the model without a step: tables of somebody else, and roles that are no longer named, which other
/// databases of the server may need.
/// </param>
public sealed record MigrationPlan(EquatableArray<MigrationStep> Steps, EquatableArray<ObjectId> LeftAlone);

/// <summary>One statement of a plan.</summary>
public sealed record MigrationStep
{
    public required PgStatement Statement { get; init; }

    public required ScriptPart Part { get; init; }

    public StepRun Run { get; init; }

    /// <summary>The table whose file the step belongs to; null outside tables.</summary>
    public Naming.QualifiedName? Table { get; init; }

    /// <summary>The objects that are there (or gone) after this step; empty for a step that only completes another.</summary>
    public EquatableArray<ObjectId> Covers { get; init; }
}

/// <summary>How a step goes together with its neighbours.</summary>
public enum StepRun
{
    /// <summary>In one transaction with the step before, where that one is of the same kind.</summary>
    Together,

    /// <summary>In a transaction of its own, begun when all before it is committed.</summary>
    Alone,

    /// <summary>In no transaction; PostgreSQL refuses it in one. What fails half-way is cleaned up before it is run again.</summary>
    Outside,
}
