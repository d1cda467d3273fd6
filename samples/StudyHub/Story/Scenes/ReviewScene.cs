using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using StudyHub.Learning;
using StudyHub.Schema.Sessions;

namespace StudyHub.Story.Scenes;

/// <summary>What is due, on three days.</summary>
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
    }
}
