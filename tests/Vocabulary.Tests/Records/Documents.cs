using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization;
using StudyHub.Schema;

// Documents whose paths are indexed, asked for and updated.
namespace Library.Documents;

/// <summary>Inside of a document; its names differ from those of .NET in each way that there is.</summary>
public enum Style
{
    StepByStep,
    Socratic2Way,
}

/// <summary>Inside of <see cref="Setup"/>.</summary>
public sealed record Tutor
{
    public Style Style { get; init; } = Style.Socratic2Way;
    public string Voice { get; init; } = "calm";
    [JsonPropertyName("max-turns")] public int? MaxTurns { get; init; }
}

/// <summary>Has what must be there.</summary>
public sealed record Contact
{
    public required string Name { get; init; }
    public string? Phone { get; init; }
}

/// <summary>A document that is a struct: the context knows it, and not what it is where it may be missing.</summary>
public readonly record struct Corner(int Left, int Top);

/// <summary>The document.</summary>
public sealed record Setup
{
    public int Level { get; init; } = 1;
    public string? Theme { get; init; }
    public Tutor Tutor { get; init; } = new();
    public Tutor? Second { get; init; }
    public Contact? Contact { get; init; }
    public IReadOnlyList<Style> Styles { get; init; } = [];
    public Dictionary<string, int> Scores { get; init; } = [];
}

/// <summary>What a reader has set up; seen and changed by its owner.</summary>
[Table, OwnedBy(nameof(UserId)), AdminAccess]
[Index(nameof(Setup) + "." + nameof(Documents.Setup.Level)), Index(nameof(Setup) + "." + nameof(Documents.Setup.Tutor) + "." + nameof(Tutor.Style))]
public sealed partial record Desk : ITimestamped, ISoftDeletable
{
    public Guid Id { get; init; }
    [Index] public Guid UserId { get; init; }

    [Jsonb]
    [PathUpdate(nameof(Documents.Setup.Level)), PathUpdate(nameof(Documents.Setup.Theme)), PathUpdate(nameof(Documents.Setup.Contact))]
    [PathUpdate(nameof(Documents.Setup.Tutor), nameof(Tutor.Style)), PathUpdate(nameof(Documents.Setup.Second), nameof(Tutor.MaxTurns))]
    public Setup Setup { get; init; } = new();

    [Jsonb, PathUpdate(nameof(Documents.Setup.Tutor), nameof(Tutor.Voice))] public Setup? Other { get; init; }

    [Jsonb] public Corner? Corner { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
    public DateTimeOffset? DeletedAt { get; init; }

    [Query] static bool AtLevel(Desk row, int level) => row.Setup.Level == level;
    [Query] static bool Above(Desk row, int level) => row.Setup.Level > level;
    [Query] static bool AtLevels(Desk row, int[] levels) => levels.Contains(row.Setup.Level);
    [Query] static bool InStyle(Desk row, Style style) => row.Setup.Tutor.Style == style;
    [Query] static bool Themed(Desk row, string? theme) => row.Setup.Theme == theme;
}
