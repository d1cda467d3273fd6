using System;

namespace StudyHub.Learning;

public sealed partial record StudentOutcomeProgress
{
    /// <summary>Whether the outcome is to be reviewed: what DueForReview asks of the database, said of one row.</summary>
    /// <param name="today">The day in UTC.</param>
    public bool IsDue(DateOnly today) => NextReviewDate <= today;

    /// <summary>The row after one more practice.</summary>
    /// <param name="quality">How it went.</param>
    /// <param name="at">When; the next review counts from its date in UTC.</param>
    public StudentOutcomeProgress Practised(RecallQuality quality, DateTimeOffset at)
    {
        ReviewSchedule next = new ReviewSchedule(EaseFactor, IntervalDays, Repetition).After(quality);
        return this with
        {
            EaseFactor = next.EaseFactor,
            IntervalDays = next.IntervalDays,
            Repetition = next.Repetition,
            MasteryLevel = LevelOf(next.Repetition),
            PracticeCount = PracticeCount + 1,
            LastPracticed = at,
            NextReviewDate = DateOnly.FromDateTime(at.UtcDateTime).AddDays(next.IntervalDays),
        };
    }

    private static MasteryLevel LevelOf(int successesInARow) => successesInARow switch
    {
        <= 1 => MasteryLevel.Developing,
        2 => MasteryLevel.Consolidating,
        _ => MasteryLevel.Secure,
    };
}
