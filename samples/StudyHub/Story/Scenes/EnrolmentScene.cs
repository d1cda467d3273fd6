using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using StudyHub.Schema.Failures;
using StudyHub.Schema.Sessions;
using StudyHub.Students;

namespace StudyHub.Story.Scenes;

/// <summary>A student takes a subject of the own framework, and cannot take one of another: the database itself says no.</summary>
internal sealed class EnrolmentScene : IScene
{
    public string Title => "Mia and Zoe take mathematics, each of the own framework";

    public async Task PlayAsync(Stage stage, CancellationToken cancellationToken)
    {
        Cast cast = stage.Cast;
        StudentSubject mia = await EnrolAsync(stage, cast.Mia, cast.Nsw.Id, cast.Mathematics.Id, cancellationToken);
        await EnrolAsync(stage, cast.Zoe, cast.Victoria.Id, cast.VictorianMathematics.Id, cancellationToken);
        stage.Narrator.Claim("the enrolment starts at 0 percent", mia.Progress is { OverallPercentage: 0, LastActivity: null });

        await stage.Narrator.ClaimRefusedAsync<ForeignKeyViolationException>(
            "Mia (NSW) is refused mathematics of Victoria",
            () => EnrolAsync(stage, cast.Mia, cast.Nsw.Id, cast.VictorianMathematics.Id, cancellationToken));
        await stage.Narrator.ClaimRefusedAsync<ForeignKeyViolationException>(
            "also when the enrolment pretends to be Victorian",
            () => EnrolAsync(stage, cast.Mia, cast.Victoria.Id, cast.VictorianMathematics.Id, cancellationToken));
        await stage.Narrator.ClaimRefusedAsync<UniqueViolationException>(
            "nobody takes the same subject twice",
            () => EnrolAsync(stage, cast.Mia, cast.Nsw.Id, cast.Mathematics.Id, cancellationToken));

        IReadOnlyList<StudentGraph> family = await stage.Database.ReadAsync(
            SessionUser.Authenticated(cast.Grace.Id), (session, token) => session.Students.OfParent(cast.Grace.Id).ListAsync<StudentGraph>(cancellationToken: token), cancellationToken);
        stage.Narrator.Claim(
            "Grace sees in one round trip who of her children takes what: Noah nothing yet, Mia mathematics",
            family is [{ Student.DisplayName: "Noah", Enrolments: [] }, { Student.DisplayName: "Mia", Enrolments: [{ Subject.Code: "MATH" }] }]);
    }

    private static async Task<StudentSubject> EnrolAsync(
        Stage stage, Student student, Guid frameworkId, Guid subjectId, CancellationToken cancellationToken)
    {
        await using StudyHubSession session = await stage.Database.OpenAsync(SessionUser.Authenticated(student.Id), cancellationToken);
        StudentSubject enrolment = await session.StudentSubjects.InsertAsync(
            new() { FrameworkId = frameworkId, StudentId = student.Id, SubjectId = subjectId }, cancellationToken);
        await session.CommitAsync(cancellationToken);
        return enrolment;
    }
}
