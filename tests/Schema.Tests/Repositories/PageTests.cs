using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using StudyHub.Schema.Failures;
using StudyHub.Schema.Repositories;
using StudyHub.Schema.Schema.Tests.School;
using StudyHub.Schema.Sessions;
using StudyHub.School;

namespace StudyHub.Schema.Schema.Tests.Repositories;

public sealed class PageTests
{
    private static readonly DateOnly March = new(2026, 3, 1);

    public static TheoryData<bool, int> Walks => new() { { false, 1 }, { false, 3 }, { false, 50 }, { true, 1 }, { true, 4 } };

    [Theory]
    [MemberData(nameof(Walks))]
    public async Task Pages_are_the_list_cut_in_pieces_forth_and_back(bool isReversed, int size)
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        await using SchoolSession session = await school.AsAsync(SchoolUnderTest.Alice);
        Rows<OutcomeProgress> rows = await ReviewedAsync(session, 10);
        if (isReversed) rows = rows.Reversed();
        IReadOnlyList<OutcomeProgress> all = await rows.ListAsync();

        List<Page<OutcomeProgress>> forth = [await rows.PageAsync(size)];
        while (forth[^1].Next is { } next) forth.Add(await rows.PageAsync(size, next));
        List<Page<OutcomeProgress>> back = [forth[^1]];
        while (back[^1].Previous is { } previous) back.Add(await rows.PageAsync(size, previous));

        forth.SelectMany(page => page.Items).ShouldBe(all);
        forth[0].Previous.ShouldBeNull();
        forth.Take(forth.Count - 1).ShouldAllBe(page => page.Items.Count == size);
        back.AsEnumerable().Reverse().SelectMany(page => page.Items).ShouldBe(all);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task An_order_by_a_column_with_NULLs_misses_none_and_repeats_none(bool isReversed, bool isDescending)
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        await using SchoolSession session = await school.AsAsync(SchoolUnderTest.Alice);
        await ReviewedAsync(session, 9);

        // The eighth column, the day, may be NULL.
        RowQuery query = session.OutcomeProgress.Statements.Where("", 0, new RowOrder(7, isDescending, isNullable: true));
        Rows<OutcomeProgress> rows = new(session.OutcomeProgress, query, null);
        if (isReversed) rows = rows.Reversed();
        IReadOnlyList<OutcomeProgress> all = await rows.ListAsync();
        all.Count(row => row.NextReviewDate is null).ShouldBeGreaterThan(1);
        query.Text(default).ShouldContain("order by next_review_date");

