using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Accounts;
using StudyHub.Curriculum;
using StudyHub.Learning;
using StudyHub.Schema.Sessions;
using StudyHub.Schema.Testing;
using StudyHub.Students;

namespace StudyHub.Schema.Samples.Tests.Learning;

/// <summary>The page of reviews and the chart of mastery, as a student and as another one.</summary>
public sealed class LearningShapesTests
{
    private static readonly DateOnly Today = new(2026, 2, 2);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_student_sees_what_is_due_with_its_outcome_and_the_chart_and_others_see_nothing()
    {
        EphemeralPostgres postgres = await EphemeralPostgres.SharedAsync(Stop);
        await postgres.TrackRolesAsync(StudyHubDatabase.Schema.Roles, Stop);
        await using EphemeralDatabase scratch = await postgres.CreateDatabaseAsync(Stop);
        await using (NpgsqlConnection connection = new(scratch.ConnectionString))
        {
            await connection.OpenAsync(Stop);
            await StudyHubDatabase.Schema.ApplyAsync(connection, Stop);
        }
        string users = await scratch.CreateLoginAsync(["anon", "authenticated"], Stop), backOffice = await scratch.CreateLoginAsync(["admin"], Stop);
        await using StudyHubDatabase database = StudyHubDatabase.Create(users, options => options.AdminConnectionString = backOffice);
        (Guid student, Guid framework) = await PutUpAsync(database);

        await using (StudyHubSession session = await database.OpenAsync(SessionUser.Authenticated(student), Stop))
        {
            (await session.StudentOutcomeProgress.DueForReview(student, Today).ListAsync<DueReview>(cancellationToken: Stop)).ShouldSatisfyAllConditions(
                due => due.Count.ShouldBe(2),
                due => (due[0].OutcomeCode, due[0].Description, due[0].Subject, due[0].MasteryLevel).ShouldBe(("T-1", "T-1 it is", "Taught", MasteryLevel.Developing)),
                due => (due[1].OutcomeCode, due[1].Subject).ShouldBe(("G-1", null)));
            IReadOnlyList<OutcomeCount> outcomes = await session.CurriculumOutcomes.OfStage(framework, "S4").ListAsync<OutcomeCount>(cancellationToken: Stop);
            outcomes.Select(count => (count.Code, count.Outcomes)).ShouldBe([("T", 2), (null, 1)], "nothing but the number is known of a subject that is offered no more");
            (await session.StudentOutcomeProgress.ByStudentId(student).ListAsync<MasteryCount>(cancellationToken: Stop)).ShouldBe(
                [
                    new MasteryCount(outcomes[0].SubjectId, "S4", MasteryLevel.Developing, 1, 2),
                    new MasteryCount(outcomes[0].SubjectId, "S4", MasteryLevel.Secure, 1, 7),
                    new MasteryCount(outcomes[0].SubjectId, "S5", MasteryLevel.Developing, 1, 1),
                    new MasteryCount(outcomes[1].SubjectId, "S4", MasteryLevel.Developing, 1, 3),
                ],
                ignoreOrder: true);
        }
        await using StudyHubSession stranger = await database.OpenAsync(SessionUser.Authenticated(Guid.NewGuid()), Stop);
        (await stranger.StudentOutcomeProgress.ByStudentId(student).ListAsync<MasteryCount>(cancellationToken: Stop)).ShouldBeEmpty();
    }

    private static async Task<(Guid Student, Guid Framework)> PutUpAsync(StudyHubDatabase database)
    {
        await using StudyHubSession session = await database.OpenAsync(SessionUser.Admin(), Stop);
        CurriculumFramework framework = await session.CurriculumFrameworks.InsertAsync(new CurriculumFramework { Code = "SHAPES", Name = "Shapes" }, Stop);
        Subject taught = await session.Subjects.InsertAsync(new Subject { FrameworkId = framework.Id, Code = "T", Name = "Taught", Kla = "-", AvailableStages = ["S4"] }, Stop);
        Subject gone = await session.Subjects.InsertAsync(taught with { Id = Guid.Empty, Code = "G", Name = "Gone", IsActive = false }, Stop);
        User parent = await session.Users.InsertAsync(new User { SupabaseAuthId = Guid.NewGuid(), Email = "parent@example.org", DisplayName = "Parent" }, Stop);
        Student student = await session.Students.InsertAsync(new Student { ParentId = parent.Id, DisplayName = "Ada", GradeLevel = 8, SchoolStage = "S4", FrameworkId = framework.Id }, Stop);
        await AddAsync("T-1", taught, Today.AddDays(-2), MasteryLevel.Developing, 2);
        await AddAsync("G-1", gone, Today, MasteryLevel.Developing, 3);
        await AddAsync("T-2", taught, Today.AddDays(1), MasteryLevel.Secure, 7);
        await AddAsync("T-3", taught, Today.AddDays(2), MasteryLevel.Developing, 1, "S5");
        await session.CommitAsync(Stop);
        return (student.Id, framework.Id);

        async Task AddAsync(string code, Subject subject, DateOnly due, MasteryLevel level, int practices, string stage = "S4")
        {
            CurriculumOutcome outcome = await session.CurriculumOutcomes.InsertAsync(
                new CurriculumOutcome { FrameworkId = framework.Id, SubjectId = subject.Id, OutcomeCode = code, Description = code + " it is", Stage = stage }, Stop);
            await session.StudentOutcomeProgress.InsertAsync(new StudentOutcomeProgress
            {
                FrameworkId = framework.Id, StudentId = student.Id, OutcomeId = outcome.Id, NextReviewDate = due, MasteryLevel = level, PracticeCount = practices,
            }, Stop);
        }
    }
}
