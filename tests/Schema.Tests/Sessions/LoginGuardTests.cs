using System;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Failures;
using StudyHub.Schema.Schema.Tests.School;
using StudyHub.Schema.Sessions;
using StudyHub.School;

namespace StudyHub.Schema.Schema.Tests.Sessions;

/// <summary>No session is opened with a login for which row security would not hold.</summary>
public sealed class LoginGuardTests
{
    private static readonly SessionUser Alice = SessionUser.Authenticated(SchoolUnderTest.Alice);

    [Fact]
    public async Task The_login_of_an_application_is_let_in()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();

        await Should.NotThrowAsync(() => school.Database.CheckLoginsAsync());
    }

    [Fact]
    public async Task A_superuser_is_refused_by_name_with_the_reason_and_the_next_step()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        string login = await school.LoginAsync();
        await school.ChangeAsync($"alter role {NameOf(login)} superuser");

        UnsafeLoginException refused = await RefusalAsync(login);

        refused.Login.ShouldBe(NameOf(login));
        refused.Faults.ShouldHaveSingleItem().Kind.ShouldBe(LoginFaultKind.Superuser);
        refused.Message.ShouldContain($"The login {NameOf(login)} may not serve sessions: it is a superuser");
        refused.Message.ShouldContain("db/roles.sql");
    }

    [Theory]
    [InlineData("alter role {0} bypassrls", LoginFaultKind.BypassesRowSecurity, "BYPASSRLS")]
    [InlineData("alter table students owner to {0}", LoginFaultKind.OwnsTables, "public.students of ")]
    [InlineData("alter table enrolments owner to {0}", LoginFaultKind.OwnsTables, "public.enrolments of ")]
    [InlineData("alter role {0} set row_security = off", LoginFaultKind.RowSecurityOff, "row_security is off")]
    public async Task A_login_that_row_security_does_not_hold_for_is_refused(string fault, LoginFaultKind kind, string why)
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        await school.ChangeAsync(fault.Replace("{0}", NameOf(school.Login)));

        LoginFault found = (await RefusalAsync(school.Login)).Faults.ShouldHaveSingleItem();

        found.Kind.ShouldBe(kind);
        found.Why.ShouldContain(why);
    }

    [Fact]
    public async Task A_login_that_inherits_a_role_of_sessions_is_refused()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        string login = await school.LoginAsync();
        await school.ChangeAsync($"alter role {NameOf(login)} inherit; grant {SchoolServer.Roles.Authenticated} to {NameOf(login)}");

        LoginFault found = (await RefusalAsync(login)).Faults.ShouldHaveSingleItem();

        found.Kind.ShouldBe(LoginFaultKind.InheritsRole);
        found.Why.ShouldContain(SchoolServer.Roles.Authenticated);
    }

    [Fact]
    public async Task A_login_that_inherits_from_the_owner_is_refused()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        string owner = NameOf(await school.LoginAsync());
        string login = await school.LoginAsync();
        await school.ChangeAsync($"alter table students owner to {owner}; alter role {NameOf(login)} inherit; grant {owner} to {NameOf(login)}");

        LoginFault found = (await RefusalAsync(login)).Faults.ShouldHaveSingleItem();

        found.Kind.ShouldBe(LoginFaultKind.OwnsTables);
        found.Why.ShouldContain(owner);
    }

    [Fact]
    public async Task A_role_of_users_sessions_that_bypasses_row_security_is_found()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        string role = NameOf(await school.LoginAsync());
        await school.ChangeAsync($"alter role {role} bypassrls; grant {role} to {NameOf(school.Login)}");
        await using PlainDatabase database = new(school.Login, SchoolServer.Roles with { Authenticated = role });

        UnsafeLoginException refused = await Should.ThrowAsync<UnsafeLoginException>(() => database.CheckLoginsAsync());
        refused.Faults.ShouldHaveSingleItem().Kind.ShouldBe(LoginFaultKind.RoleBypassesRowSecurity);
    }

    [Fact]
    public async Task A_table_that_no_session_gets_at_may_be_the_logins_own()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        await school.ChangeAsync($"create table jobs (id int); alter table jobs owner to {NameOf(school.Login)}");

        await Should.NotThrowAsync(() => school.Database.CheckLoginsAsync());
    }

    [Theory]
    [InlineData(150008, "15.9")]
    [InlineData(160004, "16.5")]
    [InlineData(170000, "17.1")]
    [InlineData(140020, "15")]
    public void An_outdated_server_is_refused(int version, string needed)
    {
        LoginFault fault = Findings(version).Faults().ShouldHaveSingleItem();

        fault.Kind.ShouldBe(LoginFaultKind.OutdatedServer);
        fault.Why.ShouldContain($"; {needed} is the first without");
    }

    [Theory]
    [InlineData(150009)]
    [InlineData(160005)]
    [InlineData(170001)]
    [InlineData(180000)]
    public void A_server_that_is_new_enough_is_let_in(int version) => Findings(version).Faults().ShouldBeEmpty();

    [Fact]
    public async Task Tools_and_tests_may_open_sessions_with_any_login()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        await school.ChangeAsync($"alter role {NameOf(school.Login)} bypassrls");
        await using PlainDatabase database = new(school.Login, options => options.AllowUnsafeLogin = true);
        await using PlainSession session = await database.OpenAsync(Alice);

        (await new ContextRepository(session).GetAsync()).Role.ShouldBe(SchoolServer.Roles.Authenticated);
    }

    [Fact]
    public async Task The_login_of_admins_is_examined_too()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        string office = await school.LoginAsync(SchoolServer.Roles.Admin);
        await school.ChangeAsync($"alter role {NameOf(office)} bypassrls");
        await using PlainDatabase database = new(school.Login, options => options.AdminConnectionString = office);

        await using (PlainSession session = await database.OpenAsync(Alice)) (await new ContextRepository(session).GetAsync()).ShouldNotBeNull();
        (await Should.ThrowAsync<UnsafeLoginException>(() => database.OpenAsync(SessionUser.Admin()))).Login.ShouldBe(NameOf(office));
        await Should.ThrowAsync<UnsafeLoginException>(() => database.CheckLoginsAsync());
    }

    [Fact]
    public async Task Those_who_come_first_together_share_one_examination()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        using Examinations examinations = new();
        await using PlainDatabase database = new(school.Login, options => options.ConfigureDataSource = examinations.Watch);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => OneAsync()));
        await OneAsync();

        examinations.Count.ShouldBe(1);

        async Task OneAsync()
        {
            await using PlainSession session = await database.OpenAsync(Alice);
            await new ContextRepository(session).GetAsync();
        }
    }

    [Fact]
    public async Task A_refusal_is_forgotten_when_the_login_is_put_right()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        await school.ChangeAsync($"alter role {NameOf(school.Login)} bypassrls");
        await Should.ThrowAsync<UnsafeLoginException>(() => school.Database.CheckLoginsAsync());

        await school.ChangeAsync($"alter role {NameOf(school.Login)} nobypassrls");

        await Should.NotThrowAsync(() => school.Database.CheckLoginsAsync());
    }

    [Fact]
    public async Task What_the_login_itself_may_not_do_is_not_said_of_a_role()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();

        RowSecurityViolationException refused = await Should.ThrowAsync<RowSecurityViolationException>(
            () => school.Database.ReadAsync(SessionUser.Login, (session, token) => session.Students.ListAsync(cancellationToken: token)));

        refused.Message.ShouldStartWith("The login itself may not do this with rows of public.students");
        refused.Message.ShouldNotContain("Anon");
    }

    [Fact]
    public void A_connection_that_several_sessions_would_share_is_refused()
        => Should.Throw<ArgumentException>(() => new PlainDatabase("Host=nowhere;Multiplexing=true")).Message.ShouldContain("Multiplexing");

    private static LoginFindings Findings(int version) => new("web", version, true, false, false, "", "", "");

    private static string NameOf(string login) => new NpgsqlConnectionStringBuilder(login).Username!;

    private static async Task<UnsafeLoginException> RefusalAsync(string login)
    {
        await using PlainDatabase database = new(login);
        return await Should.ThrowAsync<UnsafeLoginException>(() => database.OpenAsync(Alice));
    }

    /// <summary>Counts the examinations by the commands that the driver traces.</summary>
    private sealed class Examinations : IDisposable
    {
        private readonly ActivityListener listener = new()
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
        };

        private int count;

        // Without a listener the driver asks no filter.
        public Examinations() => ActivitySource.AddActivityListener(listener);

        public int Count => count;

        public void Watch(NpgsqlDataSourceBuilder builder) => builder.ConfigureTracing(tracing => tracing.ConfigureCommandFilter(command =>
        {
            if (command.CommandText.Contains("rolbypassrls", StringComparison.Ordinal)) Interlocked.Increment(ref count);
            return true;
        }));

        public void Dispose() => listener.Dispose();
    }
}
