using System;
using System.Linq;
using System.Threading.Tasks;
using StudyHub.Schema.Failures;
using StudyHub.Schema.Schema.Tests.School;
using StudyHub.Schema.Schema.Tests.Telemetry;
using StudyHub.Schema.Sessions;
using StudyHub.School;

namespace StudyHub.Schema.Schema.Tests.Sessions;

public sealed class LostConnectionTests
{
    private const string Kill = "select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()";

    private static readonly SessionUser Alice = SessionUser.Authenticated(SchoolUnderTest.Alice);

    [Fact]
    public async Task A_connection_lost_between_two_statements_of_a_batch_of_work_is_told_and_nothing_is_stored()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync(login => login.MaxPoolSize = 1);
        await using (SchoolSession session = await school.AsAsync(SchoolUnderTest.Alice))
        {
            await session.Students.InsertManyAsync([.. Enumerable.Range(0, 5).Select(_ => SchoolUnderTest.Student(SchoolUnderTest.Alice))]);
            (await school.AskAsync<long>(Kill)).ShouldBeGreaterThan(0);

            ConnectionLostException lost = await Should.ThrowAsync<ConnectionLostException>(
                () => session.Students.InsertManyAsync([SchoolUnderTest.Student(SchoolUnderTest.Alice, "secret name")]));

            (lost.Table, lost.ToString().Contains("secret name")).ShouldBe(("public.students", false));
            (await Should.ThrowAsync<InvalidOperationException>(() => session.Students.ListAsync())).Message.ShouldContain("rolled back");
        }
        (await school.AskAsync<long>("select count(*) from students")).ShouldBe(0);
        await school.StoredStudentAsync(SchoolUnderTest.Alice);
    }

    [Fact]
    public async Task A_connection_lost_while_one_statement_is_stored_leaves_the_outcome_open_and_while_it_reads_does_not()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync(login => login.MaxPoolSize = 1);
        await school.StoredStudentAsync(SchoolUnderTest.Alice);

        await school.AskAsync<long>(Kill);
        await Should.ThrowAsync<ConnectionLostException>(() => school.Database.ReadAsync(Alice, (session, token) => session.Students.ListAsync(cancellationToken: token)));
        (await school.Database.ReadAsync(Alice, (session, token) => session.Students.ListAsync(cancellationToken: token))).Count.ShouldBe(1);

        await school.AskAsync<long>(Kill);
        await Should.ThrowAsync<CommitOutcomeUnknownException>(
            () => school.Database.WriteAsync(Alice, (session, token) => session.Students.InsertAsync(SchoolUnderTest.Student(SchoolUnderTest.Alice), token)));
        await school.Database.WriteAsync(Alice, (session, token) => session.Students.InsertAsync(SchoolUnderTest.Student(SchoolUnderTest.Alice), token));
    }
    [Theory]
    [InlineData("select app.remember()")]
    [InlineData("insert into enrolments (student_id, subject_id) values (gen_random_uuid(), gen_random_uuid()) returning 1")]
    public async Task What_a_text_hides_or_does_not_say_may_be_stored_when_the_answer_is_lost(string sql)
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync(login => login.MaxPoolSize = 1);
        await school.ChangeAsync("create function app.remember() returns int language sql as $$ insert into enrolments values (gen_random_uuid(), gen_random_uuid()) returning 1 $$");
        await school.Database.WriteAsync(Alice, (session, token) => new ContextRepository(session).RunAsync(sql, token));

        await school.AskAsync<long>(Kill);

        await Should.ThrowAsync<CommitOutcomeUnknownException>(() => school.Database.WriteAsync(Alice, (session, token) => new ContextRepository(session).RunAsync(sql, token)));
    }

    [Fact]
    public async Task What_the_library_reads_by_itself_stores_nothing_there_either()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync(login => login.MaxPoolSize = 1);
        await school.StoredStudentAsync(SchoolUnderTest.Alice);

        await school.AskAsync<long>(Kill);

        await Should.ThrowAsync<ConnectionLostException>(() => school.Database.WriteAsync(Alice, (session, token) => session.Students.ListAsync(cancellationToken: token)));
    }

    [Theory]
    [InlineData("statement")]
    [InlineData("commit")]
    public async Task A_line_that_the_driver_finds_down_between_two_statements_is_lost_and_nothing_is_stored(string next)
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync(login => (login.MaxPoolSize, login.KeepAlive) = (1, 1));
        await using (SchoolSession session = await school.AsAsync(SchoolUnderTest.Alice))
        {
            await session.Students.InsertAsync(SchoolUnderTest.Student(SchoolUnderTest.Alice));
            await school.AskAsync<long>(Kill);
            await Task.Delay(TimeSpan.FromSeconds(2.5), TestContext.Current.CancellationToken);

            await Should.ThrowAsync<ConnectionLostException>(() => next == "commit" ? session.CommitAsync() : session.Students.ListAsync());
        }
        (await school.AskAsync<long>("select count(*) from students")).ShouldBe(0);
        await school.StoredStudentAsync(SchoolUnderTest.Alice);
    }

    [Fact]
    public async Task One_statement_that_was_not_sent_because_the_line_is_down_can_be_done_again()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync(login => (login.MaxPoolSize, login.KeepAlive) = (1, 1));

        await Should.ThrowAsync<ConnectionLostException>(() => school.Database.WriteAsync(Alice, async (session, token) =>
        {
            await school.AskAsync<long>(Kill);
            await Task.Delay(TimeSpan.FromSeconds(2.5), token);
            return await session.Students.InsertAsync(SchoolUnderTest.Student(SchoolUnderTest.Alice), token);
        }));

        await school.StoredStudentAsync(SchoolUnderTest.Alice);
    }

    [Fact]
    public async Task A_ROLLBACK_that_meets_a_dead_line_does_not_replace_what_the_work_throws()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync(login => login.MaxPoolSize = 1);
        using Heard heard = new(school.Login);

        await Should.ThrowAsync<FormatException>(() => school.Database.RunAsync(Alice, async (session, token) =>
        {
            await session.Students.InsertAsync(SchoolUnderTest.Student(SchoolUnderTest.Alice), token);
            await school.AskAsync<long>(Kill);
            throw new FormatException();
        }));

        heard.Spans.Select(span => span.DisplayName).ShouldBe(["INSERT public.students", "session authenticated"]);
        (await school.AskAsync<long>("select count(*) from students")).ShouldBe(0);
        await school.StoredStudentAsync(SchoolUnderTest.Alice);
    }
}
