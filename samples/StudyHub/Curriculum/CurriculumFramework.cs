using System;
using StudyHub.Schema;

namespace StudyHub.Curriculum;

/// <summary>A curriculum authority's framework, such as NSW: its stages, and the subjects and outcomes that belong to it.</summary>
[Table, FrameworkRoot]
[PublicRead(When = nameof(Published))]
public sealed partial record CurriculumFramework : ITimestamped
{
    public Guid Id { get; init; }

    /// <summary>The short name that everybody knows it by, such as NSW.</summary>
    [Unique, Length(20)] public required string Code { get; init; }

    [Length(100)] public required string Name { get; init; }

    [Length(50)] public string Country { get; init; } = "Australia";

    public RegionType RegionType { get; init; } = RegionType.State;

    /// <summary>The stages of schooling and how the senior years are organised.</summary>
    [Jsonb] public FrameworkStructure Structure { get; init; } = new();

    [Length(100)] public string? SyllabusAuthority { get; init; }

    public string? SyllabusUrl { get; init; }

    /// <summary>Only active frameworks are shown to users.</summary>
    public bool IsActive { get; init; } = true;

    /// <summary>The framework that a new family is offered first; at most one.</summary>
    [Index(IsUnique = true, Where = nameof(IsTheDefault))] public bool IsDefault { get; init; } = false;

    public int DisplayOrder { get; init; } = 0;

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Frameworks are public reference data.</summary>
    static bool Published(CurriculumFramework row) => row.IsActive;

    static bool IsTheDefault(CurriculumFramework row) => row.IsDefault;
}
