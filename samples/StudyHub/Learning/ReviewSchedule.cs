using System;

namespace StudyHub.Learning;

/// <summary>
/// When something is to be practised again, by SM-2: the gap grows with each success, by a factor that grows and shrinks with how easy it
/// was, and starts over after a failure. SM-2's step 7, by which an item that was rated below 4 is asked again on the same day until it comes to 4, is
/// left to the application: no schedule of days can say it. Pure: what is stored in flashcards and in student_outcome_progress is moved by it alike.
/// </summary>
/// <param name="EaseFactor">1.30 to 99.99, two digits behind the point: exactly what a column numeric(4, 2) holds.</param>
/// <param name="IntervalDays">1 to <see cref="LongestInterval"/>.</param>
/// <param name="Repetition">Successes in a row, 0 or more.</param>
public readonly record struct ReviewSchedule(decimal EaseFactor, int IntervalDays, int Repetition)
{
    public const decimal LowestEase = 1.3m;

    /// <summary>The most that the column holds. Answers that are perfect every day for three years come to it.</summary>
    public const decimal HighestEase = 99.99m;

    /// <summary>Days: ten years, beyond which SM-2's growth says nothing any more.</summary>
    public const int LongestInterval = 3650;

    /// <summary>Something that was never practised.</summary>
    public static ReviewSchedule New => new(2.5m, 1, 0);

    /// <param name="quality">How the answer went.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="quality"/> is none of the six.</exception>
    public ReviewSchedule After(RecallQuality quality)
    {
        if (!Enum.IsDefined(quality)) throw new ArgumentOutOfRangeException(nameof(quality), "An answer is rated from 0 to 5.");

        // As in Wozniak's description, a failure leaves the ease alone: the item is to be learned again, not declared harder.
        if (quality < RecallQuality.Hard) return this with { IntervalDays = 1, Repetition = 0 };
        decimal missing = RecallQuality.Perfect - quality;
        decimal moved = EaseFactor + 0.1m - missing * (0.08m + missing * 0.02m);
        decimal ease = Math.Clamp(Math.Round(moved, 2, MidpointRounding.AwayFromZero), LowestEase, HighestEase);
        int interval = Repetition switch
        {
            0 => 1,
            1 => 6,
            _ => (int)Math.Min(LongestInterval, Math.Ceiling(IntervalDays * ease)),
        };
        return new ReviewSchedule(ease, interval, Repetition + 1);
    }
}
