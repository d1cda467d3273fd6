using System;
using System.Collections.Generic;
using StudyHub.Schema;
using StudyHub.Students;

namespace StudyHub.Learning;

/// <summary>One answer to a flashcard, and how it moved the card's schedule. Written once and never changed.</summary>
[Table]
[Index(nameof(StudentId), nameof(CreatedAt))]
[Deny(Command.Update | Command.Delete)]
public sealed partial record RevisionHistory
{
    public Guid Id { get; init; }

    [References<Student>(OnDelete = OnDelete.Cascade)] public Guid StudentId { get; init; }

    // Ids are random: who names what belongs to another learns nothing of it, and shows it to nobody. A card takes its history along.
#pragma warning disable SHS222, SHS223
    [References<Flashcard>(OnDelete = OnDelete.Cascade)] public Guid FlashcardId { get; init; }
#pragma warning restore SHS222, SHS223

    // Ids are random: who names what belongs to another learns nothing of it, and shows it to nobody.
#pragma warning disable SHS222
    [References<LearningSession>(OnDelete = OnDelete.SetNull)] public Guid? SessionId { get; init; }
#pragma warning restore SHS222

    public required bool WasCorrect { get; init; }

    /// <summary>0 (no idea) to 5 (at once).</summary>
    public required int QualityRating { get; init; }

    public int? ResponseTimeSeconds { get; init; }

    /// <summary>Days.</summary>
    public required int SrIntervalBefore { get; init; }

    /// <summary>Days.</summary>
    public required int SrIntervalAfter { get; init; }

    [Numeric(4, 2)] public required decimal SrEaseBefore { get; init; }

    [Numeric(4, 2)] public required decimal SrEaseAfter { get; init; }

    public required int SrRepetitionBefore { get; init; }

    public required int SrRepetitionAfter { get; init; }

    [Default("now()"), Index] public DateTimeOffset CreatedAt { get; init; }

    [Check] static bool QualityRatingIsInRange(RevisionHistory row) => row.QualityRating >= 0 && row.QualityRating <= 5;

    [Policy(Command.Select)]
    static bool SelfOrParent(RevisionHistory row, Session session, IEnumerable<Student> students)
        => StudentAccess.SelfOrParent(row.StudentId, session, students);

    [Policy(Command.Insert)]
    static bool Own(RevisionHistory row, Session session) => row.StudentId == session.UserId;
}
