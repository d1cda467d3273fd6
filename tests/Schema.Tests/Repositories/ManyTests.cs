using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using StudyHub.Schema.Failures;
using StudyHub.Schema.Schema.Tests.School;
using StudyHub.Schema.Sessions;
using StudyHub.School;

namespace StudyHub.Schema.Schema.Tests.Repositories;

public sealed class ManyTests
{
    [Fact]
    public async Task Many_rows_are_stored_as_one_by_one_in_every_type_and_come_back_in_their_order()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        await using SchoolSession session = await school.AsAsync(SchoolUnderTest.Alice);
        Student[] given = [.. Enumerable.Range(0, 40).Select(i => new Student($"n\"\\{i}", i % 3 == 0 ? null : i % 3 == 1 ? Mood.Calm : Mood.VeryHappy)
        {
            // Some leave the key to the database, some do not: two statements.
            Id = i % 5 == 0 ? default : Guid.NewGuid(),
            UserId = SchoolUnderTest.Alice, Email = i % 2 == 0 ? null : $"{i}@example.org", Interests = i % 4 == 0 ? [] : ["a,b", "\"c\\", "", "NULL", "{}", "ünï"],
            Preferences = new Preferences { Theme = "dark" + i, Mood = Mood.VeryHappy, Topics = ["x"] },
            Extra = i % 2 == 0 ? null : JsonDocument.Parse("""{"a": [1, null]}""").RootElement, Notes = i % 2 == 0 ? null : """{"b": 2}""",
            Picture = i % 2 == 0 ? null : [0, 255], WakesAt = i % 2 == 0 ? null : new TimeOnly(6, 30, 1, 2),
        })];

        IReadOnlyList<Student> stored = await session.Students.InsertManyReturningAsync(given);

        stored.Count.ShouldBe(given.Length);
        for (int i = 0; i < given.Length; i++)
        {
            Student one = await session.Students.InsertAsync(given[i] with { Id = Guid.NewGuid(), Email = null });
            Shown(stored[i]).ShouldBe(Shown(one with { Id = stored[i].Id, Email = given[i].Email, Number = stored[i].Number }));
            if (given[i].Id != default) stored[i].Id.ShouldBe(given[i].Id);
            stored[i].Id.ShouldNotBe(Guid.Empty);
        }
        (await session.Students.InsertManyAsync([])).ShouldBe(0);
        (await session.Students.InsertManyReturningAsync([])).ShouldBeEmpty();
    }

    [Fact]
    public async Task More_rows_than_go_into_one_statement_are_stored_all_the_same()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        await using SchoolSession session = await school.AsAsync(SchoolUnderTest.Alice);
        Guid subject = Guid.NewGuid();
        Enrolment[] rows = [.. Enumerable.Range(0, 45_000).Select(_ => new Enrolment(Guid.NewGuid(), subject))];

        (await session.Enrolments.InsertManyAsync(rows)).ShouldBe(rows.Length);

        (await session.Enrolments.All().CountAsync()).ShouldBe(rows.Length);
    }

    [Fact]
    public async Task One_row_that_is_refused_refuses_them_all()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        Student[] rows = [SchoolUnderTest.Student(SchoolUnderTest.Alice), SchoolUnderTest.Student(SchoolUnderTest.Bob)];

        await using (SchoolSession session = await school.AsAsync(SchoolUnderTest.Alice))
            await Should.ThrowAsync<RowSecurityViolationException>(() => session.Students.InsertManyAsync(rows));

        (await school.AskAsync<long>("select count(*) from students")).ShouldBe(0);
        await using SchoolSession second = await school.AsAsync(SchoolUnderTest.Alice);
        await Should.ThrowAsync<ArgumentException>(() => second.Students.InsertManyAsync([null!]));
    }

    [Fact]
    public async Task Many_are_added_or_stored_over_those_with_their_key()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        await using SchoolSession session = await school.AsAsync(SchoolUnderTest.Alice);
        Student[] rows = [.. "abc".Select(c => SchoolUnderTest.Student(SchoolUnderTest.Alice, c.ToString()) with { Email = c + "@example.org" })];
        IReadOnlyList<Student> first = await session.Students.UpsertManyByEmailAsync(rows[..2]);

        IReadOnlyList<Student> second = await session.Students.UpsertManyByEmailAsync([.. rows.Select(row => row with { DisplayName = row.DisplayName + "2" })]);

        second.Select(row => row.DisplayName).ShouldBe(["a2", "b2", "c2"]);
        second.Take(2).Select(row => row.Id).ShouldBe(first.Select(row => row.Id));
        (await session.Students.All().CountAsync()).ShouldBe(3);
        RepeatedRowException failure = await Should.ThrowAsync<RepeatedRowException>(() => session.Students.UpsertManyByEmailAsync([rows[0], rows[0]]));
        (failure.Table, failure.SqlState).ShouldBe(("public.students", "21000"));
    }

    [Fact]
    public async Task In_one_round_trip_all_rows_are_one_statement_or_it_is_said_that_they_cannot_be()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        SessionUser alice = SessionUser.Authenticated(SchoolUnderTest.Alice);
        Student[] rows = [.. Enumerable.Range(0, 3).Select(_ => SchoolUnderTest.Student(SchoolUnderTest.Alice))];

        (await school.Database.WriteAsync(alice, (session, token) => session.Students.InsertManyAsync(rows, token))).ShouldBe(3);

        rows[1] = rows[1] with { Id = Guid.NewGuid() };
        (await Should.ThrowAsync<InvalidOperationException>(() => school.Database.WriteAsync(alice, (session, token) => session.Students.InsertManyAsync(rows, token))))
            .Message.ShouldContain("RunAsync");
        (await school.AskAsync<long>("select count(*) from students")).ShouldBe(3);
    }

    private static string Shown(Student student) => JsonSerializer.Serialize(student);
}
