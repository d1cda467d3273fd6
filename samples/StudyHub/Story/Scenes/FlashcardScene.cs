using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using StudyHub.Learning;
using StudyHub.Schema.Sessions;

namespace StudyHub.Story.Scenes;

/// <summary>A flashcard from a note, answered in a session of learning, with its history.</summary>
internal sealed class FlashcardScene : IScene
{
    public string Title => "Mia writes a note and makes a flashcard of it";

    public async Task PlayAsync(Stage stage, CancellationToken cancellationToken)
    {
        Cast cast = stage.Cast;
        await using StudyHubSession session = await stage.Database.OpenAsync(SessionUser.Authenticated(cast.Mia.Id), cancellationToken);
        LearningSession learning = await session.LearningSessions.InsertAsync(
            new() { StudentId = cast.Mia.Id, SubjectId = cast.Mathematics.Id, SessionType = "revision", StartedAt = Cast.Monday },
            cancellationToken);
        Note note = await session.Notes.InsertAsync(
            new()
            {
                StudentId = cast.Mia.Id,
                SubjectId = cast.Mathematics.Id,
                Title = "Negative numbers",
                ContentType = "text/plain",
                OcrStatus = OcrStatus.NotNeeded,
                Tags = ["integers"],
            },
            cancellationToken);
        Flashcard card = await session.Flashcards.InsertAsync(
            new()
            {
                StudentId = cast.Mia.Id,
                SubjectId = cast.Mathematics.Id,
                ContextNoteId = note.Id,
                Front = "(-3) x (-4)",
                Back = "12",
                GeneratedBy = "user",
            },
            cancellationToken);
        (Flashcard answered, RevisionHistory history) = card.Answered(RecallQuality.Good, Cast.Monday, learning.Id);
        answered = await session.Flashcards.UpdateAsync(answered, cancellationToken);
        await session.RevisionHistory.InsertAsync(history, cancellationToken);
        IReadOnlyList<Flashcard> due = await session.Flashcards.DueForReviewAsync(
            cast.Mia.Id, Cast.Monday.AddDays(1), cancellationToken: cancellationToken);
        await session.CommitAsync(cancellationToken);

        stage.Narrator.Claim("the card comes back after a day", answered.SrNextReview == Cast.Monday.AddDays(1) && due.Count == 1);
        stage.Narrator.Claim("its history holds the step", history is { SrIntervalAfter: 1, SrRepetitionAfter: 1, WasCorrect: true });
    }
}
