using System;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Failures;
using StudyHub.Schema.Schema.Tests.School;
using StudyHub.Schema.Sessions;
using StudyHub.School;

namespace StudyHub.Schema.Schema.Tests.Sessions;

public sealed class DatabaseSessionTests
{
    private static readonly Guid Framework = new("ffffffff-0000-0000-0000-000000000009");

    [Fact]
    public async Task Role_user_and_framework_are_set_for_the_first_statement_already()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        await using SchoolSession session = await school.Database.OpenAsync(SessionUser.Authenticated(SchoolUnderTest.Alice, Framework));

        Context context = await new ContextRepository(session).GetAsync();

        (context.Role, context.UserId, context.FrameworkId).ShouldBe(("schema_tests_authenticated", SchoolUnderTest.Alice.ToString(), Framework.ToString()));
    }

    [Fact]
    public async Task They_stay_for_the_statements_that_follow()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        await using SchoolSession session = await school.AsAsync(SchoolUnderTest.Alice);
        ContextRepository contexts = new(session);

        (await contexts.GetAsync()).ShouldBe(await contexts.GetAsync());
    }

    [Fact]
    public async Task An_anonymous_session_has_no_user()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        await using SchoolSession session = await school.Database.OpenAsync(SessionUser.Anonymous);

        Context context = await new ContextRepository(session).GetAsync();

        (context.Role, context.UserId, context.FrameworkId).ShouldBe(("schema_tests_anon", "", ""));
    }

    [Theory]
    [InlineData("commit")]
    [InlineData("dispose")]
    [InlineData("failure")]
    [InlineData("cancellation")]
    public async Task Nothing_of_a_session_is_left_on_its_connection(string end)
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync(login => login.MaxPoolSize = 1);
        await using (SchoolSession session = await school.Database.OpenAsync(SessionUser.Authenticated(SchoolUnderTest.Alice, Framework)))
        {
            ContextRepository contexts = new(session);
            await contexts.GetAsync();
            if (end == "commit") await session.CommitAsync();
            if (end == "failure") await Should.ThrowAsync<InvalidValueException>(() => contexts.RunAsync("select 1 / 0"));
            if (end == "cancellation")
            {
                using CancellationTokenSource source = new(TimeSpan.FromMilliseconds(50));
                await Should.ThrowAsync<OperationCanceledException>(() => contexts.SleepAsync(60, source.Token));
            }
        }

        await using NpgsqlConnection connection = await school.Database.SourceFor(Role.Authenticated).OpenConnectionAsync(false, TestContext.Current.CancellationToken);
        Context left = await ContextRepository.OfAsync(connection);
        left.Role.ShouldBe(new NpgsqlConnectionStringBuilder(school.Login).Username);
        left.UserId.ShouldBeNullOrEmpty();
        left.FrameworkId.ShouldBeNullOrEmpty();
    }

    [Fact]
    public async Task One_user_after_another_on_one_connection_each_sees_their_own_rows()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync(login => login.MaxPoolSize = 1);
        await school.StoredStudentAsync(SchoolUnderTest.Alice, "Alice's");
        await school.StoredStudentAsync(SchoolUnderTest.Bob, "Bob's");

        foreach ((Guid user, string name) in new[] { (SchoolUnderTest.Alice, "Alice's"), (SchoolUnderTest.Bob, "Bob's") })
        {
            await using SchoolSession session = await school.AsAsync(user);
            (await session.Students.ListAsync()).ShouldHaveSingleItem().DisplayName.ShouldBe(name);
        }
    }

    [Fact]
    public async Task What_is_not_committed_is_rolled_back()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        await using (SchoolSession session = await school.AsAsync(SchoolUnderTest.Alice))
            await session.Students.InsertAsync(SchoolUnderTest.Student(SchoolUnderTest.Alice));

        (await school.AskAsync<long>("select count(*) from students")).ShouldBe(0);
    }

    [Fact]
    public async Task What_is_committed_stays()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        await school.StoredStudentAsync(SchoolUnderTest.Alice);

        (await school.AskAsync<long>("select count(*) from students")).ShouldBe(1);
    }

    [Fact]
    public async Task A_session_without_a_statement_can_be_committed()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync(login => login.MaxPoolSize = 1);
        await using (SchoolSession session = await school.AsAsync(SchoolUnderTest.Alice)) await session.CommitAsync();

        await using SchoolSession next = await school.AsAsync(SchoolUnderTest.Bob);
        (await new ContextRepository(next).GetAsync()).UserId.ShouldBe(SchoolUnderTest.Bob.ToString());
    }

    [Fact]
    public async Task After_the_commit_a_session_says_that_it_has_ended()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        await using SchoolSession session = await school.AsAsync(SchoolUnderTest.Alice);
        await session.CommitAsync();

        (await Should.ThrowAsync<InvalidOperationException>(() => session.Students.ListAsync())).Message.ShouldContain("was committed");
        (await Should.ThrowAsync<InvalidOperationException>(() => session.CommitAsync())).Message.ShouldContain("was committed");
    }

    [Fact]
    public async Task After_a_failure_nothing_more_can_be_done_and_nothing_was()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        await using SchoolSession session = await school.AsAsync(SchoolUnderTest.Alice);
        await session.Students.InsertAsync(SchoolUnderTest.Student(SchoolUnderTest.Alice));
        await Should.ThrowAsync<InvalidValueException>(() => new ContextRepository(session).RunAsync("select 1 / 0"));

        (await Should.ThrowAsync<InvalidOperationException>(() => session.CommitAsync())).Message.ShouldContain("failed (InvalidValueException)");
        (await school.AskAsync<long>("select count(*) from students")).ShouldBe(0);
    }

    [Fact]
    public async Task After_it_was_disposed_a_session_is_gone()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        SchoolSession session = await school.AsAsync(SchoolUnderTest.Alice);
        await session.DisposeAsync();
        await session.DisposeAsync();

        await Should.ThrowAsync<ObjectDisposedException>(() => session.Students.ListAsync());
    }

    [Fact]
    public async Task Two_operations_at_once_are_refused_and_the_first_one_goes_on()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        await using SchoolSession session = await school.AsAsync(SchoolUnderTest.Alice);
        ContextRepository contexts = new(session);

        Task<int> first = contexts.SleepAsync(0.3, CancellationToken.None);
        (await Should.ThrowAsync<InvalidOperationException>(() => session.Students.ListAsync())).Message.ShouldContain("still running");

        (await first).ShouldBe(1);
        (await session.Students.ListAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Cancelling_rolls_back()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        await using SchoolSession session = await school.AsAsync(SchoolUnderTest.Alice);
        await session.Students.InsertAsync(SchoolUnderTest.Student(SchoolUnderTest.Alice));
        using CancellationTokenSource source = new(TimeSpan.FromMilliseconds(50));

        await Should.ThrowAsync<OperationCanceledException>(() => new ContextRepository(session).SleepAsync(60, source.Token));

        (await Should.ThrowAsync<InvalidOperationException>(() => session.CommitAsync())).Message.ShouldContain("rolled back");
        (await school.AskAsync<long>("select count(*) from students")).ShouldBe(0);
    }

    [Fact]
    public async Task A_role_that_the_login_may_not_take_is_named()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        string owner = await school.AskAsync<string>("select current_user::text");
        await using PlainDatabase database = new(school.Login, new SessionRoles("schema_tests_anon", owner, "no_such_role"));

        await using PlainSession session = await database.OpenAsync(SessionUser.Authenticated(SchoolUnderTest.Alice));
        SessionRefusedException refused = await Should.ThrowAsync<SessionRefusedException>(() => new ContextRepository(session).GetAsync());
        (refused.Role, refused.SqlState).ShouldBe((owner, "42501"));

        await using PlainSession admin = await database.OpenAsync(SessionUser.Admin());
        (await Should.ThrowAsync<SessionRefusedException>(() => new ContextRepository(admin).GetAsync())).SqlState.ShouldBe("22023");
    }

    [Fact]
    public async Task A_role_name_is_a_value_and_never_SQL()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        await using PlainDatabase database = new(school.Login, new SessionRoles("x', true); drop table students; --", "a", "b"));
        await using PlainSession session = await database.OpenAsync(SessionUser.Anonymous);

        await Should.ThrowAsync<SessionRefusedException>(() => new ContextRepository(session).GetAsync());
        (await school.AskAsync<long>("select count(*) from students")).ShouldBe(0);
    }

    [Fact]
    public async Task Admin_sessions_can_have_a_login_of_their_own()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        string admins = new NpgsqlConnectionStringBuilder(school.Login) { ApplicationName = "back office" }.ConnectionString;
        await using SchoolDatabase database = SchoolDatabase.Create(school.Login, options => options.AdminConnectionString = admins);
        await using SchoolSession admin = await database.OpenAsync(SessionUser.Admin());
        await using SchoolSession user = await database.OpenAsync(SessionUser.Authenticated(SchoolUnderTest.Alice));
        const string IsBackOffice = "select (current_setting('application_name') = 'back office')::int";

        (await new ContextRepository(admin).RunAsync(IsBackOffice)).ShouldBe(1);
        (await new ContextRepository(user).RunAsync(IsBackOffice)).ShouldBe(0);
    }

    [Fact]
    public void A_user_without_an_id_cannot_be_made()
    {
        Should.Throw<ArgumentException>(() => SessionUser.Authenticated(Guid.Empty));
        Should.Throw<ArgumentException>(() => SessionUser.Authenticated(Guid.NewGuid(), Guid.Empty));
        Should.Throw<ArgumentException>(() => SessionUser.Admin(Guid.Empty));
    }
}
