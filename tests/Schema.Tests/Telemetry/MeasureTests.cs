using System;
using System.Linq;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Failures;
using StudyHub.Schema.Schema.Tests.School;
using StudyHub.Schema.Sessions;
using StudyHub.Schema.Telemetry;
using StudyHub.School;

namespace StudyHub.Schema.Schema.Tests.Telemetry;

/// <summary>Measurements: durations, rows, failures, commands, conflicts.</summary>
public sealed class MeasureTests
{
    private static readonly SessionUser Alice = SessionUser.Authenticated(SchoolUnderTest.Alice);

    [Fact]
    public async Task Duration_and_rows_are_told_for_each_statement()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        await school.StoredStudentAsync(SchoolUnderTest.Alice, "one");
        await school.StoredStudentAsync(SchoolUnderTest.Alice, "two");
        using Heard heard = new(school.Login);

        await school.Database.ReadAsync(Alice, (session, token) => session.Students.ListAsync(cancellationToken: token));

        Measured duration = heard.Of("db.client.operation.duration").ShouldHaveSingleItem();
        duration.Unit.ShouldBe("s");
        duration.Value.ShouldBeInRange(0.000001, 600);
        duration.Tags["db.system.name"].ShouldBe("postgresql");
        duration.Tags["db.collection.name"].ShouldBe("public.students");
        duration.Tags["db.operation.name"].ShouldBe("SELECT");
        duration.Tags.ContainsKey("error.type").ShouldBeFalse();
        heard.Of("studyhub.schema.statement.rows").ShouldHaveSingleItem().Value.ShouldBe(2);
        heard.Of("studyhub.schema.statement.failures").ShouldBeEmpty();
    }

    [Fact]
    public async Task Failures_are_told_by_code_and_have_a_duration_too()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        using Heard heard = new(school.Login);

        await Should.ThrowAsync<RowSecurityViolationException>(() => school.Database.RunAsync(Alice, (session, token)
            => session.Students.InsertAsync(SchoolUnderTest.Student(SchoolUnderTest.Bob), token)));

        heard.Of("studyhub.schema.statement.failures").ShouldHaveSingleItem().Tags["error.type"].ShouldBe("42501");
        heard.Of("db.client.operation.duration").ShouldHaveSingleItem().Tags["db.response.status_code"].ShouldBe("42501");
    }

    [Fact]
    public async Task What_is_cancelled_is_a_failure_of_its_own_type()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        using Heard heard = new(school.Login);
        using System.Threading.CancellationTokenSource stop = new(TimeSpan.FromMilliseconds(200));

        await Should.ThrowAsync<OperationCanceledException>(() => school.Database.ReadAsync(Alice, (session, _) => new ContextRepository(session).SleepAsync(60, stop.Token)));

        heard.Of("studyhub.schema.statement.failures").ShouldHaveSingleItem().Tags["error.type"].ShouldBe("System.OperationCanceledException");
    }

    [Fact]
    public async Task Commands_are_told_as_new_or_reused()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        using Heard heard = new(school.Login);

        for (int i = 0; i < 3; i++) await school.Database.ReadAsync(Alice, (session, token) => session.Students.GetAsync(Guid.NewGuid(), cancellationToken: token));

        heard.Of("studyhub.schema.commands").Count(one => one.Tags["studyhub.schema.command.reused"] is true).ShouldBeGreaterThanOrEqualTo(1);
    }

    [Fact]
    public async Task Work_that_is_run_again_is_counted_and_logged()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        using Heard heard = new(school.Login);
        await using SchoolDatabase database = SchoolDatabase.Create(school.Login, options => options.LoggerFactory = heard);
        int runs = 0;

        await database.RunAsync(SessionUser.Admin(), async (session, token) =>
        {
            if (runs++ == 0) throw Conflict();
            await session.Students.InsertAsync(SchoolUnderTest.Student(SchoolUnderTest.Alice), token);
        }, new RunOptions { Wait = TimeSpan.Zero });

        heard.Of("studyhub.schema.conflicts.retried").ShouldHaveSingleItem().Tags["error.type"].ShouldBe("40001");
        Event retried = heard.Events.ShouldHaveSingleItem();
        retried.Id.ShouldBe(3);
        retried.Message.ShouldContain("attempt 1 of 5 failed");
    }

    [Fact]
    public async Task A_conflict_at_the_last_attempt_is_no_retry()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        using Heard heard = new(school.Login);

        await Should.ThrowAsync<PostgresException>(() => school.Database.RunAsync(SessionUser.Admin(), (_, _) => throw Conflict(), new RunOptions { Attempts = 1 }));

        heard.Of("studyhub.schema.conflicts.retried").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("select 1", false, "SELECT")]
    [InlineData("  Insert into a", true, "INSERT")]
    [InlineData("update a set", true, "UPDATE")]
    [InlineData("delete from a", true, "DELETE")]
    [InlineData("copy a from stdin", true, "COPY")]
    [InlineData("with b as (select 1) select", false, "SELECT")]
    [InlineData("with b as (delete from a returning *) select", true, "WITH")]
    public void An_operation_is_named_by_its_statement(string text, bool isWrite, string operation) => Operations.Of(text, isWrite).ShouldBe(operation);

    private static PostgresException Conflict() => new("could not serialize access", "ERROR", "ERROR", PostgresErrorCodes.SerializationFailure);
}
