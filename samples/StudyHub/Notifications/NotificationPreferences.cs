using System;
using StudyHub.Accounts;
using StudyHub.Schema;

namespace StudyHub.Notifications;

/// <summary>What an account's holder wants to be told, how often and when: one row for each account.</summary>
[Table]
[OwnedBy(nameof(UserId))]
public sealed partial record NotificationPreferences : ITimestamped
{
    [Key, References<User>(OnDelete = OnDelete.Cascade)] public Guid UserId { get; init; }

    public bool WeeklyReports { get; init; } = true;

    public bool AchievementAlerts { get; init; } = true;

    public bool ConcernAlerts { get; init; } = true;

    public bool GoalReminders { get; init; } = true;

    public bool InsightNotifications { get; init; } = true;

    public EmailFrequency EmailFrequency { get; init; } = EmailFrequency.Weekly;

    /// <summary>In <see cref="Timezone"/>.</summary>
    public TimeOnly PreferredTime { get; init; } = new(18, 0);

    public DayOfWeek PreferredDay { get; init; } = DayOfWeek.Sunday;

    /// <summary>An IANA name.</summary>
    [Length(50)] public string Timezone { get; init; } = "Australia/Sydney";

    public TimeOnly? QuietHoursStart { get; init; }

    public TimeOnly? QuietHoursEnd { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    [Check]
    static bool QuietHoursHaveBothEnds(NotificationPreferences row) => (row.QuietHoursStart == null) == (row.QuietHoursEnd == null);
}

/// <summary>How often mail is sent.</summary>
public enum EmailFrequency
{
    Daily,
    Weekly,
    Monthly,
    Never,
}
