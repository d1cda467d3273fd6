using System;

namespace StudyHub.Learning;

public sealed partial record Flashcard
{
    /// <summary>The card after one more answer, and the line of history that tells of it.</summary>
    /// <param name="quality">How it went.</param>
    /// <param name="at">When; the next review counts from it.</param>
    /// <param name="sessionId">The session it was answered in, if any.</param>
    public (Flashcard Card, RevisionHistory History) Answered(RecallQuality quality, DateTimeOffset at, Guid? sessionId = null)
    {
        ReviewSchedule next = new ReviewSchedule(SrEaseFactor, SrInterval, SrRepetition).After(quality);
        bool isCorrect = quality >= RecallQuality.Hard;
        int correct = CorrectCount + (isCorrect ? 1 : 0);
        Flashcard card = this with
        {
            ReviewCount = ReviewCount + 1,
            CorrectCount = correct,
            MasteryPercent = correct * 100 / (ReviewCount + 1),
            SrInterval = next.IntervalDays,
            SrEaseFactor = next.EaseFactor,
            SrRepetition = next.Repetition,
            SrNextReview = at.AddDays(next.IntervalDays),
        };
        RevisionHistory history = new()
        {
            StudentId = StudentId,
            FlashcardId = Id,
            SessionId = sessionId,
            WasCorrect = isCorrect,
            QualityRating = (int)quality,
            SrIntervalBefore = SrInterval,
            SrIntervalAfter = next.IntervalDays,
            SrEaseBefore = SrEaseFactor,
            SrEaseAfter = next.EaseFactor,
            SrRepetitionBefore = SrRepetition,
            SrRepetitionAfter = next.Repetition,
        };
        return (card, history);
    }
}
