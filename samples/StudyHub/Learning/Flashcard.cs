using System;
using System.Collections.Generic;
using StudyHub.Curriculum;
using StudyHub.Schema;
using StudyHub.Students;

namespace StudyHub.Learning;

/// <summary>A question and its answer, shown again when it is about to be forgotten.</summary>
[Table]
[Index(nameof(StudentId), nameof(SrNextReview))]
public sealed partial record Flashcard : ITimestamped
{
    public Guid Id { get; init; }

    [References<Student>(OnDelete = OnDelete.Cascade)] public Guid StudentId { get; init; }

    [References<Subject>(OnDelete = OnDelete.SetNull)] public Guid? SubjectId { get; init; }

    [References<CurriculumOutcome>(OnDelete = OnDelete.SetNull)] public Guid? CurriculumOutcomeId { get; init; }

    /// <summary>The note that it was made from.</summary>
    // Ids are random: who names what belongs to another learns nothing of it, and shows it to nobody.
#pragma warning disable SHS222
    [References<Note>(OnDelete = OnDelete.SetNull)] public Guid? ContextNoteId { get; init; }
#pragma warning restore SHS222

    public required string Front { get; init; }

    public required string Back { get; init; }

    /// <summary>Who made it, such as "user" or "ai".</summary>
    [Length(20)] public string? GeneratedBy { get; init; }

    [Length(50)] public string? GenerationModel { get; init; }

    public int ReviewCount { get; init; } = 0;

    public int CorrectCount { get; init; } = 0;

    public int MasteryPercent { get; init; } = 0;

    /// <summary>Days between the last review and the next.</summary>
    public int SrInterval { get; init; } = 1;

    [Numeric(4, 2)] public decimal SrEaseFactor { get; init; } = 2.5m;

    [Index] public DateTimeOffset? SrNextReview { get; init; }

    /// <summary>Successes in a row.</summary>
    public int SrRepetition { get; init; } = 0;

    /// <summary>1 (easy) to 5 (hard).</summary>
    public int? DifficultyLevel { get; init; }

    public string[] Tags { get; init; } = [];

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    [Check] static bool MasteryPercentIsAPercentage(Flashcard row) => row.MasteryPercent >= 0 && row.MasteryPercent <= 100;

    [Check]
    static bool CorrectCountIsWithinReviewCount(Flashcard row) => row.CorrectCount >= 0 && row.CorrectCount <= row.ReviewCount;

    [Check] static bool SrEaseFactorIsNotTooLow(Flashcard row) => row.SrEaseFactor >= 1.3m;

    [Check] static bool SrIntervalIsAtLeastADay(Flashcard row) => row.SrInterval >= 1;

    [Check] static bool SrRepetitionIsNotNegative(Flashcard row) => row.SrRepetition >= 0;

    [Check]
    static bool DifficultyLevelIsInRange(Flashcard row)
        => row.DifficultyLevel == null || (row.DifficultyLevel >= 1 && row.DifficultyLevel <= 5);

    [Policy(Command.Select)]
    static bool SelfOrParent(Flashcard row, Session session, IEnumerable<Student> students)
        => StudentAccess.SelfOrParent(row.StudentId, session, students);

    [Policy(Command.Insert | Command.Update | Command.Delete)]
    static bool Own(Flashcard row, Session session) => row.StudentId == session.UserId;

    /// <summary>The cards to show now, the longest waiting first.</summary>
    [Query(OrderBy = [nameof(SrNextReview)])]
    static bool DueForReview(Flashcard row, Guid studentId, DateTimeOffset now) => row.StudentId == studentId && row.SrNextReview <= now;
}
