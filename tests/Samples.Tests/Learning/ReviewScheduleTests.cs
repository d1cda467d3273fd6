using System;
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

    [Fact]
    public void No_sequence_of_answers_leaves_what_the_table_allows()
    {
        Random random = new(20260202);
        for (int run = 0; run < 200; run++)
        {
            ReviewSchedule schedule = ReviewSchedule.New;
            foreach (RecallQuality quality in Enumerable.Range(0, 60).Select(_ => All[random.Next(All.Length)]))
            {
                schedule = schedule.After(quality);
                schedule.EaseFactor.ShouldBeInRange(ReviewSchedule.LowestEase, 99.99m);
                schedule.IntervalDays.ShouldBeInRange(1, ReviewSchedule.LongestInterval);
                decimal.Round(schedule.EaseFactor, 2).ShouldBe(schedule.EaseFactor);
            }
        }
    }

    [Fact]
    public void Perfect_answers_for_ever_stop_at_the_longest_interval()
    {
        ReviewSchedule schedule = ReviewSchedule.New;
        for (int i = 0; i < 100; i++) schedule = schedule.After(RecallQuality.Perfect);
        schedule.IntervalDays.ShouldBe(ReviewSchedule.LongestInterval);
    }
}
