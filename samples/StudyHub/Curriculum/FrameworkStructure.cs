using System.Collections.Generic;

namespace StudyHub.Curriculum;

/// <summary>
/// How a framework divides schooling. Lists, not objects: jsonb does not keep the order of an object's keys, and stages have one.
/// </summary>
public sealed record FrameworkStructure
{
    public IReadOnlyList<Stage> Stages { get; init; } = [];

    public IReadOnlyList<PathwaySet> Pathways { get; init; } = [];

    public SeniorStructure? SeniorStructure { get; init; }
}

/// <summary>A stage, such as S4: years 7 and 8.</summary>
public sealed record Stage
{
    public required string Code { get; init; }

    public required string Name { get; init; }

    public IReadOnlyList<string> Years { get; init; } = [];

    /// <summary>In years of age, such as "12-14".</summary>
    public required string AgeRange { get; init; }
}

/// <summary>The pathways that a subject offers in one stage.</summary>
public sealed record PathwaySet
{
    public required string SubjectCode { get; init; }

    public required string Stage { get; init; }

    public IReadOnlyList<string> Options { get; init; } = [];

    public required string Description { get; init; }
}

/// <summary>How the last two years of school are organised.</summary>
public sealed record SeniorStructure
{
    public required string Preliminary { get; init; }

    public required string Final { get; init; }

    public IReadOnlyList<string> UnitTypes { get; init; } = [];
}
