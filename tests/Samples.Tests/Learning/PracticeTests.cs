using System;
using StudyHub.Learning;

namespace StudyHub.Schema.Samples.Tests.Learning;

public sealed class PracticeTests
{
    private static readonly DateTimeOffset Noon = new(2026, 2, 2, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Three_successes_in_a_row_make_an_outcome_secure()
    {
        StudentOutcomeProgress row = new();
        row = row.Practised(RecallQuality.Good, Noon);
        row.MasteryLevel.ShouldBe(MasteryLevel.Developing);
        row = row.Practised(RecallQuality.Good, Noon);
        row.MasteryLevel.ShouldBe(MasteryLevel.Consolidating);
        row = row.Practised(RecallQuality.Good, Noon);
        row.MasteryLevel.ShouldBe(MasteryLevel.Secure);
        row.PracticeCount.ShouldBe(3);
    }

    [Fact]
    public void A_failure_takes_a_secure_outcome_back_to_developing()
        => new StudentOutcomeProgress { Repetition = 4, PracticeCount = 4, MasteryLevel = MasteryLevel.Secure }
            .Practised(RecallQuality.Wrong, Noon).MasteryLevel.ShouldBe(MasteryLevel.Developing);

    [Fact]
    public void The_next_review_counts_from_the_day_in_utc()
        => new StudentOutcomeProgress().Practised(RecallQuality.Good, new DateTimeOffset(2026, 2, 3, 8, 0, 0, TimeSpan.FromHours(11)))
            .NextReviewDate.ShouldBe(new DateOnly(2026, 2, 3));

    [Theory]
    [InlineData(null, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void An_outcome_is_due_from_its_day_on_and_never_without_one(int? days, bool isDue)
    {
        DateOnly today = new(2026, 2, 2);
        DateOnly? next = days is { } offset ? today.AddDays(offset) : null;
        new StudentOutcomeProgress { NextReviewDate = next }.IsDue(today).ShouldBe(isDue);
    }

    [Fact]
    public void Whatever_was_answered_it_is_not_due_on_the_same_day_any_more()
    {
        foreach (RecallQuality quality in Enum.GetValues<RecallQuality>())
            new StudentOutcomeProgress { NextReviewDate = new(2026, 2, 2) }.Practised(quality, Noon).IsDue(new DateOnly(2026, 2, 2)).ShouldBeFalse();
    }

    [Fact]
    public void An_answer_moves_the_card_and_tells_its_history()
    {
        Flashcard card = new() { Id = Guid.NewGuid(), StudentId = Guid.NewGuid(), Front = "?", Back = "!", ReviewCount = 1, CorrectCount = 1, SrRepetition = 1 };
        (Flashcard answered, RevisionHistory history) = card.Answered(RecallQuality.AlmostRight, Noon);
        answered.MasteryPercent.ShouldBe(50);
        answered.SrNextReview.ShouldBe(Noon.AddDays(1));
        history.WasCorrect.ShouldBeFalse();
        (history.StudentId, history.FlashcardId).ShouldBe((card.StudentId, card.Id));
        (history.SrRepetitionBefore, history.SrRepetitionAfter).ShouldBe((1, 0));
    }
}
