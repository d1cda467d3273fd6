using System;
using System.Collections.Generic;
using StudyHub.Curriculum;
using StudyHub.Schema;
using StudyHub.Students;

namespace StudyHub.Learning;

/// <summary>A stretch of learning, from sitting down to getting up.</summary>
[Table("sessions")]
[Index(nameof(StudentId), nameof(StartedAt))]
[Deny(Command.Delete)]
public sealed partial record LearningSession
{
    public Guid Id { get; init; }

    [References<Student>(OnDelete = OnDelete.Cascade)] public Guid StudentId { get; init; }

    [References<Subject>] public Guid? SubjectId { get; init; }

    [Index, Length(50)] public required string SessionType { get; init; }

    [Default("now()"), Index] public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public int? DurationMinutes { get; init; }

    public int XpEarned { get; init; } = 0;

    [Jsonb] public SessionData Data { get; init; } = new();

    [Check] static bool EndsAfterItStarts(LearningSession row) => row.EndedAt == null || row.EndedAt >= row.StartedAt;

    [Policy(Command.Select)]
    static bool SelfOrParent(LearningSession row, Session session, IEnumerable<Student> students)
        => StudentAccess.SelfOrParent(row.StudentId, session, students);

    [Policy(Command.Insert | Command.Update)]
    static bool Own(LearningSession row, Session session) => row.StudentId == session.UserId;
}

/// <summary>What was done in a session.</summary>
public sealed record SessionData
{
    /// <summary>Codes.</summary>
    public IReadOnlyList<string> OutcomesWorkedOn { get; init; } = [];

    public int QuestionsAttempted { get; init; }

    public int QuestionsCorrect { get; init; }

    public int FlashcardsReviewed { get; init; }
}
