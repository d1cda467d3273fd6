using System;
using System.Collections.Generic;
using StudyHub.Schema;

namespace StudyHub.Curriculum;

/// <summary>One thing that a syllabus wants students to know or to be able to do, such as MA4-INT-01.</summary>
[Table, FrameworkAware(OnDelete = OnDelete.Cascade)]
[Index(nameof(FrameworkId), nameof(Stage))]
[PublicRead]
public sealed partial record CurriculumOutcome : ITimestamped
{
    public Guid Id { get; init; }

    public Guid FrameworkId { get; init; }

    [References<Subject>(OnDelete = OnDelete.Cascade)] public Guid SubjectId { get; init; }

    /// <summary>The authority's own code.</summary>
    [UniquePerFramework, Length(30)] public required string OutcomeCode { get; init; }

    public required string Description { get; init; }

    /// <summary>Code of a stage of the framework's structure.</summary>
    [Length(20)] public required string Stage { get; init; }

    [Length(100)] public string? Strand { get; init; }

    [Length(100)] public string? Substrand { get; init; }

    /// <summary>One of the subject's pathways, where the stage has them.</summary>
    [Length(10)] public string? Pathway { get; init; }

    public string[] ContentDescriptors { get; init; } = [];

    /// <summary>Examples that the syllabus gives for the outcome.</summary>
    [Jsonb] public IReadOnlyList<string>? Elaborations { get; init; }

    /// <summary>Codes of outcomes that come before.</summary>
    public string[] Prerequisites { get; init; } = [];

    public int DisplayOrder { get; init; } = 0;

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The outcomes of one stage.</summary>
    [Query(OrderBy = [nameof(OutcomeCode)])]
    static bool OfStage(CurriculumOutcome row, Guid frameworkId, string stage) => row.FrameworkId == frameworkId && row.Stage == stage;
}
