using System;
using System.Linq;
using System.Threading.Tasks;
using StudyHub.Schema.Failures;
using StudyHub.Schema.Schema.Tests.School;
using StudyHub.Schema.Sessions;
using StudyHub.School;

namespace StudyHub.Schema.Schema.Tests.Repositories;

public sealed class ChangeTests
{
    [Fact]
    public async Task A_change_stores_what_it_sets_and_nothing_else_and_can_be_used_again()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        await using SchoolSession session = await school.AsAsync(SchoolUnderTest.Alice);
        Student[] rows = [.. (await session.Students.InsertManyReturningAsync(
            [.. Enumerable.Range(0, 2).Select(i => SchoolUnderTest.Student(SchoolUnderTest.Alice, "n" + i) with { Email = i + "@example.org" })]))];
        StudentRepository.Change change = new() { Email = null, Mood = Mood.VeryHappy, Preferences = new Preferences { Theme = "light" } };

        foreach (Student row in rows)
        {
            Student stored = await session.Students.UpdateAsync(row.Id, change);
            (stored.DisplayName, stored.Email, stored.Mood, stored.Preferences.Theme).ShouldBe((row.DisplayName, null, Mood.VeryHappy, "light"));
            stored.Interests.ShouldBe(row.Interests);
        }

        (await session.Students.UpdateAsync(rows[0].Id, new() { DisplayName = "other" })).DisplayName.ShouldBe("other");
        (await session.Students.GetAsync(rows[0].Id))!.Preferences.Theme.ShouldBe("light");
    }

    [Fact]
    public async Task A_change_of_nothing_and_of_a_row_that_is_not_there_are_told()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        Student bobs = await school.StoredStudentAsync(SchoolUnderTest.Bob);
        await using SchoolSession session = await school.AsAsync(SchoolUnderTest.Alice);

        await Should.ThrowAsync<ArgumentException>(async () => await session.Students.UpdateAsync(Guid.NewGuid(), new StudentRepository.Change()));
        await Should.ThrowAsync<RowNotFoundException>(() => session.Students.UpdateAsync(bobs.Id, new() { DisplayName = "mine" }));
        (await session.Students.ListAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_row_that_somebody_else_changed_is_not_stored_over_and_both_versions_are_told()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        await using SchoolSession first = await school.AsAsync(SchoolUnderTest.Alice);
        Order read = await first.Orders.InsertAsync(new Order { User = "ada", Limit = 1 });
        await first.CommitAsync();
        read.Version.ShouldNotBe(0u);
        SessionUser alice = SessionUser.Authenticated(SchoolUnderTest.Alice);
        Order theirs = await school.Database.WriteAsync(alice, (session, token) => session.Orders.UpdateAsync(read with { Limit = 2 }, token));
        theirs.Version.ShouldNotBe(read.Version);

        await using SchoolSession second = await school.AsAsync(SchoolUnderTest.Alice);
        RowConflictException<Order> conflict = await Should.ThrowAsync<RowConflictException<Order>>(() => second.Orders.UpdateAsync(read with { Limit = 3 }));

        (conflict.Attempted.Limit, conflict.Stored, conflict.Table).ShouldBe((3, theirs, "till.order"));
        (await second.Orders.UpdateAsync(conflict.Attempted with { Version = conflict.Stored.Version })).Limit.ShouldBe(3);
        await second.CommitAsync();
        (await school.AskAsync<int>("select \"Limit\" from till.\"order\"")).ShouldBe(3);
    }

    [Fact]
    public async Task In_one_round_trip_a_conflict_is_told_too_and_so_is_a_row_that_is_gone()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        SessionUser alice = SessionUser.Authenticated(SchoolUnderTest.Alice);
        Order read = await school.Database.WriteAsync(alice, (session, token) => session.Orders.InsertAsync(new Order { User = "ada" }, token));
        await school.ChangeAsync("update till.\"order\" set \"Limit\" = 7");

        (await Should.ThrowAsync<RowConflictException<Order>>(() => school.Database.WriteAsync(alice, (session, token) => session.Orders.UpdateAsync(read, token))))
            .Stored.Limit.ShouldBe(7);

        await school.ChangeAsync("delete from till.\"order\"");
        await Should.ThrowAsync<RowNotFoundException>(() => school.Database.WriteAsync(alice, (session, token) => session.Orders.UpdateAsync(read, token)));
    }

    [Fact]
    public async Task A_row_that_the_user_sees_and_may_not_change_is_no_conflict()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        SessionUser alice = SessionUser.Authenticated(SchoolUnderTest.Alice);
        Order read = await school.Database.WriteAsync(alice, (session, token) => session.Orders.InsertAsync(new Order { User = "ada", Limit = 1 }, token));
        await school.ChangeAsync("""
            alter table till."order" enable row level security;
            create policy seen on till."order" for select using (true);
            """);

        await Should.ThrowAsync<RowNotFoundException>(() => school.Database.WriteAsync(alice, (session, token) => session.Orders.UpdateAsync(read with { Limit = 2 }, token)));
        await using (SchoolSession session = await school.AsAsync(SchoolUnderTest.Alice))
        {
            await Should.ThrowAsync<RowNotFoundException>(() => session.Orders.UpdateAsync(read with { Limit = 2 }));
            (await session.Orders.GetAsync(read.Id)).ShouldBe(read);
        }

        // Of what was changed as well the stored version is told, with which the user may try and is told then.
        await school.ChangeAsync("update till.\"order\" set \"Limit\" = 7");
        (await Should.ThrowAsync<RowConflictException<Order>>(() => school.Database.WriteAsync(alice, (session, token) => session.Orders.UpdateAsync(read, token))))
            .Stored.Limit.ShouldBe(7);
    }

    [Fact]
    public async Task Of_many_who_count_up_at_once_none_is_lost()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync(login => login.MaxPoolSize = 8);
        SessionUser alice = SessionUser.Authenticated(SchoolUnderTest.Alice);
        Order made = await school.Database.WriteAsync(alice, (session, token) => session.Orders.InsertAsync(new Order { User = "ada" }, token));
        int conflicts = 0;

        await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            for (int i = 0; i < 10; i++)
            {
                for (Order row = (await school.Database.ReadAsync(alice, (session, token) => session.Orders.GetAsync(made.Id, token)))!; ;)
                {
                    try
                    {
                        await school.Database.WriteAsync(alice, (session, token) => session.Orders.UpdateAsync(row with { Limit = row.Limit + 1 }, token));
                        break;
                    }
                    catch (RowConflictException<Order> conflict)
                    {
                        System.Threading.Interlocked.Increment(ref conflicts);
                        row = conflict.Stored;
                    }
                }
            }
        }));

        (await school.AskAsync<int>("select \"Limit\" from till.\"order\"")).ShouldBe(80);
        conflicts.ShouldBeGreaterThan(0);
    }
}
