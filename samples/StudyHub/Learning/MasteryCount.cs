using StudyHub.Schema;

namespace StudyHub.Learning;

/// <summary>How many outcomes are on a level, and how often they were practised, for the chart of a student's mastery.</summary>
[Projection<StudentOutcomeProgress>]
public sealed partial record MasteryCount(
    MasteryLevel MasteryLevel,
    [Count] long Outcomes,
    [Sum(nameof(StudentOutcomeProgress.PracticeCount))] long Practices);
