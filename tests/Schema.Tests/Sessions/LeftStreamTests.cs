using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Commands;
using StudyHub.Schema.Failures;
using StudyHub.Schema.Repositories;
using StudyHub.Schema.Schema.Tests.School;
using StudyHub.Schema.Sessions;
using StudyHub.School;

namespace StudyHub.Schema.Schema.Tests.Sessions;

/// <summary>A loop that is left after its first row, of a statement that takes its time, or fails, behind it.</summary>
public sealed class LeftStreamTests
{
    // Rows so wide that the first is sent while the third is not there yet.
    private const string Wide = "repeat('x', 20000)";
    private const string Slow = "select n, " + Wide + ", (select 1 from pg_sleep(case when n = 3 then 3 else 0 end)) from generate_series(1, 3) n";
    private const string Broken = "select n, " + Wide + ", 1 / (3 - n) from generate_series(1, 3) n";

    private static readonly SessionUser Alice = SessionUser.Authenticated(SchoolUnderTest.Alice);

    [Fact]
    public async Task What_was_stored_before_is_not_said_to_be_committed_when_the_rest_did_not_come_in_time()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync(login => (login.CommandTimeout, login.MaxPoolSize) = (1, 1));
        await using (SchoolSession session = await school.AsAsync(SchoolUnderTest.Alice))
        {
            await session.Students.InsertAsync(SchoolUnderTest.Student(SchoolUnderTest.Alice));
            (await FirstAsync(session, Slow)).ShouldBe(1);

            (await Should.ThrowAsync<InvalidOperationException>(() => session.CommitAsync())).Message.ShouldContain("rolled back");
        }
        (await school.AskAsync<long>("select count(*) from students")).ShouldBe(0);
        await school.StoredStudentAsync(SchoolUnderTest.Alice);
    }

    [Fact]
    public async Task Work_is_told_what_failed_behind_the_row_that_it_left_at()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync(login => login.CommandTimeout = 1);

        await Should.ThrowAsync<NpgsqlException>(() => school.Database.RunAsync(Alice, (session, _) => InsertAndLookAsync(session, Slow)));
        await Should.ThrowAsync<InvalidValueException>(() => school.Database.RunAsync(Alice, (session, _) => InsertAndLookAsync(session, Broken)));

        (await school.AskAsync<long>("select count(*) from students")).ShouldBe(0);
    }

    [Fact]
    public async Task What_the_loop_was_left_for_is_what_is_thrown()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();

        await Should.ThrowAsync<FormatException>(() => school.Database.RunAsync(Alice, async (session, token) =>
        {
            await foreach (int row in Rows(session, Broken, isWrite: false)) throw new FormatException();
        }));
    }

    [Fact]
    public async Task A_rest_that_comes_leaves_the_session_usable()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();

        await school.Database.RunAsync(Alice, async (session, _) =>
        {
            (await FirstAsync(session, "select n, " + Wide + " from generate_series(1, 500) n")).ShouldBe(1);
            await session.Students.InsertAsync(SchoolUnderTest.Student(SchoolUnderTest.Alice));
        });

        (await school.AskAsync<long>("select count(*) from students")).ShouldBe(1);
    }

    [Theory]
    [InlineData(Broken)]
    [InlineData(Slow)]
    public async Task A_row_that_cannot_be_read_gives_the_connection_back_although_the_rest_fails(string text)
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync(login => (login.MaxPoolSize, login.CommandTimeout, login.Timeout) = (1, 1, 3));
        Statement statement = new("a stream", text);

        await Should.ThrowAsync<InvalidCastException>(() => school.Database.RunAsync(Alice, async (session, token) =>
        {
            await foreach (Guid row in SqlQuery.Stream(session, () => SqlQuery.Begin(session, statement), static (reader, _) => reader.GetGuid(0), token)) row.ShouldBe(Guid.Empty);
        }));

        await school.StoredStudentAsync(SchoolUnderTest.Alice);
    }

    // Checked behind the last row, with the end of the transaction.
    [Theory]
    [InlineData("perform pg_sleep(1)", 3)]
    [InlineData("perform 1 / 0", 0)]
    public async Task A_write_is_stored_by_the_session_of_one_statement_although_its_first_row_was_enough_or_its_failure_is_told(string check, int stored)
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        await school.ChangeAsync($"""
            create function app.look() returns trigger language plpgsql as $$ begin {check}; return null; end $$;
            create constraint trigger look after insert on enrolments deferrable initially deferred
                for each row when (new.subject_id = '{SchoolUnderTest.Alice}') execute function app.look()
            """);
        string text = "insert into enrolments (student_id, subject_id) select gen_random_uuid(), "
            + $"case when n = 3 then '{SchoolUnderTest.Alice}'::uuid else gen_random_uuid() end from generate_series(1, 3) n returning 1, " + Wide;

        Task<int> write = school.Database.WriteAsync(Alice, (session, _) => FirstAsync(session, text, isWrite: true));

        if (stored == 0) await Should.ThrowAsync<InvalidValueException>(() => write);
        else (await write).ShouldBe(1);
        (await school.AskAsync<long>("select count(*) from enrolments")).ShouldBe(stored);
    }

    [Fact]
    public async Task So_is_what_a_function_writes_where_the_text_only_reads()
    {
        await using SchoolUnderTest school = await EnrollingAsync();

        (await school.Database.WriteAsync(Alice, (session, _) => FirstAsync(session, $"select app.enrol(n), {Wide} from generate_series(1, 3) n"))).ShouldBe(1);

        (await school.AskAsync<long>("select count(*) from enrolments")).ShouldBe(3);
    }

    [Fact]
    public async Task A_write_that_fails_behind_the_row_that_was_enough_is_not_said_to_be_stored()
    {
        await using SchoolUnderTest school = await EnrollingAsync();

        await Should.ThrowAsync<InvalidValueException>(
            () => school.Database.WriteAsync(Alice, (session, _) => FirstAsync(session, $"select app.enrol(n), {Wide}, 1 / (3 - n) from generate_series(1, 3) n")));

        (await school.AskAsync<long>("select count(*) from enrolments")).ShouldBe(0);
    }

    [Fact]
    public async Task What_only_reads_is_not_waited_for()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync(login => login.MaxPoolSize = 1);
        string endless = Slow.Replace("then 3", "then 60", StringComparison.Ordinal);

        (await school.Database.ReadAsync(Alice, (session, _) => FirstAsync(session, endless))).ShouldBe(1);

        (await school.Database.ReadAsync(Alice, (session, _) => session.CountAsync())).ShouldBe(0);
    }

    private static async Task<SchoolUnderTest> EnrollingAsync()
    {
        SchoolUnderTest school = await SchoolServer.OpenAsync();
        await school.ChangeAsync("""
            create function app.enrol(n int) returns int language plpgsql as $$
            begin
                perform pg_sleep(case when n = 3 then 1 else 0 end);
                insert into enrolments (student_id, subject_id) values (gen_random_uuid(), gen_random_uuid());
                return n;
            end $$
            """);
        return school;
    }

    private static async Task InsertAndLookAsync(SchoolSession session, string text)
    {
        await session.Students.InsertAsync(SchoolUnderTest.Student(SchoolUnderTest.Alice));
        await FirstAsync(session, text);
    }

    private static async Task<int> FirstAsync(SchoolSession session, string text, bool isWrite = false)
    {
        await foreach (int row in Rows(session, text, isWrite)) return row;
        return 0;
    }

    private static IAsyncEnumerable<int> Rows(SchoolSession session, string text, bool isWrite)
    {
        Statement statement = new("a stream", text, isWrite);
        return SqlQuery.Stream(session, () => SqlQuery.Begin(session, statement), static (reader, _) => reader.GetInt32(0), TestContext.Current.CancellationToken);
    }
}
