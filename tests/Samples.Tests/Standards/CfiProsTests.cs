using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CfiPros;
using Npgsql;
using StudyHub.Schema.Failures;
using StudyHub.Schema.Samples.Tests.Databases;
using StudyHub.Schema.Sessions;
using TestResult = CfiPros.TestResult;

namespace StudyHub.Schema.Samples.Tests.Standards;

/// <summary>The second sample: what each role may do, tried in both directions.</summary>
public sealed class CfiProsTests(CfiProsScratch scratch) : IClassFixture<CfiProsScratch>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_standards_are_there_for_everybody()
    {
        await using CfiProsSession visitor = await scratch.Database.OpenAsync(SessionUser.Anonymous, Stop);
        IReadOnlyList<AcsCode> codes = await visitor.AcsCodes.ListAsync(cancellationToken: Stop);
        codes.Count.ShouldBe(75);
        codes.Count(code => code.Kind == AcsKind.RiskManagement).ShouldBe(18);
        (await visitor.AcsCodes.OfTaskAsync("Preflight Preparation", "Pilot Qualifications", cancellationToken: Stop)).Count.ShouldBe(8);
    }

    [Fact]
    public async Task The_standards_are_those_of_the_file()
    {
        string file = await File.ReadAllTextAsync(SharedFolder.Case("acs-codes.csv"), Stop);
        await using CfiProsSession visitor = await scratch.Database.OpenAsync(SessionUser.Anonymous, Stop);
        foreach (AcsCode code in await visitor.AcsCodes.ListAsync(cancellationToken: Stop))
        {
            file.ShouldContain(code.Code + "," + code.Area + "," + code.Task + ",");
            file.ShouldContain(code.Description.Replace("\"", "\"\"", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_student_sees_the_own_progress_and_no_other()
    {
        Guid first = await scratch.SignUpAsync(Stop), second = await scratch.SignUpAsync(Stop);
        await MasterAsync(first, first, "PA.I.A.K1");
        await MasterAsync(second, second, "PA.I.A.K2");

        await using CfiProsSession session = await scratch.Database.OpenAsync(SessionUser.Authenticated(first), Stop);
        (await session.StudentProgress.ListAsync(cancellationToken: Stop)).ShouldHaveSingleItem().AcsCode.ShouldBe("PA.I.A.K1");
    }

    [Fact]
    public async Task Nobody_writes_progress_for_somebody_else()
    {
        Guid first = await scratch.SignUpAsync(Stop), second = await scratch.SignUpAsync(Stop);
        await Should.ThrowAsync<RowSecurityViolationException>(() => MasterAsync(first, second, "PA.I.A.K1"));
    }

    [Fact]
    public async Task A_code_is_mastered_once()
    {
        Guid student = await scratch.SignUpAsync(Stop);
        await MasterAsync(student, student, "PA.I.A.K1");
        UniqueViolationException refused = await Should.ThrowAsync<UniqueViolationException>(() => MasterAsync(student, student, "PA.I.A.K1"));
        refused.Constraint.ShouldBe("uq_student_progress_student_id_acs_code");
    }

    [Fact]
    public async Task A_code_that_the_standards_do_not_have_cannot_be_mastered()
    {
        Guid student = await scratch.SignUpAsync(Stop);
        await Should.ThrowAsync<ForeignKeyViolationException>(() => MasterAsync(student, student, "PA.X"));
    }

    [Fact]
    public async Task A_test_result_passes_from_70_percent_on()
    {
        Guid student = await scratch.SignUpAsync(Stop);
        (await TakeAsync(student, 69)).HasPassed.ShouldBeFalse();
        (await TakeAsync(student, 70)).HasPassed.ShouldBeTrue();
        await Should.ThrowAsync<CheckViolationException>(() => TakeAsync(student, 101));
    }

    [Fact]
    public async Task A_student_who_is_no_account_of_supabase_cannot_exist()
    {
        Guid nobody = Guid.NewGuid();
        await using CfiProsSession session = await scratch.Database.OpenAsync(SessionUser.Authenticated(nobody), Stop);
        await Should.ThrowAsync<ForeignKeyViolationException>(() => session.Students.InsertAsync(CfiProsScratch.StudentOf(nobody), Stop));
    }

    [Fact]
    public async Task Everything_of_a_student_goes_with_the_account()
    {
        Guid student = await scratch.SignUpAsync(Stop);
        await MasterAsync(student, student, "PA.I.A.K1");
        await using NpgsqlConnection connection = new(scratch.OwnerConnectionString);
        await connection.OpenAsync(Stop);
        await using NpgsqlCommand delete = new("delete from auth.users where id = $1", connection) { Parameters = { new() { Value = student } } };
        await delete.ExecuteNonQueryAsync(Stop);

        await using CfiProsSession office = await scratch.Database.OpenAsync(SessionUser.Admin(), Stop);
        (await office.StudentProgress.ListByStudentIdAsync(student, cancellationToken: Stop)).ShouldBeEmpty();
    }

    private async Task MasterAsync(Guid user, Guid student, string code)
    {
        await using CfiProsSession session = await scratch.Database.OpenAsync(SessionUser.Authenticated(user), Stop);
        await session.StudentProgress.InsertAsync(new() { StudentId = student, AcsCode = code }, Stop);
        await session.CommitAsync(Stop);
    }

    private async Task<TestResult> TakeAsync(Guid student, int score)
    {
        await using CfiProsSession session = await scratch.Database.OpenAsync(SessionUser.Authenticated(student), Stop);
        return await session.TestResults.InsertAsync(
            new() { StudentId = student, TestCode = "PAR", TakenOn = new DateOnly(2026, 2, 2), Score = score }, Stop);
    }
}
