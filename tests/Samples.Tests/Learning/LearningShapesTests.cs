using System;
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
        Guid student = await PutUpAsync(database);

        await using (StudyHubSession session = await database.OpenAsync(SessionUser.Authenticated(student), Stop))
        {
            (await session.StudentOutcomeProgress.DueForReview(student, Today).ListAsync<DueReview>(cancellationToken: Stop)).ShouldSatisfyAllConditions(
                due => due.Count.ShouldBe(2),
                due => (due[0].OutcomeCode, due[0].Subject, due[0].MasteryLevel).ShouldBe(("T-1", "Taught", MasteryLevel.Developing)),
                due => (due[1].OutcomeCode, due[1].Subject).ShouldBe(("G-1", null)));
            (await session.StudentOutcomeProgress.ByStudentId(student).ListAsync<MasteryCount>(cancellationToken: Stop)).ShouldBe(
                [new MasteryCount(MasteryLevel.Developing, 2, 5), new MasteryCount(MasteryLevel.Secure, 1, 7)]);
        }
        await using StudyHubSession stranger = await database.OpenAsync(SessionUser.Authenticated(Guid.NewGuid()), Stop);
        (await stranger.StudentOutcomeProgress.ByStudentId(student).ListAsync<MasteryCount>(cancellationToken: Stop)).ShouldBeEmpty();
    }

    private static async Task<Guid> PutUpAsync(StudyHubDatabase database)
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
        await session.CommitAsync(Stop);
        return student.Id;

        async Task AddAsync(string code, Subject subject, DateOnly due, MasteryLevel level, int practices)
        {
            CurriculumOutcome outcome = await session.CurriculumOutcomes.InsertAsync(
                new CurriculumOutcome { FrameworkId = framework.Id, SubjectId = subject.Id, OutcomeCode = code, Description = code, Stage = "S4" }, Stop);
            await session.StudentOutcomeProgress.InsertAsync(new StudentOutcomeProgress
            {
                FrameworkId = framework.Id, StudentId = student.Id, OutcomeId = outcome.Id, NextReviewDate = due, MasteryLevel = level, PracticeCount = practices,
            }, Stop);
        }
    }
}
