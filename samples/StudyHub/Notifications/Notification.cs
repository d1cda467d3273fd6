using System;
using StudyHub.Accounts;
using StudyHub.Curriculum;
using StudyHub.Family;
using StudyHub.Schema;
using StudyHub.Students;

namespace StudyHub.Notifications;

/// <summary>Something that an account's holder is told. The back office writes it; the holder marks it as read.</summary>
[Table]
[Index(nameof(UserId), nameof(Type))]
[Index(nameof(UserId), nameof(CreatedAt), Where = nameof(IsUnread), Name = "idx_notifications_unread")]
[OwnedBy(nameof(UserId), Commands = Command.Select)]
public sealed partial record Notification
{
    public Guid Id { get; init; }

    [References<User>(OnDelete = OnDelete.Cascade)] public Guid UserId { get; init; }

    public required NotificationType Type { get; init; }

    [Length(255)] public required string Title { get; init; }

    public required string Message { get; init; }

    public NotificationPriority Priority { get; init; } = NotificationPriority.Normal;

    [References<Student>(OnDelete = OnDelete.Cascade)] public Guid? RelatedStudentId { get; init; }

    [References<Subject>(OnDelete = OnDelete.SetNull)] public Guid? RelatedSubjectId { get; init; }

    // What is told of a goal goes with it.
#pragma warning disable SHS223
    [References<Goal>(OnDelete = OnDelete.Cascade)] public Guid? RelatedGoalId { get; init; }
#pragma warning restore SHS223

    public DeliveryMethod DeliveryMethod { get; init; } = DeliveryMethod.InApp;

    [Default("now()"), Index(Descending = [nameof(CreatedAt)])] public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? SentAt { get; init; }

    public DateTimeOffset? ReadAt { get; init; }

    [Jsonb] public NotificationData? Data { get; init; }

    static bool IsUnread(Notification row) => row.ReadAt == null;

    [Policy(Command.Update, Columns = [nameof(ReadAt)])]
    static bool ReadMark(Notification row, Session session) => row.UserId == session.UserId;

    /// <summary>What a user has not read yet, newest first.</summary>
    [Query(OrderBy = [nameof(CreatedAt)], Descending = [nameof(CreatedAt)])]
    static bool Unread(Notification row, Guid userId) => row.UserId == userId && IsUnread(row);
}

/// <summary>What a notification is about.</summary>
public enum NotificationType
{
    Achievement,
    Concern,
    Insight,
    Reminder,
    GoalAchieved,
    WeeklySummary,
}

/// <summary>How much a notification matters.</summary>
public enum NotificationPriority
{
    Low,
    Normal,
    High,
}

/// <summary>How a notification reaches its reader.</summary>
public enum DeliveryMethod
{
    InApp,
    Email,
    Both,
}

/// <summary>What the app opens when a notification is tapped.</summary>
public sealed record NotificationData
{
    /// <summary>A path within the app.</summary>
    public string? Link { get; init; }

    public string? AchievementCode { get; init; }
}
