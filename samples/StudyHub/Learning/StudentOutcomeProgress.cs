using System;
using System.Collections.Generic;
using StudyHub.Curriculum;
using StudyHub.Schema;
using StudyHub.Students;

namespace StudyHub.Learning;

/// <summary>
/// How far a student has come with an outcome, and when it is to be practised again. Student and outcome are of one framework.
/// </summary>
[Table, FrameworkAware]
[Unique(nameof(StudentId), nameof(OutcomeId))]
[Index(nameof(StudentId), nameof(NextReviewDate))]
[Deny(Command.Delete)]
public sealed partial record StudentOutcomeProgress : ITimestamped, ISoftDeletable
{
    public Guid Id { get; init; }

    public Guid FrameworkId { get; init; }

    [References<Student>(OnDelete = OnDelete.Cascade)] public Guid StudentId { get; init; }

    [References<CurriculumOutcome>(OnDelete = OnDelete.Cascade)] public Guid OutcomeId { get; init; }

    public MasteryLevel MasteryLevel { get; init; } = MasteryLevel.NotStarted;

    public DateTimeOffset? LastPracticed { get; init; }

    public int PracticeCount { get; init; } = 0;

    public DateOnly? NextReviewDate { get; init; }

    /// <summary>How fast the intervals grow, 1.3 or more.</summary>
    [Numeric(4, 2)] public decimal EaseFactor { get; init; } = 2.5m;

    /// <summary>Days between the last practice and the next.</summary>
    public int IntervalDays { get; init; } = 1;

    /// <summary>Successes in a row.</summary>
    public int Repetition { get; init; } = 0;

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    public DateTimeOffset? DeletedAt { get; init; }

    [Check]
    static bool PracticeCountCoversRepetition(StudentOutcomeProgress row) => row.Repetition >= 0 && row.Repetition <= row.PracticeCount;

    [Check] static bool EaseFactorIsNotTooLow(StudentOutcomeProgress row) => row.EaseFactor >= 1.3m;

    [Check] static bool IntervalIsAtLeastADay(StudentOutcomeProgress row) => row.IntervalDays >= 1;

    [Policy(Command.Select)]
    static bool SelfOrParent(StudentOutcomeProgress row, Session session, IEnumerable<Student> students)
        => StudentAccess.SelfOrParent(row.StudentId, session, students);

    [Policy(Command.Insert | Command.Update)]
    static bool Own(StudentOutcomeProgress row, Session session) => row.StudentId == session.UserId;

    /// <summary>What a student should practise today, the longest waiting first.</summary>
    [Query(OrderBy = [nameof(NextReviewDate)])]
    static bool DueForReview(StudentOutcomeProgress row, Guid studentId, DateOnly today)
        => row.StudentId == studentId && row.NextReviewDate <= today;
}
