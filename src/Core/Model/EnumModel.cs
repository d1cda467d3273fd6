using StudyHub.Schema.Collections;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Model;

/// <summary>CREATE TYPE … AS ENUM; the order of the labels is their order in comparisons.</summary>
public sealed record EnumModel
{
    public required QualifiedName Name { get; init; }

    public required EquatableArray<string> Labels { get; init; }

    public string? Comment { get; init; }

    /// <summary>Labels that had another name, sorted by <see cref="FormerLabel.Label"/>. Says nothing once they are renamed.</summary>
    public EquatableArray<FormerLabel> FormerLabels { get; init; }
}

/// <summary>One label of an enum and its name before.</summary>
public sealed record FormerLabel(string Label, string RenamedFrom);
