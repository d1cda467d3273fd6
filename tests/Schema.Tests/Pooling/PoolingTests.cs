using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Failures;
using StudyHub.Schema.Schema.Tests.School;
using StudyHub.Schema.Sessions;
using StudyHub.School;

namespace StudyHub.Schema.Schema.Tests.Pooling;

/// <summary>Ten thousand requests of different users over four connections: nobody sees what is another's, and nothing stays behind.</summary>
public sealed class PoolingTests
{
    private const int Requests = 10_250;
    private const int Bare = 500;
    private const int UnsafeRequests = 1_000;

    [Fact]
    public async Task Behind_pgbouncer_nobody_sees_rows_of_others_and_no_user_stays_on_a_connection()
    {
        await using SchoolUnderTest school = await FilledAsync();
        await using PgBouncer bouncer = await PgBouncer.StartAsync(school.Login, Token);

        await IsCleanAsync(bouncer.ConnectionString);
    }

    [Fact]
    public async Task Directly_nobody_sees_rows_of_others_and_no_user_stays_on_a_connection()
    {
        await using SchoolUnderTest school = await FilledAsync();

        await IsCleanAsync(Pooled(school.Login));
    }

    [Fact]
    public async Task Behind_pgbouncer_the_same_traffic_finds_out_what_is_set_on_connections()
    {
        await using SchoolUnderTest school = await FilledAsync();
        await using PgBouncer bouncer = await PgBouncer.StartAsync(school.Login, Token);

        Traffic traffic = await UnsafeAsync(bouncer.ConnectionString);

        traffic.Misnamed.ShouldBeGreaterThan(0);
        traffic.Foreign.ShouldBeGreaterThan(0);
        traffic.Leftover.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Directly_the_same_traffic_finds_out_what_stays_on_connections()
    {
        await using SchoolUnderTest school = await FilledAsync();

        (await UnsafeAsync(Pooled(school.Login))).Leftover.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Behind_pgbouncer_the_login_is_examined_as_everywhere()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        await school.ChangeAsync($"alter role {new NpgsqlConnectionStringBuilder(school.Login).Username} bypassrls");
        await using PgBouncer bouncer = await PgBouncer.StartAsync(school.Login, Token);
        await using SchoolDatabase database = SchoolDatabase.Create(bouncer.ConnectionString);

        await Should.ThrowAsync<UnsafeLoginException>(() => database.CheckLoginsAsync(Token));
    }

    [Fact]
    public async Task Behind_an_old_pgbouncer_prepared_statements_are_lost_and_the_exception_says_what_to_do()
    {
        await using SchoolUnderTest school = await FilledAsync();
        await using PgBouncer bouncer = await PgBouncer.StartAsync(school.Login, Token);
        string preparing = new NpgsqlConnectionStringBuilder(bouncer.ConnectionString) { MaxAutoPrepare = 10, AutoPrepareMinUsages = 2 }.ConnectionString;
        if (await bouncer.KeepsPreparedStatementsAsync(Token)) Assert.Skip("This pgbouncer is 1.21 or newer and keeps prepared statements.");
        await using SchoolDatabase database = SchoolDatabase.Create(preparing);

        // By the library alone: the traffic of the other tests also asks bare connections, whose failures nobody translates.
        Exception failure = await Should.ThrowAsync<Exception>(() => Parallel.ForEachAsync(
            Enumerable.Range(0, 2_000), new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = Token }, async (i, token) =>
            {
                SessionUser user = SessionUser.Authenticated(Traffic.Users[i % Traffic.Users.Count]);
                if (i % 2 == 0) await database.ReadAsync(user, (session, stop) => session.Students.ListAsync(cancellationToken: stop), token);
                else await database.RunAsync(user, (session, stop) => session.Students.All().CountAsync(stop), cancellationToken: token);
            }));

        failure.ShouldBeOfType<PreparedStatementLostException>().Message.ShouldContain("Max Auto Prepare");
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    // Several requests on each connection, which nothing cleans in between.
    private static string Pooled(string login) => new NpgsqlConnectionStringBuilder(login) { MaxPoolSize = PgBouncer.PoolSize, NoResetOnClose = true }.ConnectionString;

    private static async Task<SchoolUnderTest> FilledAsync()
    {
        SchoolUnderTest school = await SchoolServer.OpenAsync();
        await using SchoolSession admin = await school.AsAdminAsync();
        foreach (System.Guid user in Traffic.Users)
        {
            for (int i = 0; i < Traffic.RowsOfEach; i++) await admin.Students.InsertAsync(SchoolUnderTest.Student(user), Token);
        }
        await admin.CommitAsync(Token);
        return school;
    }

    private static async Task IsCleanAsync(string login)
    {
        await using SchoolDatabase database = SchoolDatabase.Create(login);
        Traffic traffic = new(new SessionProtocol(database), new NpgsqlConnectionStringBuilder(login).Username!);

        await traffic.RunAsync(Requests, Token);
        await traffic.RunBareAsync(Bare, Token);

        (traffic.Foreign, traffic.Missing, traffic.Misnamed, traffic.Leftover).ShouldBe((0, 0, 0, 0));
        traffic.Done[RequestKind.Cancelled].ShouldBe(Requests / 41);
        traffic.Done[RequestKind.Failing].ShouldBe(Requests / 41 * 3);
        traffic.Done[RequestKind.Bare].ShouldBe(Requests / 41 * 2 + Bare);
    }

    private static async Task<Traffic> UnsafeAsync(string login)
    {
        await using NpgsqlDataSource source = NpgsqlDataSource.Create(login);
        Traffic traffic = new(new ConnectionProtocol(source), new NpgsqlConnectionStringBuilder(login).Username!);
        await traffic.RunAsync(UnsafeRequests, Token);
        return traffic;
    }
}
