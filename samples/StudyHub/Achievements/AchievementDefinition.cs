using System;
using StudyHub.Schema;

namespace StudyHub.Achievements;

/// <summary>An achievement that students can unlock.</summary>
[Table]
[PublicRead(When = nameof(Published))]
public sealed partial record AchievementDefinition
{
    public Guid Id { get; init; }

    [Unique, Length(50)] public required string Code { get; init; }

    [Length(100)] public required string Name { get; init; }

    [Length(500)] public required string Description { get; init; }

    [Index, Length(50)] public required string Category { get; init; }

    /// <summary>The code of a subject, whatever the framework; null for achievements of all subjects.</summary>
    [Index, Length(10)] public string? SubjectCode { get; init; }

    /// <summary>What has to be reached.</summary>
    [Jsonb] public required AchievementRequirements Requirements { get; init; }

    public int XpReward { get; init; } = 0;

    /// <summary>The name of an icon of the app's icon set.</summary>
    [Length(50)] public string Icon { get; init; } = "star";

    public bool IsActive { get; init; } = true;

    [Default("now()")] public DateTimeOffset CreatedAt { get; init; }

    /// <summary>What can be achieved is public reference data.</summary>
    static bool Published(AchievementDefinition row) => row.IsActive;

    [Check] static bool RewardIsNotNegative(AchievementDefinition row) => row.XpReward >= 0;
}

/// <summary>What has to be reached for an achievement; a limit that is null does not count.</summary>
public sealed record AchievementRequirements
{
    public int? Streak { get; init; }

    public int? Level { get; init; }

    public int? OutcomesCompleted { get; init; }

    public int? FlashcardsReviewed { get; init; }
}
