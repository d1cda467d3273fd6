using System;
using StudyHub.Curriculum;
using StudyHub.Schema;

namespace StudyHub.Learning;

/// <summary>What a student should practise, as the page of reviews lists it: <c>session.StudentOutcomeProgress.DueForReview(…).ListAsync&lt;DueReview&gt;()</c>.</summary>
[Projection<StudentOutcomeProgress>]
public sealed partial record DueReview
{
    public Guid Id { get; init; }

    public DateOnly? NextReviewDate { get; init; }

    public MasteryLevel MasteryLevel { get; init; }

    [Over(nameof(StudentOutcomeProgress.OutcomeId), nameof(CurriculumOutcome.OutcomeCode))]
    public required string OutcomeCode { get; init; }

    [Over(nameof(StudentOutcomeProgress.OutcomeId), nameof(CurriculumOutcome.Description))]
    public required string Description { get; init; }

    /// <summary>Null for a subject that is offered no more, which students do not see.</summary>
    [Over(nameof(StudentOutcomeProgress.OutcomeId), nameof(CurriculumOutcome.SubjectId), nameof(Curriculum.Subject.Name))]
    public string? Subject { get; init; }
}
