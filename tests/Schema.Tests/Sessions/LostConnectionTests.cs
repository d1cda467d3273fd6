using System;
using System.Linq;
using System.Threading.Tasks;
using StudyHub.Schema.Failures;
using StudyHub.Schema.Schema.Tests.School;
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
}
