using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using StudyHub.Accounts;
using StudyHub.Curriculum;
using StudyHub.Learning;
using StudyHub.Schema.Sessions;
using StudyHub.Students;
using StudyHub.Web.Access;

namespace StudyHub.Web.Demo;

/// <summary>
/// Two families who have practised for a while: Grace with Mia and Noah, Liang with Zoe. Each row is written by who it belongs to.
/// </summary>
internal sealed record DemoFamilies(User Grace, Student Mia, Student Noah, User Liang, Student Zoe)
{
    private static readonly TimeSpan LifetimeOfALink = TimeSpan.FromHours(12);

    // How the outcomes of a stage have gone so far, and how many days ago they came due; negative is in the future.
    private static readonly (RecallQuality[] Answers, int DueFor)[] Histories =
    [
        ([RecallQuality.Good], 3),
        ([RecallQuality.Good, RecallQuality.Perfect, RecallQuality.Perfect], -5),
        ([RecallQuality.Hard, RecallQuality.Good], 1),
        ([RecallQuality.Good, RecallQuality.Wrong], 0),
        ([], 0),
        ([RecallQuality.Perfect, RecallQuality.Perfect, RecallQuality.Good, RecallQuality.Perfect], 2),
    ];

    public static async Task<DemoFamilies> SignUpAsync(
        StudyHubDatabase database, TimeProvider time, CancellationToken cancellationToken = default)
    {
        User grace = await SignUpAsync(database, "Grace", cancellationToken);
        User liang = await SignUpAsync(database, "Liang", cancellationToken);
        DemoFamilies families = new(
            grace,
            await AddChildAsync(database, grace, "Mia", 7, "S4", cancellationToken),
            await AddChildAsync(database, grace, "Noah", 2, "S1", cancellationToken),
            liang,
            await AddChildAsync(database, liang, "Zoe", 7, "S4", cancellationToken));
        foreach (Student child in new[] { families.Mia, families.Noah, families.Zoe })
            await PractiseAsync(database, child, time.GetUtcNow(), cancellationToken);
        return families;
    }

    /// <summary>Prints a link for each of them. The token is behind the #, so that no server and no log sees it.</summary>
    public void Introduce(WebApplication app)
    {
        AccessTokens tokens = app.Services.GetRequiredService<AccessTokens>();
        (string Name, Guid Id)[] people =
            [("Mia, who answers her reviews", Mia.Id), ("Grace, her mother", Grace.Id), ("Liang, Zoe's father", Liang.Id)];
        foreach ((string name, Guid id) in people)
            Console.WriteLine($"  as {name}: {app.Urls.First()}/#token={tokens.Mint(SessionUser.Authenticated(id), LifetimeOfALink)}");
    }

    private static Task<User> SignUpAsync(StudyHubDatabase database, string name, CancellationToken cancellationToken)
    {
        Guid id = Guid.NewGuid();
        User user = new() { Id = id, SupabaseAuthId = Guid.NewGuid(), Email = $"{name}-{id:n}@example.org", DisplayName = name };
        return database.RunAsync(
            SessionUser.Authenticated(id), (session, token) => session.Users.InsertAsync(user, token), cancellationToken: cancellationToken);
    }

    private static Task<Student> AddChildAsync(
        StudyHubDatabase database, User parent, string name, int gradeLevel, string stage, CancellationToken cancellationToken)
        => database.RunAsync(SessionUser.Authenticated(parent.Id), async (session, token) =>
        {
            CurriculumFramework nsw = await session.CurriculumFrameworks.FindByCodeAsync("NSW", token)
                ?? throw new InvalidOperationException("The framework NSW is missing; the schema's seeds have not been applied.");
            return await session.Students.InsertAsync(
                new() { ParentId = parent.Id, DisplayName = name, FrameworkId = nsw.Id, GradeLevel = gradeLevel, SchoolStage = stage }, token);
        }, cancellationToken: cancellationToken);

    private static Task PractiseAsync(StudyHubDatabase database, Student child, DateTimeOffset now, CancellationToken cancellationToken)
        => database.RunAsync(SessionUser.Authenticated(child.Id), async (session, token) =>
        {
            IReadOnlyList<CurriculumOutcome> outcomes = await session.CurriculumOutcomes.OfStageAsync(
                child.FrameworkId, child.SchoolStage, cancellationToken: token);
            await session.StudentOutcomeProgress.InsertManyAsync([.. outcomes.Select(ProgressWith)], token);

            StudentOutcomeProgress ProgressWith(CurriculumOutcome outcome, int number)
            {
                (RecallQuality[] answers, int dueFor) = Histories[number % Histories.Length];
                StudentOutcomeProgress untouched = new() { FrameworkId = child.FrameworkId, StudentId = child.Id, OutcomeId = outcome.Id };
                return Practised(untouched, answers, now.AddDays(-dueFor));
            }
        }, cancellationToken: cancellationToken);

    /// <summary>The row after answers that were each given when they were due.</summary>
    /// <param name="progress">Without an answer.</param>
    /// <param name="answers">The first one first.</param>
    /// <param name="due">When the next one is.</param>
    private static StudentOutcomeProgress Practised(StudentOutcomeProgress progress, RecallQuality[] answers, DateTimeOffset due)
    {
        int[] gaps = [.. Schedules(answers).Select(schedule => schedule.IntervalDays)];
        DateTimeOffset at = due.AddDays(-gaps.Sum());
        foreach ((RecallQuality answer, int gap) in answers.Zip(gaps))
        {
            progress = progress.Practised(answer, at);
            at = at.AddDays(gap);
        }
        return progress;
    }

    private static IEnumerable<ReviewSchedule> Schedules(RecallQuality[] answers)
    {
        ReviewSchedule schedule = ReviewSchedule.New;
        foreach (RecallQuality answer in answers) yield return schedule = schedule.After(answer);
    }
}
