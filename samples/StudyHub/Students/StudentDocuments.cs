using System.Collections.Generic;

namespace StudyHub.Students;

/// <summary>What a student has chosen.</summary>
public sealed record StudentPreferences
{
    public string Theme { get; init; } = "system";

    /// <summary>Minutes of study a day that the student aims at; null for none.</summary>
    public int? DailyGoalMinutes { get; init; }
}

/// <summary>What a student has collected.</summary>
public sealed record Gamification
{
    public int Xp { get; init; }

    public int Level { get; init; } = 1;

    /// <summary>Days in a row.</summary>
    public int Streak { get; init; }
}

/// <summary>Where a student stands in a subject. Outcomes go by their codes.</summary>
public sealed record SubjectProgress
{
    public IReadOnlyList<string> OutcomesCompleted { get; init; } = [];

    public IReadOnlyList<string> OutcomesInProgress { get; init; } = [];

    /// <summary>0 to 100.</summary>
    public int OverallPercentage { get; init; }

    public int XpEarned { get; init; }

    /// <summary>ISO 8601; null before the first one.</summary>
    public string? LastActivity { get; init; }
}