        List<OutcomeProgress> paged = [];
        Page<OutcomeProgress> page = await rows.PageAsync(2);
        for (; ; page = await rows.PageAsync(2, page.Next))
        {
            paged.AddRange(page.Items);
            if (page.Next is null) break;
        }
        paged.ShouldBe(all);
        while (page.Previous is { } previous)
        {
            page = await rows.PageAsync(2, previous);
            page.Items.ShouldBe(all.Skip(paged.FindIndex(row => row == page.Items[0])).Take(2));
        }
        page.Items.ShouldBe(all.Take(page.Items.Count));
    }

    [Fact]
    public async Task Rows_that_come_and_go_between_two_pages_move_none_of_the_others()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        await using SchoolSession session = await school.AsAsync(SchoolUnderTest.Alice);
        Rows<OutcomeProgress> rows = await ReviewedAsync(session, 9);
        IReadOnlyList<OutcomeProgress> all = await rows.ListAsync();
        Page<OutcomeProgress> first = await rows.PageAsync(3);

        await session.OutcomeProgress.PurgeAsync(all[2].Id);
        await session.OutcomeProgress.InsertAsync(all[0] with { Id = new Guid("00000000-0000-0000-0000-000000000001"), OutcomeId = Guid.NewGuid() });

        (await rows.PageAsync(3, first.Next)).Items.ShouldBe(all.Skip(3).Take(3));
    }

    [Fact]
    public async Task A_cursor_that_was_changed_or_is_of_other_rows_is_refused_and_shows_nothing_of_itself()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        await using SchoolSession session = await school.AsAsync(SchoolUnderTest.Alice);
        Rows<OutcomeProgress> rows = await ReviewedAsync(session, 5);
        string cursor = (await rows.PageAsync(2)).Next!;
        cursor.ShouldMatch("^[A-Za-z0-9_-]+$");

        List<string> wrong = [.. Enumerable.Range(0, cursor.Length).Select(i => cursor[..i] + (cursor[i] == 'A' ? 'B' : 'A') + cursor[(i + 1)..])];
        wrong.AddRange(["", " ", "AA", "%%%", cursor + "AAAA", cursor[4..], cursor[..^4], new string('A', 4000), "ünï"]);
        int refused = 0;
        foreach (string other in wrong)
        {
            // The last character of base64 may hold bits that count for nothing.
            if (Same(other, cursor)) continue;
            InvalidCursorException failure = await Should.ThrowAsync<InvalidCursorException>(() => rows.PageAsync(2, other));
            (failure.Table, failure.Message.Contains(cursor[10..20])).ShouldBe(("public.outcome_progress", false));
            refused++;
        }
        refused.ShouldBeGreaterThan(cursor.Length);
        await Should.ThrowAsync<InvalidCursorException>(() => rows.Reversed().PageAsync(2, cursor));
        await Should.ThrowAsync<InvalidCursorException>(() => session.OutcomeProgress.All().PageAsync(2, cursor));
        (await rows.PageAsync(2, cursor)).Items.Count.ShouldBe(2);
    }

    [Fact]
    public async Task With_a_key_only_who_has_it_makes_cursors()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        await using SchoolDatabase sealing = SchoolDatabase.Create(school.Login, options => options.CursorKey = [.. Enumerable.Range(0, 32).Select(i => (byte)i)]);
        SessionUser alice = SessionUser.Authenticated(SchoolUnderTest.Alice);
        string foreign;
        await using (SchoolSession session = await school.AsAsync(SchoolUnderTest.Alice))
        {
            await session.Students.InsertManyAsync([.. Enumerable.Range(0, 3).Select(_ => SchoolUnderTest.Student(SchoolUnderTest.Alice))]);
            foreign = (await session.Students.All().PageAsync(1)).Next!;
            await session.CommitAsync();
        }

        string own = (await sealing.ReadAsync(alice, (session, token) => session.Students.All().PageAsync(1, null, token))).Next!;
        (await sealing.ReadAsync(alice, (session, token) => session.Students.All().PageAsync(1, own, token))).Items.Count.ShouldBe(1);
        await Should.ThrowAsync<InvalidCursorException>(() => sealing.ReadAsync(alice, (session, token) => session.Students.All().PageAsync(1, foreign, token)));
        Should.Throw<ArgumentException>(() => SchoolDatabase.Create(school.Login, options => options.CursorKey = new byte[15]));
    }

    [Fact]
    public void A_column_without_NULLs_in_the_rows_of_a_condition_is_told_and_not_read_out_of_it()
    {
        TableSql table = new("t", "t", ["id", "a", "day"], optional: 0, inserted: 3, key: [0], kept: [0]);
        RowOrder day = new(2, isNullable: true);
        string Paged(RowQuery query) => query.Text(new RowForm { IsBehindCursor = true });

        Paged(table.Where("(a = $1 and day <= $2)", 2, [2], day)).ShouldContain("(day, id) > ($3, $4)");
        Paged(table.Where("(a = $1 and day <= $2)", 2, [2]).OrderedBy([day, new(0)])).ShouldContain("(day, id) > ($3, $4)");
        Paged(table.Where("(a = $1 and day <= $2)", 2, [1], day)).ShouldContain("day is null");
        Paged(table.Where("(not (a = $1 and day >= $2))", 2, day)).ShouldContain("day is null");
    }

    [Fact]
    public async Task A_cursor_of_values_that_the_columns_cannot_be_compared_with_is_refused_though_its_seal_is_right()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        foreach (object? wrong in new object[] { "text", 1, 1.5m, true, new TimeOnly(1), 0.5 })
        {
            await using SchoolSession session = await school.AsAsync(SchoolUnderTest.Alice);
            Rows<OutcomeProgress> rows = await ReviewedAsync(session, 2);
            string cursor = PageCursor.Write([wrong], rows.Query, false, false, null);

            InvalidCursorException refused = await Should.ThrowAsync<InvalidCursorException>(() => rows.PageAsync(1, cursor));

            refused.Table.ShouldBe("public.outcome_progress");
        }
    }

    [Fact]
    public void Columns_that_run_one_way_are_compared_as_a_row_and_others_one_by_one()
    {
        RowOrder[] alike = [new(0), new(1)], mixed = [new(0, isDescending: true), new(1)], nullable = [new(0, isNullable: true), new(1)];

        Behind(alike, 0).ShouldBe("(a, b) > ($1, $2)");
        Behind([.. alike.Select(column => column.Reversed)], 0).ShouldBe("(a, b) < ($1, $2)");
        Behind(mixed, 0).ShouldBe("(a <= $1 and (a < $1 or (a = $1 and b > $2)))");
        Behind(nullable, 0).ShouldBe("((a > $1 or a is null) or (a = $1 and b > $2))");
        Behind(nullable, 1).ShouldBe("(a is null and b > $1)");
        Behind([.. nullable.Select(column => column.Reversed)], 1).ShouldBe("(a is not null or (a is null and b < $1))");
    }

    private static string Behind(RowOrder[] order, int nulls)
        => KeysetSql.Behind(order, nulls, column => column.Column == 0 ? "a" : "b", (n, _) => TableSql.Number(n));

    private static bool Same(string one, string other)
    {
        static byte[]? Bytes(string text)
        {
            byte[] bytes = new byte[text.Length + 4];
            string padded = text.Replace('-', '+').Replace('_', '/').PadRight((text.Length + 3) / 4 * 4, '=');
            return Convert.TryFromBase64String(padded, bytes, out int length) ? bytes[..length] : null;
        }

        return Bytes(one) is { } left && Bytes(other) is { } right && left.AsSpan().SequenceEqual(right);
    }

    private static async Task<Rows<OutcomeProgress>> ReviewedAsync(SchoolSession session, int count)
    {
        Student student = await session.Students.InsertAsync(SchoolUnderTest.Student(SchoolUnderTest.Alice));
        await session.OutcomeProgress.InsertManyAsync(
            [.. Enumerable.Range(0, count).Select(i => SchoolUnderTest.Progress(student) with { NextReviewDate = i % 4 == 3 ? null : March.AddDays(i / 3) })]);
        return session.OutcomeProgress.ByStudentId(student.Id);
    }
}
