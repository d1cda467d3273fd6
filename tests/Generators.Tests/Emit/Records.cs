using System;
using System.Collections.Generic;
using System.Text.Json;
using StudyHub.Schema;

// What a user would write. Compiled here, together with the emitted code in memory, and with it into Schema.Tests.
namespace StudyHub.School;

public enum MasteryLevel
{
    NotStarted,
    Developing,
    Secure,
}

public enum Mood
{
    Calm,
    VeryHappy,
}

/// <summary>A typed document.</summary>
public sealed record Preferences
{
    public string? Theme { get; init; }

    public Mood Mood { get; init; }

    public List<string> Topics { get; init; } = [];
}

/// <summary>Soft-deletable, timestamped, with a query.</summary>
public sealed partial record OutcomeProgress
{
    public Guid Id { get; init; }

    public Guid StudentId { get; init; }

    public Guid OutcomeId { get; init; }

    public MasteryLevel MasteryLevel { get; init; } = MasteryLevel.NotStarted;

    public decimal EaseFactor { get; init; } = 2.5m;

    public int PracticeCount { get; init; }

    public DateTimeOffset? LastPractised { get; init; }

    public DateOnly? NextReviewDate { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    public DateTimeOffset? DeletedAt { get; init; }
}

/// <summary>Every way of storage; personal data; a constructor that takes some of the columns.</summary>
public sealed partial record Student(string DisplayName, Mood? Mood)
{
    public Guid Id { get; init; }

    public Guid UserId { get; init; }

    public string? Email { get; init; }

    public Guid? MentorId { get; init; }

    public string[] Interests { get; init; } = [];

    public required Preferences Preferences { get; init; }

    public JsonElement? Extra { get; init; }

    public string? Notes { get; init; }

    public long Number { get; init; }

    public byte[]? Picture { get; init; }

    public TimeOnly? WakesAt { get; init; }

    public int AgeInDogYears => (int)(Number * 7);
}

/// <summary>A link: its key is all there is.</summary>
internal sealed record Enrolment(Guid StudentId, Guid SubjectId);

/// <summary>Names that are words of C# and of SQL, and of emitted code.</summary>
public sealed record Order
{
    public long Id { get; init; }

    public required string User { get; init; }

    public int Limit { get; init; }

    public bool Class { get; init; }

    public Guid? Row { get; init; }

    [RowVersion] public uint Version { get; init; }
}
