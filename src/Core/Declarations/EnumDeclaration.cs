using StudyHub.Schema.Collections;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Declarations;

/// <summary>A C# enum stored as a PostgreSQL enum.</summary>
public sealed record EnumDeclaration
{
    /// <summary>Full metadata name.</summary>
    public required string Type { get; init; }

    public Identifier? Schema { get; init; }

    public required Identifier Name { get; init; }

    public required EquatableArray<string> Labels { get; init; }

    public string? Comment { get; init; }

    public EquatableArray<FormerLabel> FormerLabels { get; init; }
}
