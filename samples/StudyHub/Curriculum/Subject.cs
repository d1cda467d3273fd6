using System;
using StudyHub.Schema;

namespace StudyHub.Curriculum;

/// <summary>A subject of a framework, such as Mathematics in NSW.</summary>
[Table, FrameworkAware(OnDelete = OnDelete.Cascade)]
[Index(nameof(Config) + "." + nameof(SubjectConfig.TutorStyle))]
[PublicRead(When = nameof(Published))]
// The index by the tutor's style is the back office's, which sees every row.
#pragma warning disable SHS212
public sealed partial record Subject : ITimestamped
#pragma warning restore SHS212
{
    public Guid Id { get; init; }

    public Guid FrameworkId { get; init; }

    [UniquePerFramework, Length(20)] public required string Code { get; init; }

    [Length(100)] public required string Name { get; init; }

    /// <summary>The key learning area that the authority files the subject under.</summary>
    [Length(100)] public required string Kla { get; init; }

    public string? Description { get; init; }

    /// <summary>The name of an icon of the app's icon set.</summary>
    [Length(50)] public string? Icon { get; init; }

    /// <summary>#RRGGBB.</summary>
    [Length(7)] public string? Color { get; init; }

    /// <summary>Codes of the stages that it is taught in.</summary>
    public required string[] AvailableStages { get; init; }

    /// <summary>What the app needs to know to teach it.</summary>
    [Jsonb] public SubjectConfig Config { get; init; } = new();

    public int DisplayOrder { get; init; } = 0;

    public bool IsActive { get; init; } = true;

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Subjects are public reference data.</summary>
    static bool Published(Subject row) => row.IsActive;

    /// <summary>The subjects that a student of the framework can choose from.</summary>
    [Query(OrderBy = [nameof(DisplayOrder)])]
    static bool Offered(Subject row, Guid frameworkId) => row.FrameworkId == frameworkId && row.IsActive;
}
