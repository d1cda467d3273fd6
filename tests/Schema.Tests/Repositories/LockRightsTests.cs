using System.Threading.Tasks;
using StudyHub.Schema.Failures;
using StudyHub.Schema.Repositories;
using StudyHub.Schema.Schema.Tests.School;
using StudyHub.Schema.Sessions;
using StudyHub.School;

namespace StudyHub.Schema.Schema.Tests.Repositories;

/// <summary>PostgreSQL locks only what the user may update; what docs/row-security.md says of it.</summary>
public sealed class LockRightsTests
{
    private const string ReadersOnly = """
        drop policy students_authenticated_all on students;
        create policy students_authenticated_select on students for select to schema_tests_authenticated using (true);
        """;

    [Fact]
    public async Task Without_the_privilege_to_update_a_lock_is_refused()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        Student ada = await school.StoredStudentAsync(SchoolUnderTest.Alice);
        await school.ChangeAsync(ReadersOnly + "revoke update on students from schema_tests_authenticated");

        await using (SchoolSession session = await school.AsAsync(SchoolUnderTest.Alice))
            await Should.ThrowAsync<RowSecurityViolationException>(() => session.Students.LockAsync(ada.Id));
        await using (SchoolSession session = await school.AsAsync(SchoolUnderTest.Alice))
            await Should.ThrowAsync<RowSecurityViolationException>(() => session.Students.All().ForUpdate().ListAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("create policy students_authenticated_update on students for update to schema_tests_authenticated using (display_name = 'Bob')")]
    public async Task Without_a_policy_that_lets_the_row_be_updated_a_lock_finds_none(string update)
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        Student ada = await school.StoredStudentAsync(SchoolUnderTest.Alice);
        await school.ChangeAsync(ReadersOnly + update);
        await using SchoolSession session = await school.AsAsync(SchoolUnderTest.Alice);

        (await session.Students.GetAsync(ada.Id)).ShouldNotBeNull();
        (await session.Students.LockAsync(ada.Id)).ShouldBeNull();
        (await session.Students.All().ForUpdate(RowLock.SkipLocked).ListAsync()).ShouldBeEmpty();
    }
}
