using System;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Failures;
using StudyHub.Schema.Schema.Tests.School;
using StudyHub.Schema.Sessions;
using StudyHub.School;

namespace StudyHub.Schema.Schema.Tests.Failures;

/// <summary>Each refusal by its type, by names, and without a value, also where the connection asks PostgreSQL for details.</summary>
public sealed class TypedFailureTests
{
    private const string Secret = "secret@example.org";

    [Fact]
    public async Task A_row_for_another_user_is_refused_by_row_security()
    {
        RowSecurityViolationException refused = await FailureAsync<RowSecurityViolationException>(
            (session, _) => session.Students.InsertAsync(SchoolUnderTest.Student(SchoolUnderTest.Bob, Secret)));

        refused.Message.ShouldContain("Authenticated");
        Check(refused, "public.students", null, "42501");
    }

    [Fact]
    public async Task A_table_without_a_privilege_is_refused_too()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        await using SchoolSession session = await school.Database.OpenAsync(SessionUser.Anonymous);

        Check(await Should.ThrowAsync<RowSecurityViolationException>(() => session.Students.ListAsync()), "public.students", null, "42501");
    }

    [Fact]
    public async Task A_second_row_with_the_same_unique_values_is_refused()
        => Check(
            await FailureAsync<UniqueViolationException>((session, student) => session.Students.InsertAsync(student with { Id = default })),
            "public.students", "uq_students_email", "23505");

    [Fact]
    public async Task A_reference_to_nothing_is_refused()
        => Check(
            await FailureAsync<ForeignKeyViolationException>((session, student) => session.Students.UpdateAsync(student with { MentorId = Guid.NewGuid() })),
            "public.students", "fk_students_mentor_id", "23503");

    [Fact]
    public async Task A_row_against_a_check_is_refused()
        => Check(
            await FailureAsync<CheckViolationException>((session, student) => session.OutcomeProgress.InsertAsync(SchoolUnderTest.Progress(student) with { PracticeCount = -1 })),
            "public.outcome_progress", "ck_outcome_progress_practice_count_is_not_negative", "23514");

    [Fact]
    public async Task A_missing_value_is_refused()
        => Check(
            await FailureAsync<NotNullViolationException>((session, student) => session.Students.InsertAsync(student with { Id = default, DisplayName = null!, Email = Secret + "2" })),
            "public.students", "display_name", "23502");

    [Fact]
    public async Task A_text_that_is_too_long_is_refused()
        => Check(
            await FailureAsync<InvalidValueException>((session, student) => session.Students.UpdateAsync(student with { Email = Secret + new string('x', 81) })),
            "public.students", null, "22001");

    [Fact]
    public async Task A_value_that_PostgreSQL_would_quote_is_not_echoed()
        => Check(
            await FailureAsync<InvalidValueException>((session, _) => new ContextRepository(session).RunAsync($"select '{Secret}'::int")),
            "nothing", null, "22P02");

    [Fact]
    public async Task A_row_against_an_exclusion_constraint_is_refused()
        => Check(
            await FailureAsync<ExclusionViolationException>((session, _) => session.Orders.InsertAsync(new Order { User = "b " + Secret, Limit = 7 }),
                "alter table till.\"order\" add constraint ex_order_limit exclude using btree (\"Limit\" with =); insert into till.\"order\" values (default, 'a', 7, true)"),
            "till.order", "ex_order_limit", "23P01");

    [Fact]
    public async Task A_driver_exception_that_has_no_type_here_comes_through()
        => (await FailureAsync<PostgresException>((session, _) => new ContextRepository(session).RunAsync("select no_such_function()")))
            .SqlState.ShouldBe("42883");

    private static void Check(SchemaException failure, string table, string? constraint, string sqlState)
    {
        (failure.Table, failure.Constraint, failure.SqlState).ShouldBe((table, constraint, sqlState));
        failure.InnerException.ShouldBeNull();
        failure.ToString().ShouldNotContain(Secret);
    }

    private static async Task<TFailure> FailureAsync<TFailure>(Func<SchoolSession, Student, Task> act, string? prepare = null)
        where TFailure : Exception
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync(login => login.IncludeErrorDetail = true);
        if (prepare is not null) await school.ChangeAsync(prepare);
        await using SchoolSession session = await school.AsAsync(SchoolUnderTest.Alice);
        Student student = await session.Students.InsertAsync(SchoolUnderTest.Student(SchoolUnderTest.Alice, Secret) with { Email = Secret });
        TFailure failure = await Should.ThrowAsync<TFailure>(() => act(session, student));
        await Should.ThrowAsync<InvalidOperationException>(() => session.CommitAsync());
        return failure;
    }
}
