using System;
using System.Linq;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Failures;
using StudyHub.Schema.Schema.Tests.School;
using StudyHub.Schema.Sessions;
using StudyHub.School;

namespace StudyHub.Schema.Schema.Tests.Sessions;

/// <summary>One statement in one round trip: a transaction by itself.</summary>
public sealed class ReadTests
{
    private static readonly SessionUser Alice = SessionUser.Authenticated(SchoolUnderTest.Alice);

    [Fact]
    public async Task A_user_reads_their_own_rows_alone()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync(login => login.MaxPoolSize = 1);
        await school.StoredStudentAsync(SchoolUnderTest.Alice, "Alice's");
        await school.StoredStudentAsync(SchoolUnderTest.Bob, "Bob's");

        (await school.Database.ReadAsync(Alice, (session, token) => session.Students.ListAsync(cancellationToken: token)))
            .ShouldHaveSingleItem().DisplayName.ShouldBe("Alice's");
        (await school.Database.ReadAsync(SessionUser.Authenticated(SchoolUnderTest.Bob), (session, token) => session.Students.ListAsync(cancellationToken: token)))
            .ShouldHaveSingleItem().DisplayName.ShouldBe("Bob's");
    }

    [Fact]
    public async Task It_acts_as_the_user()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();

        Context context = await school.Database.ReadAsync(Alice, (session, token) => new ContextRepository(session).GetAsync(token));

        (context.Role, context.UserId, context.FrameworkId).ShouldBe((SchoolServer.Roles.Authenticated, SchoolUnderTest.Alice.ToString(), ""));
    }

    [Fact]
    public async Task No_transaction_is_left_open_and_nothing_is_set()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync(login => login.MaxPoolSize = 1);
        int backend = await school.Database.ReadAsync(Alice, async (session, token) => (await new ContextRepository(session).GetAsync(token)).Backend);

        await using NpgsqlConnection connection = await school.Database.SourceFor(Role.Authenticated).OpenConnectionAsync(false, TestContext.Current.CancellationToken);
        Context left = await ContextRepository.OfAsync(connection);

        left.ShouldBe(new Context(new NpgsqlConnectionStringBuilder(school.Login).Username!, "", "", backend));
        (await school.AskAsync<string>($"select state from pg_stat_activity where pid = {backend}")).ShouldBe("idle");
    }

    [Fact]
    public async Task A_prepared_statement_shows_each_user_their_own_rows()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync(login => (login.MaxPoolSize, login.MaxAutoPrepare) = (1, 20));
        await school.StoredStudentAsync(SchoolUnderTest.Alice, "Alice's");
        await school.StoredStudentAsync(SchoolUnderTest.Bob, "Bob's");

        // More often than PostgreSQL plans anew, and as roles with policies of their own.
        for (int i = 0; i < 40; i++)
        {
            (SessionUser user, string[] names) = (i % 3) switch
            {
                0 => (Alice, new[] { "Alice's" }),
                1 => (SessionUser.Authenticated(SchoolUnderTest.Bob), ["Bob's"]),
                _ => (SessionUser.Admin(), ["Alice's", "Bob's"]),
            };
            (await school.Database.ReadAsync(user, (session, token) => session.Students.ListAsync(cancellationToken: token)))
                .Select(student => student.DisplayName).Order().ShouldBe(names);
        }
        (await school.Database.ReadAsync(Alice, (session, token) => new ContextRepository(session).RunAsync(
            "select count(*)::int from pg_prepared_statements where statement like '%students%' and statement not like '%pg_prepared%'", token))).ShouldBe(1);
    }

    [Fact]
    public async Task A_second_statement_is_refused()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();

        (await Should.ThrowAsync<InvalidOperationException>(() => school.Database.ReadAsync(Alice, async (session, token) =>
        {
            await session.Students.ListAsync(cancellationToken: token);
            return await session.Students.ListAsync(cancellationToken: token);
        }))).Message.ShouldContain("ReadAsync and WriteAsync are for one statement");
    }

    [Fact]
    public async Task PostgreSQL_keeps_it_from_writing()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();

        (await Should.ThrowAsync<InvalidOperationException>(() => school.Database.ReadAsync(
            Alice, (session, token) => session.Students.InsertAsync(SchoolUnderTest.Student(SchoolUnderTest.Alice), token)))).Message.ShouldContain("WriteAsync");
        (await Should.ThrowAsync<PostgresException>(() => school.Database.ReadAsync(
            Alice, (session, token) => new ContextRepository(session).RunAsync("insert into students (display_name) values ('x') returning 1", token))))
            .SqlState.ShouldBe("25006");
        (await school.AskAsync<long>("select count(*) from students")).ShouldBe(0);
    }

    [Fact]
    public async Task Nor_does_the_login_itself_write()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync(login => login.MaxPoolSize = 1);
        await school.ChangeAsync($"grant insert, select on enrolments to {new NpgsqlConnectionStringBuilder(school.Login).Username}");
        const string Insert = "insert into enrolments (student_id, subject_id) values (gen_random_uuid(), gen_random_uuid()) returning 1";

        (await Should.ThrowAsync<PostgresException>(() => school.Database.ReadAsync(SessionUser.Login, (session, token) => new ContextRepository(session).RunAsync(Insert, token))))
            .SqlState.ShouldBe("25006");

        // One command after the other for the login and for users: each has what it sets, and nothing of it stays.
        for (int i = 0; i < 3; i++)
        {
            Context login = await school.Database.ReadAsync(SessionUser.Login, (session, token) => new ContextRepository(session).GetAsync(token));
            (login.Role, string.IsNullOrEmpty(login.UserId)).ShouldBe((new NpgsqlConnectionStringBuilder(school.Login).Username!, true));
            (await school.Database.ReadAsync(SessionUser.Login, (session, token) => session.Enrolments.ListAsync(cancellationToken: token))).Count.ShouldBe(i);
            await school.Database.ReadAsync(Alice, (session, token) => session.Enrolments.ListAsync(cancellationToken: token));
            (await school.Database.WriteAsync(SessionUser.Login, (session, token) => new ContextRepository(session).RunAsync(Insert, token))).ShouldBe(1);
        }
    }

    [Fact]
    public async Task A_failure_is_typed_and_leaves_a_clean_connection()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync(login => login.MaxPoolSize = 1);

        await Should.ThrowAsync<InvalidValueException>(() => school.Database.ReadAsync(Alice, (session, _) => new ContextRepository(session).RunAsync("select 1 / 0")));

        await using NpgsqlConnection connection = await school.Database.SourceFor(Role.Authenticated).OpenConnectionAsync(false, TestContext.Current.CancellationToken);
        (await ContextRepository.OfAsync(connection)).UserId.ShouldBeNullOrEmpty();
    }
}
