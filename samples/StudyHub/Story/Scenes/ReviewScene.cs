using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using StudyHub.Learning;
using StudyHub.Schema.Failures;
using StudyHub.Schema.Sessions;

namespace StudyHub.Story.Scenes;

/// <summary>What is due on three days, and an answer that takes it off the list.</summary>
internal sealed class ReviewScene : IScene
{
    public string Title => "What is Mia to review?";

    public async Task PlayAsync(Stage stage, CancellationToken cancellationToken)
    {
        DateOnly monday = DateOnly.FromDateTime(Cast.Monday.UtcDateTime);
        await using StudyHubSession session = await stage.Database.OpenAsync(SessionUser.Authenticated(stage.Cast.Mia.Id), cancellationToken);
        foreach ((int days, int expected) in new[] { (7, 0), (8, 1), (24, 2) })
        {
            DateOnly day = monday.AddDays(days);
            IReadOnlyList<StudentOutcomeProgress> due = await session.StudentOutcomeProgress.DueForReviewAsync(
                stage.Cast.Mia.Id, day, cancellationToken: cancellationToken);
            stage.Narrator.Claim($"{days} days after the first practice, outcomes that are due: {expected}", due.Count == expected);
        }

        await AnswerAsync(stage, session, cancellationToken);
    }

    private static async Task AnswerAsync(Stage stage, StudyHubSession before, CancellationToken cancellationToken)
    {
        (Guid mia, DateTimeOffset at) = (stage.Cast.Mia.Id, Cast.Monday.AddDays(8));
        DateOnly day = DateOnly.FromDateTime(at.UtcDateTime);
        Guid due = (await before.StudentOutcomeProgress.DueForReviewAsync(mia, day, cancellationToken: cancellationToken)).Single().Id;
        SessionUser user = SessionUser.Authenticated(mia);
        StudentOutcomeProgress? answered = await stage.Database.AnswerReviewAsync(user, due, RecallQuality.Good, at, cancellationToken);
        stage.Narrator.Claim(
            "Mia answers it, and it comes back the next day",
            answered is { Repetition: 1, IntervalDays: 1 } && answered.NextReviewDate == day.AddDays(1));
        await stage.Narrator.ClaimRefusedAsync<ReviewNotDueException>(
            "a second answer on the same day does not count",
            () => stage.Database.AnswerReviewAsync(user, due, RecallQuality.Good, at, cancellationToken));
        await stage.Narrator.ClaimRefusedAsync<RowNotFoundException>(
            "Grace sees it and cannot answer for her",
            () => stage.Database.AnswerReviewAsync(
                SessionUser.Authenticated(stage.Cast.Grace.Id), due, RecallQuality.Good, at.AddDays(1), cancellationToken));
        stage.Narrator.Claim(
            "for Zoe there is no such thing",
            await stage.Database.AnswerReviewAsync(
                SessionUser.Authenticated(stage.Cast.Zoe.Id), due, RecallQuality.Good, at.AddDays(1), cancellationToken) is null);
    }
}
