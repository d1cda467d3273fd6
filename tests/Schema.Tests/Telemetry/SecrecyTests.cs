using System;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Extensions.Logging;
using Npgsql;
using StudyHub.Schema.Failures;
using StudyHub.Schema.Schema.Tests.School;
using StudyHub.Schema.Sessions;
using StudyHub.School;

namespace StudyHub.Schema.Schema.Tests.Telemetry;

/// <summary>Events for operators; and neither they nor spans nor measurements hold a value of a row, whatever the driver says.</summary>
public sealed class SecrecyTests
{
    private const string Planted = "planted-value";

    private static readonly SessionUser Alice = SessionUser.Authenticated(SchoolUnderTest.Alice);

    [Fact]
    public async Task Values_are_in_no_span_no_measurement_and_no_event()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync(connection => connection.IncludeErrorDetail = true);
        using Heard heard = new(school.Login);
        await using SchoolDatabase database = Listened(school.Login, heard);
        Student student = SchoolUnderTest.Student(SchoolUnderTest.Alice, Planted) with { Email = $"{Planted}@example.org", Interests = [Planted] };
        await database.RunAsync(Alice, (session, token) => session.Students.InsertAsync(student, token));

        // PostgreSQL quotes the value in what it says of each.
        await FailAsync<UniqueViolationException>(student with { Id = Guid.NewGuid() });
        await FailAsync<InvalidValueException>(student with { Id = Guid.NewGuid(), Email = new string('x', 100) + Planted });
        await FailAsync<RowSecurityViolationException>(student with { Id = Guid.NewGuid(), UserId = SchoolUnderTest.Bob, Email = Planted });
        PostgresException raised = await Should.ThrowAsync<PostgresException>(() => database.ReadAsync(Alice, (session, token)
            => new ContextRepository(session).RunAsync($"select ('{Planted}' || pg_sleep(0))::regclass::oid::int", token)));
        raised.ToString().ShouldContain(Planted);

        heard.Spans.Count.ShouldBeGreaterThanOrEqualTo(9);
        heard.Events.ShouldNotBeEmpty();
        heard.Everything.ShouldNotContain(Planted);
        heard.Everything.ShouldNotContain(SchoolUnderTest.Alice.ToString());
        heard.Everything.ShouldNotContain(SchoolUnderTest.Bob.ToString());

        Task FailAsync<TException>(Student row)
            where TException : Exception
            => Should.ThrowAsync<TException>(() => database.RunAsync(Alice, (session, token) => session.Students.InsertAsync(row, token)));
    }

    [Fact]
    public async Task A_value_that_were_told_would_be_found()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        using Heard heard = new(school.Login);

        heard.CreateLogger("StudyHub.Schema").LogError(new InvalidOperationException(Planted), "It failed");

        heard.Everything.ShouldContain(Planted);
    }

    [Fact]
    public async Task A_slow_statement_is_logged_with_table_and_rows()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        await school.StoredStudentAsync(SchoolUnderTest.Alice, Planted);
        using Heard heard = new(school.Login);
        await using SchoolDatabase database = Listened(school.Login, heard);
        await using SchoolDatabase patient = SchoolDatabase.Create(school.Login, options => (options.LoggerFactory, options.SlowStatement) = (heard, TimeSpan.FromHours(1)));

        await patient.ReadAsync(Alice, (session, token) => session.Students.ListAsync(cancellationToken: token));
        heard.Events.ShouldBeEmpty();
        await database.ReadAsync(Alice, (session, token) => session.Students.ListAsync(cancellationToken: token));

        Event slow = heard.Events.ShouldHaveSingleItem();
        (slow.Id, slow.Level).ShouldBe((5, LogLevel.Warning));
        slow.Message.ShouldStartWith("SELECT on public.students took ");
        slow.Message.ShouldEndWith(" ms for 1 rows");
    }

    [Fact]
    public async Task A_refused_session_is_logged_with_the_role()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        using Heard heard = new(school.Login);
        await using SchoolDatabase database = Listened(await school.LoginAsync(), heard);

        await Should.ThrowAsync<SessionRefusedException>(() => database.ReadAsync(Alice, (session, token) => session.Students.ListAsync(cancellationToken: token)));

        Event refused = heard.Events.Single(one => one.Id == 2);
        refused.Message.ShouldContain("schema_tests_authenticated");
        refused.Message.ShouldContain("42501");
    }

    [Fact]
    public async Task A_refused_login_is_logged_with_the_reason()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        await school.ChangeAsync($"alter role {new NpgsqlConnectionStringBuilder(school.Login).Username} bypassrls");
        using Heard heard = new(school.Login);
        await using SchoolDatabase database = Listened(school.Login, heard);

        await Should.ThrowAsync<UnsafeLoginException>(() => database.OpenAsync(Alice));

        Event refused = heard.Events.ShouldHaveSingleItem();
        (refused.Id, refused.Level).ShouldBe((1, LogLevel.Error));
        refused.Message.ShouldContain("BypassesRowSecurity");
    }

    [Fact]
    public async Task A_commit_of_unknown_outcome_is_logged()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        await using CuttingProxy proxy = new(school.Login, "COMMIT\0");
        using Heard heard = new(school.Login);
        await using SchoolDatabase database = SchoolDatabase.Create(proxy.ConnectionString, options => options.LoggerFactory = heard);

        await Should.ThrowAsync<CommitOutcomeUnknownException>(() => database.RunAsync(Alice, (session, token)
            => session.Students.InsertAsync(SchoolUnderTest.Student(SchoolUnderTest.Alice), token)));

        (heard.Events.ShouldHaveSingleItem() is { Id: 4, Level: LogLevel.Error, Exception: null }).ShouldBeTrue();
    }

    private static SchoolDatabase Listened(string login, Heard heard)
        => SchoolDatabase.Create(login, options => (options.LoggerFactory, options.SlowStatement) = (heard, TimeSpan.Zero));
}
