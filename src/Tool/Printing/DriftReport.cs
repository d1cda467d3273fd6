using StudyHub.Schema.Catalog.Drift;

namespace StudyHub.Schema.Tool.Printing;

/// <summary>What <c>drift</c> found.</summary>
internal sealed record DriftReport
{
    /// <summary>The schema's C# name.</summary>
    public required string Database { get; init; }

    /// <summary>Which database was looked at, on which server.</summary>
    public required string Place { get; init; }

    /// <summary>What it was compared with: "the records", "revision 3f9c2ab81d04 add_notes, the last that it has".</summary>
    public required string Model { get; init; }

    public required CatalogDrift Drift { get; init; }

    /// <summary>Whether objects that the model says nothing of count.</summary>
    public bool IsStrict { get; init; }

    public bool IsWell => Drift.Objects.IsEmpty && (Drift.Unmodelled.IsEmpty || !IsStrict);
}
