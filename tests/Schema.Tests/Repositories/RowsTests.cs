using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using StudyHub.Schema.Failures;
using StudyHub.Schema.Repositories;
using StudyHub.Schema.Schema.Tests.School;
using StudyHub.School;

namespace StudyHub.Schema.Schema.Tests.Repositories;

public sealed class RowsTests
{
    private static readonly DateOnly March = new(2026, 3, 1);

    [Theory]
    [InlineData(0, 2, true, true, "0 1 2")]
    [InlineData(0, 2, false, false, "1")]
    [InlineData(1, null, true, false, "1 2 3")]
    [InlineData(1, null, false, false, "2 3")]
    [InlineData(null, 1, false, true, "0 1")]
    [InlineData(null, 1, false, false, "0")]
    [InlineData(null, null, false, false, "0 1 2 3")]
    [InlineData(3, 0, true, true, "")]
    public async Task A_range_finds_what_lies_in_it_in_its_order_and_never_a_NULL(int? from, int? to, bool hasFrom, bool hasTo, string days)
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        await using SchoolSession session = await school.AsAsync(SchoolUnderTest.Alice);
        Student student = await ReviewedAsync(session, [2, null, 0, 3, 1, null]);
        Between<DateOnly> range = (from, to) switch
        {
            ({ } first, { } last) => hasFrom && hasTo ? Between.Of(March.AddDays(first), March.AddDays(last))
                : Between.Until(March.AddDays(first + 1), March.AddDays(last)),
            ({ } first, null) => hasFrom ? Between.AtLeast(March.AddDays(first)) : Between.MoreThan(March.AddDays(first)),
            (null, { } last) => hasTo ? Between.AtMost(March.AddDays(last)) : Between.LessThan(March.AddDays(last)),
            _ => Between<DateOnly>.Any,
        };

        Rows<OutcomeProgress> rows = session.OutcomeProgress.ByStudentIdAndNextReviewDate(student.Id, range);

