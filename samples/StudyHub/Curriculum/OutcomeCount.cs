using System;
using StudyHub.Schema;

namespace StudyHub.Curriculum;

/// <summary>
/// How many outcomes a subject has, in the order that subjects are offered in: what a chart of mastery is held against. Nothing but the number is
/// known of a subject that is offered no more.
/// </summary>
[Projection<CurriculumOutcome>]
public sealed partial record OutcomeCount(
    [Over(nameof(CurriculumOutcome.SubjectId), nameof(Subject.DisplayOrder))] int? DisplayOrder,
    [Over(nameof(CurriculumOutcome.SubjectId), nameof(Subject.Code))] string? Code,
    [Over(nameof(CurriculumOutcome.SubjectId), nameof(Subject.Name))] string? Name,
    Guid SubjectId,
    [Count] long Outcomes);
