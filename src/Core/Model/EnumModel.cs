using StudyHub.Schema.Collections;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Model;

/// <summary>CREATE TYPE … AS ENUM; the order of the labels is their order in comparisons.</summary>
public sealed record EnumModel
{
    public required QualifiedName Name { get; init; }

    public required EquatableArray<string> Labels { get; init; }

    public string? Comment { get; init; }
}