        Days(await rows.ListAsync()).ShouldBe(days);
        Days(await rows.Reversed().ListAsync()).ShouldBe(string.Join(' ', days.Split(' ').Reverse()));
        (await rows.CountAsync()).ShouldBe(days.Length == 0 ? 0 : days.Split(' ').Length);
        (await rows.AnyAsync()).ShouldBe(days.Length > 0);
        (await rows.FirstAsync())?.NextReviewDate.ShouldBe(March.AddDays(int.Parse(days.Split(' ')[0])));
    }

    [Fact]
    public async Task Deleted_rows_are_there_only_when_they_are_asked_for()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        await using SchoolSession session = await school.AsAsync(SchoolUnderTest.Alice);
        Student student = await ReviewedAsync(session, [0, 1]);
        Rows<OutcomeProgress> rows = session.OutcomeProgress.ByStudentId(student.Id);
        await session.OutcomeProgress.DeleteAsync((await rows.FirstAsync())!.Id);

        (await rows.CountAsync()).ShouldBe(1);
        (await rows.IncludeDeleted().CountAsync()).ShouldBe(2);
        (await rows.IncludeDeleted().ListAsync(limit: 5)).Count.ShouldBe(2);
        (await rows.IncludeDeleted().PageAsync(5)).Items.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Many_keys_are_found_at_once_in_the_order_of_the_key_and_existence_is_asked()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        await using SchoolSession session = await school.AsAsync(SchoolUnderTest.Alice);
        Guid[] ids = [.. Enumerable.Range(0, 5).Select(_ => Guid.NewGuid())];
        foreach (Guid id in ids) await session.Students.InsertAsync(SchoolUnderTest.Student(SchoolUnderTest.Alice) with { Id = id });
        (Guid, Guid)[] pairs = [.. ids.Select(id => (id, ids[0]))];
        foreach ((Guid student, Guid subject) in pairs) await session.Enrolments.InsertAsync(new Enrolment(student, subject));

        (await session.Students.GetManyAsync([ids[3], Guid.NewGuid(), ids[1]])).Select(row => row.Id).ToHashSet().SetEquals([ids[1], ids[3]]).ShouldBeTrue();
        (await session.Students.GetManyAsync([])).ShouldBeEmpty();
        (await session.Enrolments.GetManyAsync([pairs[2], pairs[4], (Guid.NewGuid(), ids[0])])).Select(row => row.StudentId).ToHashSet()
            .SetEquals([ids[2], ids[4]]).ShouldBeTrue();
        (await session.Students.ExistsAsync(ids[0])).ShouldBeTrue();
        (await session.Students.ExistsAsync(Guid.NewGuid())).ShouldBeFalse();
    }

    [Fact]
    public async Task A_negative_limit_is_refused_before_anything_is_sent()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        await using SchoolSession session = await school.AsAsync(SchoolUnderTest.Alice);

        Should.Throw<ArgumentOutOfRangeException>(() => session.Students.All().ListAsync(-1));
        Should.Throw<ArgumentOutOfRangeException>(() => session.Students.All().StreamAsync(-1));
        (await session.Students.All().ListAsync(0)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_stream_gives_all_rows_and_leaves_the_session_usable()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        await using SchoolSession session = await school.AsAsync(SchoolUnderTest.Alice);
        Student student = await ReviewedAsync(session, [0, 1, 2]);
        List<OutcomeProgress> streamed = [];

        await foreach (OutcomeProgress row in session.OutcomeProgress.ByStudentId(student.Id).StreamAsync()) streamed.Add(row);

        streamed.ShouldBe(await session.OutcomeProgress.ByStudentId(student.Id).ListAsync());
    }

    [Fact]
    public async Task A_stream_that_is_left_early_leaves_the_session_usable_and_while_it_runs_nothing_else_does()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        await using SchoolSession session = await school.AsAsync(SchoolUnderTest.Alice);
        Student student = await ReviewedAsync(session, [.. Enumerable.Range(0, 200).Select(day => (int?)day)]);

        await foreach (OutcomeProgress _ in session.OutcomeProgress.ByStudentId(student.Id).StreamAsync())
        {
            (await Should.ThrowAsync<InvalidOperationException>(() => session.Students.ListAsync())).Message.ShouldContain("still running");
            break;
        }

        (await session.OutcomeProgress.ByStudentId(student.Id).CountAsync()).ShouldBe(200);
    }

    [Fact]
    public async Task A_stream_that_is_cancelled_rolls_the_session_back_and_the_pool_stays_whole()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync(login => login.MaxPoolSize = 1);
        using CancellationTokenSource cancellation = new();
        await using (SchoolSession session = await school.AsAsync(SchoolUnderTest.Alice))
        {
            Student student = await ReviewedAsync(session, [.. Enumerable.Range(0, 20).Select(day => (int?)day)]);
            await Should.ThrowAsync<OperationCanceledException>(async () =>
            {
                await foreach (OutcomeProgress _ in session.OutcomeProgress.ByStudentId(student.Id).StreamAsync(cancellationToken: cancellation.Token))
                    await cancellation.CancelAsync();
            });
            (await Should.ThrowAsync<InvalidOperationException>(() => session.Students.ListAsync())).Message.ShouldContain("rolled back");
        }

        (await school.AskAsync<long>("select count(*) from outcome_progress")).ShouldBe(0);
        await school.StoredStudentAsync(SchoolUnderTest.Alice);
    }

    [Fact]
    public async Task A_locked_row_is_skipped_or_refused_by_others_until_the_session_ends()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        Student first = await school.StoredStudentAsync(SchoolUnderTest.Alice, "first");
        Student second = await school.StoredStudentAsync(SchoolUnderTest.Alice, "second");
        await using SchoolSession session = await school.AsAsync(SchoolUnderTest.Alice);
        (await session.Students.LockAsync(first.Id))!.Id.ShouldBe(first.Id);

        await using (SchoolSession other = await school.AsAsync(SchoolUnderTest.Alice))
        {
            (await other.Students.All().ForUpdate(RowLock.SkipLocked).ListAsync()).ShouldHaveSingleItem().Id.ShouldBe(second.Id);
            (await other.Students.LockAsync(first.Id, RowLock.SkipLocked)).ShouldBeNull();
        }
        await using (SchoolSession other = await school.AsAsync(SchoolUnderTest.Alice))
            (await Should.ThrowAsync<RowLockedException>(() => other.Students.LockAsync(first.Id, RowLock.NoWait))).Table.ShouldBe("public.students");

        await session.CommitAsync();
        await using SchoolSession after = await school.AsAsync(SchoolUnderTest.Alice);
        (await after.Students.LockAsync(first.Id, RowLock.NoWait)).ShouldNotBeNull();
    }

    private static string Days(IEnumerable<OutcomeProgress> rows) => string.Join(' ', rows.Select(row => row.NextReviewDate!.Value.DayNumber - March.DayNumber));

    private static async Task<Student> ReviewedAsync(SchoolSession session, int?[] days)
    {
        Student student = await session.Students.InsertAsync(SchoolUnderTest.Student(SchoolUnderTest.Alice));
        await session.OutcomeProgress.InsertManyAsync(
            [.. days.Select(day => SchoolUnderTest.Progress(student) with { NextReviewDate = day is { } given ? March.AddDays(given) : null })]);
        return student;
    }
}
