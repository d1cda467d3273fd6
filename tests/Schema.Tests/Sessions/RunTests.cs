using System;
using System.Collections.Generic;
using System.Data;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Failures;
using StudyHub.Schema.Schema.Tests.School;
using StudyHub.Schema.Sessions;
using StudyHub.School;

namespace StudyHub.Schema.Schema.Tests.Sessions;

/// <summary>Work that is committed, and run again when another transaction got in its way. The conflicts are PostgreSQL's own.</summary>
public sealed class RunTests
{
    private static readonly SessionUser Admin = SessionUser.Admin();
    private static readonly RunOptions AtOnce = new() { Wait = TimeSpan.Zero };

    [Fact]
    public async Task What_was_done_is_committed_and_the_result_given()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();

        Student stored = await school.Database.RunAsync(
            SessionUser.Authenticated(SchoolUnderTest.Alice), (session, token) => session.Students.InsertAsync(SchoolUnderTest.Student(SchoolUnderTest.Alice), token));

        (await school.AskAsync<Guid>("select id from students")).ShouldBe(stored.Id);
    }

    [Fact]
    public async Task What_throws_is_rolled_back_and_not_run_again()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        int runs = 0;

        await Should.ThrowAsync<FormatException>(() => school.Database.RunAsync(SessionUser.Authenticated(SchoolUnderTest.Alice), async (session, token) =>
        {
            runs++;
            await session.Students.InsertAsync(SchoolUnderTest.Student(SchoolUnderTest.Alice), token);
            throw new FormatException();
        }));

        runs.ShouldBe(1);
        (await school.AskAsync<long>("select count(*) from students")).ShouldBe(0);
    }

    [Fact]
    public async Task A_violation_is_not_run_again()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        int runs = 0;

        await Should.ThrowAsync<RowSecurityViolationException>(() => school.Database.RunAsync(SessionUser.Authenticated(SchoolUnderTest.Alice), (session, token) =>
        {
            runs++;
            return session.Students.InsertAsync(SchoolUnderTest.Student(SchoolUnderTest.Bob), token);
        }));

        runs.ShouldBe(1);
    }

    [Fact]
    public async Task Of_two_serializable_transactions_that_read_what_the_other_writes_the_loser_is_run_again()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        List<int> backends = [];
        int runs = 0;

        // Both count the rows and add one each: one after the other they would be numbered 0 and 1.
        int outer = await school.Database.RunAsync(Admin, async (session, token) =>
        {
            runs++;
            Context context = await new ContextRepository(session).GetAsync(token);
            backends.Add(context.Backend);
            int before = await CountAsync(session);
            if (runs == 1) (await AddAsync(school.Database, RunOptions.Serializable)).ShouldBe(0);
            await session.Students.InsertAsync(SchoolUnderTest.Student(SchoolUnderTest.Alice, $"number {before}"), token);
            return before;
        }, RunOptions.Serializable with { Wait = TimeSpan.Zero });

        (runs, outer).ShouldBe((2, 1));
        (await school.AskAsync<string>("select string_agg(display_name, ',' order by display_name) from students")).ShouldBe("number 0,number 1");
    }

    [Fact]
    public async Task In_read_committed_the_same_two_are_not_in_each_others_way()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        int runs = 0;

        await school.Database.RunAsync(Admin, async (session, token) =>
        {
            runs++;
            int before = await CountAsync(session);
            if (runs == 1) await AddAsync(school.Database, RunOptions.Default);
            await session.Students.InsertAsync(SchoolUnderTest.Student(SchoolUnderTest.Alice, $"number {before}"), token);
        });

        runs.ShouldBe(1);
        (await school.AskAsync<string>("select string_agg(display_name, ',' order by display_name) from students")).ShouldBe("number 0,number 0");
    }

    [Fact]
    public async Task Of_two_in_a_deadlock_the_victim_is_run_again_and_both_succeed()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        Student one = await school.StoredStudentAsync(SchoolUnderTest.Alice, "one");
        Student two = await school.StoredStudentAsync(SchoolUnderTest.Alice, "two");
        using Barrier bothHoldTheirFirst = new(2);
        int runs = 0;

        await Task.WhenAll(BothAsync(one, two), BothAsync(two, one));

        // On a busy machine PostgreSQL may take both for victims.
        runs.ShouldBeGreaterThanOrEqualTo(3);
        (await school.AskAsync<long>("select count(*) from students where display_name like '%!!'")).ShouldBe(2);

        Task BothAsync(Student first, Student second)
        {
            bool meets = true;
            return Task.Run(() => school.Database.RunAsync(Admin, async (session, token) =>
            {
                Interlocked.Increment(ref runs);
                await ShoutAsync(session, first.Id, token);
                if (meets)
                {
                    meets = false;
                    bothHoldTheirFirst.SignalAndWait(token);
                }
                await ShoutAsync(session, second.Id, token);
            }, AtOnce));
        }

        static async Task ShoutAsync(SchoolSession session, Guid id, CancellationToken token)
            => await new ContextRepository(session).RunAsync($"with done as (update students set display_name = display_name || '!' where id = '{id}' returning 1) select count(*)::int from done", token);
    }

    [Fact]
    public async Task It_gives_up_after_the_attempts_and_says_what_PostgreSQL_said()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        int runs = 0;

        PostgresException conflict = await Should.ThrowAsync<PostgresException>(() => school.Database.RunAsync(Admin, async (session, token) =>
        {
            runs++;
            await CountAsync(session);
            await AddAsync(school.Database, RunOptions.Serializable);
            await session.Students.InsertAsync(SchoolUnderTest.Student(SchoolUnderTest.Alice), token);
        }, RunOptions.Serializable with { Attempts = 3, Wait = TimeSpan.Zero }));

        (runs, conflict.SqlState).ShouldBe((3, "40001"));
    }

    [Fact]
    public async Task A_commit_whose_answer_is_lost_is_said_to_be_unknown_and_not_run_again()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        await using CuttingProxy proxy = new(school.Login, "COMMIT\0");
        await using SchoolDatabase database = SchoolDatabase.Create(proxy.ConnectionString);
        int runs = 0;

        await Should.ThrowAsync<CommitOutcomeUnknownException>(() => database.RunAsync(Admin, (session, token) =>
        {
            runs++;
            return session.Students.InsertAsync(SchoolUnderTest.Student(SchoolUnderTest.Alice), token);
        }));

        runs.ShouldBe(1);
        await proxy.Delivered;
        await school.EventuallyAsync("select count(*) = 1 from students");
    }

    [Fact]
    public async Task Cancelled_before_the_commit_it_is_rolled_back()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        using CancellationTokenSource source = new();

        await Should.ThrowAsync<OperationCanceledException>(() => school.Database.RunAsync(Admin, async (session, token) =>
        {
            await session.Students.InsertAsync(SchoolUnderTest.Student(SchoolUnderTest.Alice), token);
            await source.CancelAsync();
        }, null, source.Token));

        (await school.AskAsync<long>("select count(*) from students")).ShouldBe(0);
    }

    [Theory]
    [InlineData(1, 1.0, 20)]
    [InlineData(2, 1.0, 40)]
    [InlineData(4, 1.0, 160)]
    [InlineData(4, 0.25, 40)]
    [InlineData(30, 1.0, 2000)]
    [InlineData(3, 0.0, 0)]
    public void The_wait_doubles_up_to_its_bound_and_a_part_of_it_is_drawn(int attempt, double drawn, double milliseconds)
        => RunOptions.Default.WaitAfter(attempt, drawn).ShouldBe(TimeSpan.FromMilliseconds(milliseconds));

    [Fact]
    public async Task A_session_can_be_opened_with_an_isolation_level()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        await using SchoolSession session = await school.Database.OpenAsync(Admin, IsolationLevel.Serializable);

        (await new ContextRepository(session).RunAsync("select (current_setting('transaction_isolation') = 'serializable')::int")).ShouldBe(1);
    }

    [Fact]
    public void Options_that_make_no_sense_are_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new RunOptions { Attempts = 0 });
        Should.Throw<ArgumentOutOfRangeException>(() => new RunOptions { Wait = TimeSpan.FromMilliseconds(-1) });
    }

    private static Task<int> CountAsync(SchoolSession session) => new ContextRepository(session).RunAsync("select count(*)::int from students");

    private static Task<int> AddAsync(SchoolDatabase database, RunOptions options) => database.RunAsync(Admin, async (session, token) =>
    {
        int before = await CountAsync(session);
        await session.Students.InsertAsync(SchoolUnderTest.Student(SchoolUnderTest.Alice, $"number {before}"), token);
        return before;
    }, options);
}
