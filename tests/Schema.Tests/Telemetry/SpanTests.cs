using System;
using System.Diagnostics;
using System.Linq;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Failures;
using StudyHub.Schema.Schema.Tests.School;
using StudyHub.Schema.Sessions;
using StudyHub.School;

namespace StudyHub.Schema.Schema.Tests.Telemetry;

/// <summary>Spans by OpenTelemetry's conventions for databases.</summary>
public sealed class SpanTests
{
    private static readonly SessionUser Alice = SessionUser.Authenticated(SchoolUnderTest.Alice);

    [Fact]
    public async Task A_statement_is_a_client_span_with_the_attributes_of_the_conventions()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        using Heard heard = new(school.Login);

        await school.Database.ReadAsync(Alice, (session, token) => session.Students.GetAsync(Guid.NewGuid(), cancellationToken: token));

        Activity span = heard.Spans.ShouldHaveSingleItem();
        (span.DisplayName, span.Kind, span.Status).ShouldBe(("SELECT public.students", ActivityKind.Client, ActivityStatusCode.Unset));
        NpgsqlConnectionStringBuilder connection = new(school.Login);
        Tag(span, "db.system.name").ShouldBe("postgresql");
        Tag(span, "db.namespace").ShouldBe(connection.Database);
        Tag(span, "db.collection.name").ShouldBe("public.students");
        Tag(span, "db.operation.name").ShouldBe("SELECT");
        Tag(span, "server.address").ShouldBe(connection.Host);
        Tag(span, "server.port").ShouldBe(connection.Port == 5432 ? null : connection.Port);
        Tag(span, "db.query.text").ShouldBeNull();
        Tag(span, "error.type").ShouldBeNull();
    }

    [Fact]
    public async Task A_transaction_is_a_span_around_its_statements_and_its_commit()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        using Heard heard = new(school.Login);
        using Activity request = new Activity("request").Start();

        await school.Database.RunAsync(Alice, (session, token) => session.Students.InsertAsync(SchoolUnderTest.Student(SchoolUnderTest.Alice), token));

        Activity.Current.ShouldBe(request);
        heard.Spans.Select(span => span.DisplayName).ShouldBe(["INSERT public.students", "COMMIT", "session authenticated"]);
        Activity session = heard.Spans[2];
        (session.Kind, session.ParentSpanId).ShouldBe((ActivityKind.Internal, request.SpanId));
        (Tag(session, "studyhub.schema.session.role"), Tag(session, "studyhub.schema.session.outcome")).ShouldBe(("authenticated", "committed"));
        heard.Spans.Take(2).ShouldAllBe(span => span.ParentSpanId == session.SpanId);
    }

    [Fact]
    public async Task A_statement_within_a_span_of_the_caller_is_a_child_of_that()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        using Heard heard = new(school.Login);
        await using SchoolSession session = await school.AsAsync(SchoolUnderTest.Alice);
        using (Activity own = new Activity("own").Start())
        {
            await session.Students.GetAsync(Guid.NewGuid());

            heard.Spans.Single().ParentSpanId.ShouldBe(own.SpanId);
        }
        await session.Students.GetAsync(Guid.NewGuid());
        await session.DisposeAsync();

        heard.Spans[1].ParentSpanId.ShouldBe(heard.Spans[2].SpanId);
    }

    [Fact]
    public async Task What_is_not_committed_is_rolled_back()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        using Heard heard = new(school.Login);
        await using (SchoolSession session = await school.AsAsync(SchoolUnderTest.Alice)) await session.Students.GetAsync(Guid.NewGuid());

        Tag(heard.Spans[^1], "studyhub.schema.session.outcome").ShouldBe("rolled_back");
    }

    [Fact]
    public async Task A_failure_is_PostgreSQLs_code_on_statement_and_session()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        using Heard heard = new(school.Login);
        await Should.ThrowAsync<RowSecurityViolationException>(() => school.Database.RunAsync(Alice, (session, token)
            => session.Students.InsertAsync(SchoolUnderTest.Student(SchoolUnderTest.Bob), token)));

        heard.Spans.Select(span => span.DisplayName).ShouldBe(["INSERT public.students", "session authenticated"]);
        foreach (Activity span in heard.Spans)
        {
            (span.Status, span.StatusDescription).ShouldBe((ActivityStatusCode.Error, null));
            (Tag(span, "error.type"), Tag(span, "db.response.status_code")).ShouldBe(("42501", "42501"));
        }
        Tag(heard.Spans[1], "studyhub.schema.session.outcome").ShouldBe("failed");
    }

    [Fact]
    public async Task The_text_is_told_where_it_is_asked_for_and_holds_no_value()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        using Heard heard = new(school.Login);
        await using SchoolDatabase database = SchoolDatabase.Create(school.Login, options => options.TraceQueryText = true);

        await database.RunAsync(Alice, (session, token) => session.Students.InsertAsync(SchoolUnderTest.Student(SchoolUnderTest.Alice, "planted-value"), token));

        string text = Tag(heard.Spans[0], "db.query.text").ShouldBeOfType<string>();
        text.ShouldStartWith("insert into ");
        text.ShouldContain("$1");
        text.ShouldNotContain("planted-value");
    }

    private static object? Tag(Activity span, string name) => span.GetTagItem(name);
}
