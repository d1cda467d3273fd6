using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using StudyHub.Accounts;
using StudyHub.Curriculum;
using StudyHub.Learning;
using StudyHub.Schema.Samples.Tests.Databases;
using StudyHub.Schema.Sessions;
using StudyHub.Students;

namespace StudyHub.Schema.Samples.Tests.Learning;

/// <summary>Answers as they are stored.</summary>
public sealed class OutcomeReviewTests(StudyHubDatabases databases) : IClassFixture<StudyHubDatabases>
{
    private static readonly DateTimeOffset Monday = new(2026, 2, 2, 16, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly FirstDay = new(2026, 2, 2);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_stored_is_what_was_worked_out_to_the_last_digit()
    {
        await using StudyHubDatabase database = StudyHubDatabase.Create(await databases.CreateLoginAsync());
        (SessionUser user, StudentOutcomeProgress progress) = await StartAsync(database);
        RecallQuality[] answers = [RecallQuality.Hard, RecallQuality.Good, RecallQuality.Hard, RecallQuality.Perfect, RecallQuality.Wrong, RecallQuality.Perfect];
        ReviewSchedule expected = ReviewSchedule.New;
        DateTimeOffset at = Monday;
        foreach (RecallQuality answer in answers)
        {
            expected = expected.After(answer);
            await database.AnswerReviewAsync(user, progress.Id, answer, at, Stop);

            StudentOutcomeProgress? stored = await database.ReadAsync(
                user, (session, token) => session.StudentOutcomeProgress.GetAsync(progress.Id, cancellationToken: token), Stop);
            new ReviewSchedule(stored!.EaseFactor, stored.IntervalDays, stored.Repetition).ShouldBe(expected);
            stored.NextReviewDate.ShouldBe(DateOnly.FromDateTime(at.UtcDateTime).AddDays(expected.IntervalDays));
            at = at.AddDays(expected.IntervalDays);
        }
    }

    [Fact]
    public async Task The_highest_ease_that_the_function_gives_fits_into_the_column()
    {
        await using StudyHubDatabase database = StudyHubDatabase.Create(await databases.CreateLoginAsync());
        (SessionUser user, StudentOutcomeProgress progress) = await StartAsync(
            database, row => row with { EaseFactor = 99.95m, IntervalDays = 3_650, Repetition = 975, PracticeCount = 975 });

        StudentOutcomeProgress? stored = await database.AnswerReviewAsync(user, progress.Id, RecallQuality.Perfect, Monday, Stop);

        stored!.EaseFactor.ShouldBe(ReviewSchedule.HighestEase);
    }

    [Fact]
    public async Task Of_twenty_answers_that_come_at_once_one_counts()
    {
        await using StudyHubDatabase database = StudyHubDatabase.Create(await databases.CreateLoginAsync());
        (SessionUser user, StudentOutcomeProgress progress) = await StartAsync(database);

        bool[] counted = await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ =>
        {
            try
            {
                return await database.AnswerReviewAsync(user, progress.Id, RecallQuality.Good, Monday, Stop) is not null;
            }
            catch (ReviewNotDueException)
            {
                return false;
            }
        }));

        counted.Count(did => did).ShouldBe(1);
        StudentOutcomeProgress? stored = await database.ReadAsync(
            user, (session, token) => session.StudentOutcomeProgress.GetAsync(progress.Id, cancellationToken: token), Stop);
        stored!.PracticeCount.ShouldBe(1);
    }

    /// <summary>A family of its own, whose child has one outcome to review on the first day.</summary>
    private static async Task<(SessionUser User, StudentOutcomeProgress Progress)> StartAsync(
        StudyHubDatabase database, Func<StudentOutcomeProgress, StudentOutcomeProgress>? change = null)
    {
        SessionUser parent = SessionUser.Authenticated(Guid.NewGuid());
        (Student child, CurriculumOutcome outcome) = await database.RunAsync(parent, async (session, token) =>
        {
            CurriculumFramework nsw = (await session.CurriculumFrameworks.FindByCodeAsync("NSW", token))!;
            User user = await session.Users.InsertAsync(
                new() { Id = parent.UserId!.Value, SupabaseAuthId = Guid.NewGuid(), Email = $"{parent.UserId}@example.org", DisplayName = "Ada" }, token);
            Student student = await session.Students.InsertAsync(
                new() { ParentId = user.Id, DisplayName = "Ben", FrameworkId = nsw.Id, GradeLevel = 7, SchoolStage = "S4" }, token);
            return (student, (await session.CurriculumOutcomes.OfStageAsync(nsw.Id, "S4", limit: 1, token)).Single());
        }, cancellationToken: Stop);
        SessionUser self = SessionUser.Authenticated(child.Id);
        StudentOutcomeProgress row = new() { FrameworkId = child.FrameworkId, StudentId = child.Id, OutcomeId = outcome.Id, NextReviewDate = FirstDay };
        return (self, await database.RunAsync(self, (session, token) => session.StudentOutcomeProgress.InsertAsync(change?.Invoke(row) ?? row, token), cancellationToken: Stop));
    }
}
