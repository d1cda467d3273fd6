using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using StudyHub.Curriculum;
using StudyHub.Learning;
using StudyHub.Schema.Sessions;

namespace StudyHub.Story.Scenes;

/// <summary>Practice moves mastery, and with it the day on which an outcome comes back.</summary>
internal sealed class PracticeScene : IScene
{
    // What Mia's three practices of each outcome were like.
    private static readonly RecallQuality[][] Answers =
    [
        [RecallQuality.Good, RecallQuality.Perfect, RecallQuality.Perfect],
        [RecallQuality.Good, RecallQuality.Hard, RecallQuality.Wrong],
    ];

    public string Title => "Mia practises the outcomes of stage 4";

    public async Task PlayAsync(Stage stage, CancellationToken cancellationToken)
    {
        Guid mia = stage.Cast.Mia.Id;
        await using (StudyHubSession session = await stage.Database.OpenAsync(SessionUser.Authenticated(mia), cancellationToken))
        {
            IReadOnlyList<CurriculumOutcome> outcomes = await session.CurriculumOutcomes.OfStageAsync(
                stage.Cast.Nsw.Id, "S4", cancellationToken: cancellationToken);
            CurriculumOutcome[] mathematics = [.. outcomes.Where(outcome => outcome.SubjectId == stage.Cast.Mathematics.Id)];
            List<IReadOnlyList<string>> rows = [];
            foreach ((CurriculumOutcome outcome, RecallQuality[] answers) in mathematics.Zip(Answers))
            {
                StudentOutcomeProgress progress = await session.StudentOutcomeProgress.InsertAsync(
                    new() { FrameworkId = stage.Cast.Nsw.Id, StudentId = mia, OutcomeId = outcome.Id }, cancellationToken);
                DateTimeOffset at = Cast.Monday;
                foreach (RecallQuality answer in answers)
                {
                    progress = await session.StudentOutcomeProgress.UpdateAsync(progress.Practised(answer, at), cancellationToken);
                    rows.Add(Row(outcome, answer, progress));
                    at = at.AddDays(progress.IntervalDays);
                }
            }

            await session.CommitAsync(cancellationToken);
            stage.Narrator.Table(["Outcome", "Answer", "Mastery", "Ease", "Interval", "Next review"], rows);
        }

        await ClaimStoredAsync(stage, cancellationToken);
    }

    private static async Task ClaimStoredAsync(Stage stage, CancellationToken cancellationToken)
    {
        await using StudyHubSession session = await stage.Database.OpenAsync(SessionUser.Authenticated(stage.Cast.Mia.Id), cancellationToken);
        IReadOnlyList<StudentOutcomeProgress> stored = await session.StudentOutcomeProgress.ListByStudentIdAsync(
            stage.Cast.Mia.Id, cancellationToken: cancellationToken);
        stage.Narrator.Claim(
            "three good answers in a row make an outcome secure and send it 17 days away",
            stored.Any(row => row is { MasteryLevel: MasteryLevel.Secure, IntervalDays: 17, EaseFactor: 2.7m, PracticeCount: 3 }));
        stage.Narrator.Claim(
            "a wrong answer brings the other one back the next day, with its ease as it was",
            stored.Any(row => row is { MasteryLevel: MasteryLevel.Developing, IntervalDays: 1, EaseFactor: 2.36m, PracticeCount: 3 }));
        stage.Narrator.Claim("the database moved updated_at by itself", stored.All(row => row.UpdatedAt >= row.CreatedAt));
    }

    private static IReadOnlyList<string> Row(CurriculumOutcome outcome, RecallQuality answer, StudentOutcomeProgress progress) =>
    [
        outcome.OutcomeCode, answer.ToString(), progress.MasteryLevel.ToString(),
        progress.EaseFactor.ToString("0.00", CultureInfo.InvariantCulture),
        progress.IntervalDays.ToString(CultureInfo.InvariantCulture) + " d",
        progress.NextReviewDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "-",
    ];
}
