using System;
using System.Collections.Generic;
using StudyHub.Schema;

namespace StudyHub.Curriculum;

/// <summary>A course of the last two years of school, such as Mathematics Extension 1.</summary>
[Table, FrameworkAware(OnDelete = OnDelete.Cascade)]
[PublicRead(When = nameof(Published))]
public sealed partial record SeniorCourse : ITimestamped
{
    public Guid Id { get; init; }

    public Guid FrameworkId { get; init; }

    [References<Subject>(OnDelete = OnDelete.Cascade)] public Guid SubjectId { get; init; }

    [UniquePerFramework, Length(30)] public required string Code { get; init; }

    [Length(100)] public required string Name { get; init; }

    public string? Description { get; init; }

    /// <summary>The authority's name for the kind of course.</summary>
    [Length(50)] public required string CourseType { get; init; }

    /// <summary>Units of study; half units exist.</summary>
    [Numeric(3, 1)] public decimal Units { get; init; } = 2m;

    /// <summary>Counts towards the Australian Tertiary Admission Rank.</summary>
    public bool IsAtar { get; init; } = true;

    /// <summary>Codes of courses that must be taken before.</summary>
    public string[] Prerequisites { get; init; } = [];

    /// <summary>Codes of courses that cannot be taken together with it.</summary>
    public string[] Exclusions { get; init; } = [];

    [Jsonb] public IReadOnlyList<CourseModule>? Modules { get; init; }

    [Jsonb] public IReadOnlyList<AssessmentComponent>? AssessmentComponents { get; init; }

    public int DisplayOrder { get; init; } = 0;

    public bool IsActive { get; init; } = true;

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Courses are public reference data.</summary>
    static bool Published(SeniorCourse row) => row.IsActive;

    [Check] static bool UnitsArePositive(SeniorCourse row) => row.Units > 0m;
}

/// <summary>A part of a senior course.</summary>
public sealed record CourseModule
{
    public required string Name { get; init; }

    /// <summary>Indicative hours of teaching.</summary>
    public int Hours { get; init; }
}

/// <summary>A part of a senior course's mark.</summary>
public sealed record AssessmentComponent
{
    public required string Name { get; init; }

    /// <summary>Percent of the mark.</summary>
    public int Weight { get; init; }
}
