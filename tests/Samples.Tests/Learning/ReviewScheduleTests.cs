using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using StudyHub.Learning;

namespace StudyHub.Schema.Samples.Tests.Learning;

public sealed class ReviewScheduleTests
{
    private static readonly RecallQuality[] All = Enum.GetValues<RecallQuality>();

    [Fact]
    public void The_first_success_brings_it_back_after_one_day_and_the_second_after_six()
    {
        ReviewSchedule first = ReviewSchedule.New.After(RecallQuality.Good);
        first.ShouldBe(new ReviewSchedule(2.5m, 1, 1));
        first.After(RecallQuality.Good).ShouldBe(new ReviewSchedule(2.5m, 6, 2));
    }

    [Fact]
    public void From_the_third_success_on_the_gap_grows_by_the_ease()
        => new ReviewSchedule(2.5m, 6, 2).After(RecallQuality.Good).ShouldBe(new ReviewSchedule(2.5m, 15, 3));

    [Theory]
    [InlineData(RecallQuality.Perfect, 2.60)]
    [InlineData(RecallQuality.Good, 2.50)]
    [InlineData(RecallQuality.Hard, 2.36)]
    public void The_ease_follows_how_easy_it_was(RecallQuality quality, double ease)
        => ReviewSchedule.New.After(quality).EaseFactor.ShouldBe((decimal)ease);

    [Theory]
    [InlineData(RecallQuality.NoIdea)]
    [InlineData(RecallQuality.Wrong)]
    [InlineData(RecallQuality.AlmostRight)]
    public void A_failure_starts_over_and_leaves_the_ease_alone(RecallQuality quality)
        => new ReviewSchedule(2.2m, 40, 5).After(quality).ShouldBe(new ReviewSchedule(2.2m, 1, 0));

    /// <summary>Wozniak's table, worked out by hand: EF' = EF + (0.1 - (5 - q) * (0.08 + (5 - q) * 0.02)), intervals rounded up.</summary>
    [Theory]
    [InlineData(RecallQuality.Perfect, "2.60 2.70 2.80 2.90 3.00 3.10", "1 6 17 50 150 465")]
    [InlineData(RecallQuality.Good, "2.50 2.50 2.50 2.50 2.50 2.50", "1 6 15 38 95 238")]
    [InlineData(RecallQuality.Hard, "2.36 2.22 2.08 1.94 1.80 1.66 1.52 1.38 1.30 1.30", "1 6 13 26 47 79 121 167 218 284")]
    public void The_same_answer_again_and_again_follows_the_known_table(RecallQuality quality, string eases, string intervals)
    {
        List<ReviewSchedule> schedules = [ReviewSchedule.New];
        foreach (string _ in eases.Split(' ')) schedules.Add(schedules[^1].After(quality));

        string.Join(' ', schedules.Skip(1).Select(schedule => schedule.EaseFactor.ToString("0.00", CultureInfo.InvariantCulture))).ShouldBe(eases);
        string.Join(' ', schedules.Skip(1).Select(schedule => schedule.IntervalDays)).ShouldBe(intervals);
        schedules.Select(schedule => schedule.Repetition).ShouldBe(Enumerable.Range(0, schedules.Count));
    }

    /// <summary>Not a sample of them: the ease has 9,870 values, and what the repetition and the interval do to it is in a few.</summary>
    [Fact]
    public void From_every_ease_every_answer_leads_to_what_the_table_allows()
    {
        foreach (ReviewSchedule before in Everywhere())
        {
            ReviewSchedule worse = default;
            foreach (RecallQuality quality in All)
            {
                ReviewSchedule after = before.After(quality);
                if (Fault(before, quality, worse, after) is { } fault) Assert.Fail($"{before} after {quality} is {after}: {fault}");
                worse = after;
            }
        }
    }

    [Fact]
    public void What_the_table_does_not_allow_is_seen()
    {
        ReviewSchedule before = new(2.5m, 15, 3), worse = new(2.36m, 36, 4);
        Fault(before, RecallQuality.Good, worse, new(2.5m, 38, 4)).ShouldBeNull();
        ReviewSchedule[] wrong = [new(1.29m, 38, 4), new(100m, 999, 4), new(2.505m, 38, 4), new(2.5m, 0, 4), new(2.5m, 38, 3), new(2.3m, 38, 4), new(2.5m, 14, 4)];
        wrong.ShouldAllBe(after => Fault(before, RecallQuality.Good, worse, after) != null);
    }

    private static string? Fault(ReviewSchedule before, RecallQuality quality, ReviewSchedule worse, ReviewSchedule after)
    {
        bool isSuccess = quality >= RecallQuality.Hard;
        if (after.EaseFactor is < ReviewSchedule.LowestEase or > ReviewSchedule.HighestEase) return "the ease is out of its bounds";
        if (decimal.Round(after.EaseFactor, 2) != after.EaseFactor) return "the column would round the ease";
        if (after.IntervalDays is < 1 or > ReviewSchedule.LongestInterval) return "the interval is out of its bounds";
        if (after.Repetition != (isSuccess ? before.Repetition + 1 : 0)) return "successes in a row are miscounted";
        if (!isSuccess && (after.EaseFactor, after.IntervalDays) != (before.EaseFactor, 1)) return "a failure starts over and leaves the ease alone";
        if (quality > RecallQuality.Hard && (after.EaseFactor < worse.EaseFactor || after.IntervalDays < worse.IntervalDays)) return "a better answer makes it harder";
        // But for the second success, whose gap is always six days.
        if (after.Repetition > 2 && after.IntervalDays < before.IntervalDays) return "a success shortens the gap";
        return null;
    }

    [Fact]
    public void Perfect_answers_for_ever_stop_at_the_longest_interval_and_at_what_the_column_holds()
    {
        ReviewSchedule schedule = ReviewSchedule.New;
        for (int i = 0; i < 1_000; i++) schedule = schedule.After(RecallQuality.Perfect);
        schedule.ShouldBe(new ReviewSchedule(ReviewSchedule.HighestEase, ReviewSchedule.LongestInterval, 1_000));
    }

    [Theory]
    [InlineData("1.43", RecallQuality.Hard, "1.30")]
    [InlineData("1.44", RecallQuality.Hard, "1.30")]
    [InlineData("1.45", RecallQuality.Hard, "1.31")]
    [InlineData("99.89", RecallQuality.Perfect, "99.99")]
    [InlineData("99.90", RecallQuality.Perfect, "99.99")]
    public void The_ease_stops_at_its_bounds(string before, RecallQuality quality, string after)
        => new ReviewSchedule(Decimal(before), 6, 2).After(quality).EaseFactor.ShouldBe(Decimal(after));

    [Theory]
    [InlineData(-1)]
    [InlineData(6)]
    public void An_answer_that_is_no_rating_is_refused(int quality)
        => Should.Throw<ArgumentOutOfRangeException>(() => ReviewSchedule.New.After((RecallQuality)quality));

    private static IEnumerable<ReviewSchedule> Everywhere()
        => from hundredths in Enumerable.Range(130, 9_870)
           from repetition in new[] { 0, 1, 2, 40 }
           from interval in new[] { 1, 6, 7, 1_459, ReviewSchedule.LongestInterval }
           select new ReviewSchedule(hundredths / 100m, interval, repetition);

    private static decimal Decimal(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
