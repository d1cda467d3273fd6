using System;
using StudyHub.Curriculum;
using StudyHub.Schema;

namespace StudyHub.Learning;

/// <summary>How many outcomes of a subject's stage are on a level, and how often they were practised, for the chart of a student's mastery.</summary>
[Projection<StudentOutcomeProgress>]
public sealed partial record MasteryCount(
    [Over(nameof(StudentOutcomeProgress.OutcomeId), nameof(CurriculumOutcome.SubjectId))] Guid SubjectId,
    [Over(nameof(StudentOutcomeProgress.OutcomeId), nameof(CurriculumOutcome.Stage))] string Stage,
    MasteryLevel MasteryLevel,
    [Count] long Outcomes,
    [Sum(nameof(StudentOutcomeProgress.PracticeCount))] long Practices);
