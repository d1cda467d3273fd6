using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using StudyHub.Schema.Failures;
using StudyHub.Schema.Schema.Tests.School;
using StudyHub.Schema.Sessions;
using StudyHub.School;

namespace StudyHub.Schema.Schema.Tests.Repositories;

/// <summary>Emitted bodies of queries in SQL, on a server.</summary>
public sealed class SqlQueryTests
{
    [Fact]
    public async Task Rows_become_records_by_the_names_of_their_columns()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        Student ada = await school.StoredStudentAsync(SchoolUnderTest.Alice);
        DateTimeOffset practised = new(2026, 2, 3, 4, 5, 6, TimeSpan.FromHours(11));
        await school.ChangeAsync("insert into outcome_progress (student_id, outcome_id, mastery_level, ease_factor, practice_count, last_practised) "
            + $"values ('{ada.Id}', gen_random_uuid(), 'developing', 2.5, 1, '2026-02-03 04:05:06+11'), ('{ada.Id}', gen_random_uuid(), 'developing', 2.5, 1, null), ('{ada.Id}', gen_random_uuid(), 'secure', 2.5, 1, null)");
        await using SchoolSession session = await school.AsAsync(SchoolUnderTest.Alice);

        IReadOnlyList<StudentFigures> figures = await session.FiguresAsync(["Ada", "Bob"], new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.FromHours(-3)), ["maths"]);

        figures.ShouldBe([
            new StudentFigures(ada.Id, 2) { Mood = Mood.Calm, Level = MasteryLevel.Developing, LastPractised = practised.ToUniversalTime() },
            new StudentFigures(ada.Id, 1) { Mood = Mood.Calm, Level = MasteryLevel.Secure, LastPractised = null },
        ]);
        (await session.FiguresAsync(["Bob"], DateTimeOffset.UnixEpoch, [])).ShouldBeEmpty();
    }

    [Fact]
    public async Task Row_security_holds_for_them()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        await school.StoredStudentAsync(SchoolUnderTest.Alice);
        await school.StoredStudentAsync(SchoolUnderTest.Bob);

        (await school.Database.ReadAsync(SessionUser.Authenticated(SchoolUnderTest.Alice), (session, _) => session.CountAsync())).ShouldBe(1);
        (await school.Database.ReadAsync(SessionUser.Admin(), (session, _) => session.CountAsync())).ShouldBe(2);
        (await school.Database.ReadAsync(SessionUser.Admin(), (session, _) => session.CountAsync(Mood.Calm))).ShouldBe(2);
        (await school.Database.ReadAsync(SessionUser.Admin(), (session, _) => session.CountAsync(Mood.VeryHappy))).ShouldBe(0);
    }

    [Fact]
    public async Task Remarks_around_a_statement_do_no_harm()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        await school.StoredStudentAsync(SchoolUnderTest.Alice);

        (await school.Database.ReadAsync(SessionUser.Authenticated(SchoolUnderTest.Alice), (session, _) => session.CountAllAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task A_call_that_gives_nothing_has_run_when_its_task_ends()
    {
        const string Locks = "select count(*) from pg_locks where locktype = 'advisory' and objid = 4711 and granted and database = (select oid from pg_database where datname = current_database())";
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        await using (SchoolSession session = await school.AsAsync(SchoolUnderTest.Alice))
        {
            await session.HoldAsync(4711);
            (await school.AskAsync<long>(Locks)).ShouldBe(1);
            (await session.CountAsync()).ShouldBe(0);
            await session.CommitAsync();
        }
        (await school.AskAsync<long>(Locks)).ShouldBe(0);
    }

    [Fact]
    public async Task Rows_are_streamed_one_by_one()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        for (int i = 0; i < 3; i++) await school.StoredStudentAsync(SchoolUnderTest.Alice);
        await using SchoolSession session = await school.AsAsync(SchoolUnderTest.Alice);

        List<long> numbers = [];
        await foreach (long number in Reports.Numbers(session, Mood.Calm)) numbers.Add(number);
        numbers.Count.ShouldBe(3);
        numbers.ShouldBeInOrder();
        await foreach (long number in Reports.Numbers(session, null)) number.ShouldBe(-1);

        int seen = 0;
        await foreach (Counted counted in session.CountUp(100_000))
        {
            counted.ShouldBe(new Counted(++seen, seen.ToString(System.Globalization.CultureInfo.InvariantCulture)));
            if (seen == 10) break;
        }
        (await session.CountAsync()).ShouldBe(3);
    }

    [Fact]
    public async Task One_row_is_given_and_none_or_more_are_said()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        Student ada = await school.StoredStudentAsync(SchoolUnderTest.Alice);
        Student second = await school.StoredStudentAsync(SchoolUnderTest.Alice);
        await school.ChangeAsync($"update students set email = 'ada@example.org', wakes_at = '06:30', picture = '\\x0102', extra = '{{\"a\": 1}}' where id = '{ada.Id}'");
        await using SchoolSession session = await school.AsAsync(SchoolUnderTest.Alice);

        StudentPage page = (await session.PageAsync("ada@example.org")).ShouldNotBeNull();
        page.Id.ShouldBe(ada.Id);
        page.Preferences.Theme.ShouldBe("dark");
        page.Extra.ShouldBe("{\"a\": 1}");
        page.Picture.ShouldBe([1, 2]);
        page.WakesAt.ShouldBe(new TimeOnly(6, 30));
        (await session.PageAsync("bob@example.org")).ShouldBeNull();
        (await session.PageAsync(null)).ShouldBeNull();

        (await session.WakesAtAsync(ada.Id)).ShouldBe(new TimeOnly(6, 30));
        (await session.WakesAtAsync(second.Id)).ShouldBeNull();
        (await session.WakesAtAsync(Guid.NewGuid())).ShouldBeNull();

        (await session.NumberAsync([ada.Id])).ShouldBe(ada.Number);
        RowCountException none = await Should.ThrowAsync<RowCountException>(() => session.NumberAsync([]));
        (none.Query, none.IsEmpty).ShouldBe(("Reports.NumberAsync", true));
        RowCountException several = await Should.ThrowAsync<RowCountException>(() => session.NumberAsync([ada.Id, second.Id]));
        several.IsEmpty.ShouldBeFalse();
        // The session goes on.
        (await session.NumberAsync([second.Id])).ShouldBe(second.Number);
    }

    [Fact]
    public async Task Lists_of_members_go_there_and_back()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        await school.StoredStudentAsync(SchoolUnderTest.Alice);
        await school.StoredStudentAsync(SchoolUnderTest.Alice, "Bob");
        await school.ChangeAsync("update students set mood = 'very_happy' where display_name = 'Bob'");
        await using SchoolSession session = await school.AsAsync(SchoolUnderTest.Alice);

        HumourLists both = await session.HumoursAsync([Humour.VeryHappy, Humour.Calm], [MasteryLevel.Secure, MasteryLevel.NotStarted], null);
        both.Humours.ShouldBe([Humour.Calm, Humour.VeryHappy]);
        both.Levels.ShouldBe([MasteryLevel.Secure, MasteryLevel.NotStarted]);
        both.Missing.ShouldBeNull();

        HumourLists none = await session.HumoursAsync([], [], [MasteryLevel.Developing]);
        (none.Humours, none.Levels.Length).ShouldBe((null, 0));
        none.Missing.ShouldBe([MasteryLevel.Developing]);
    }

    [Fact]
    public async Task A_row_of_a_table_is_read_by_the_rules_of_its_record()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        await using SchoolSession session = await school.AsAsync(SchoolUnderTest.Alice);
        Order order = await session.Orders.InsertAsync(new Order { User = "Ada" });

        List<OrderStamp> stamps = [];
        await foreach (OrderStamp stamp in session.Stamps()) stamps.Add(stamp);
        stamps.ShouldBe([
            new OrderStamp(order.Id)
            {
                Version = order.Version, Address = System.Net.IPAddress.Parse("10.0.0.1"), Written = new DateTime(2026, 2, 3, 4, 5, 6, DateTimeKind.Unspecified),
                Level = MasteryLevel.Developing, Least = null,
            },
        ]);
    }

    [Fact]
    public async Task Statements_that_write_tell_how_many_rows_they_wrote()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        Student ada = await school.StoredStudentAsync(SchoolUnderTest.Alice);
        await school.StoredStudentAsync(SchoolUnderTest.Bob);
        Guid[] subjects = [Guid.NewGuid(), Guid.NewGuid()];
        await using (SchoolSession session = await school.AsAsync(SchoolUnderTest.Alice))
        {
            (await session.WakeAsync(new TimeOnly(7, 0), "Ada")).ShouldBe(1);
            (await session.WakeAsync(null, "nobody")).ShouldBe(0);
            (await session.EnrolAsync(ada.Id, subjects)).ShouldBe(subjects);
            (await session.LockedAsync()).ShouldBe([ada.Id]);
            await session.ForgetAsync(1m);
            await session.CommitAsync();
        }
        (await school.AskAsync<long>("select count(*) from students where wakes_at = '07:00'")).ShouldBe(1);
        (await school.AskAsync<long>("select count(*) from enrolments")).ShouldBe(2);
        (await school.Database.WriteAsync(SessionUser.Admin(), (session, _) => session.WakeAsync(null, "Ada"))).ShouldBe(2);
    }

    [Fact]
    public async Task A_session_that_only_reads_refuses_those_that_write_or_lock()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        SessionUser alice = SessionUser.Authenticated(SchoolUnderTest.Alice);
        await Should.ThrowAsync<InvalidOperationException>(() => school.Database.ReadAsync(alice, (session, _) => session.WakeAsync(null, "Ada")));
        await Should.ThrowAsync<InvalidOperationException>(() => school.Database.ReadAsync(alice, (session, _) => session.LockedAsync()));
        await school.Database.ReadAsync(alice, (session, _) => session.CountAsync());
    }

    [Fact]
    public async Task A_violation_is_typed_and_a_NULL_names_its_column()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        await using (SchoolSession session = await school.AsAsync(SchoolUnderTest.Alice))
        {
            await session.EnrolAsync(SchoolUnderTest.Alice, [SchoolUnderTest.Bob]);
            UniqueViolationException twice = await Should.ThrowAsync<UniqueViolationException>(() => session.EnrolAsync(SchoolUnderTest.Alice, [SchoolUnderTest.Bob]));
            twice.Table.ShouldBe("public.enrolments");
        }
        await using (SchoolSession session = await school.AsAsync(SchoolUnderTest.Alice))
        {
            (await Should.ThrowAsync<Exception>(() => session.LatestAsync())).Message.ShouldContain("wakes_at");
            await Should.ThrowAsync<InvalidOperationException>(() => session.CountAsync());
        }
        await Should.ThrowAsync<ArgumentNullException>(() => Reports.CountAsync(null!));
    }

    [Fact]
    public async Task A_wide_number_is_exact_and_a_list_has_no_null_unless_it_is_said()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        await using (SchoolSession session = await school.AsAsync(SchoolUnderTest.Alice))
        {
            (await session.WideAsync()).ShouldBe(99999999999.12345678901234568m);
            (await session.GapsAsync()).ShouldBe(["a", null]);
        }
        await using SchoolSession second = await school.AsAsync(SchoolUnderTest.Alice);
        (await Should.ThrowAsync<UnreadableValueException>(() => second.TagsAsync())).Held.ShouldContain("NULL");
    }

    [Fact]
    public async Task A_stream_is_cancelled_and_many_callers_share_the_commands()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        using CancellationTokenSource stop = new();
        await using (SchoolSession session = await school.AsAsync(SchoolUnderTest.Alice))
        {
            await Should.ThrowAsync<OperationCanceledException>(async () =>
            {
                await foreach (Counted counted in session.CountUp(1_000_000).WithCancellation(stop.Token)) if (counted.Value == 5) await stop.CancelAsync();
            });
        }
        await Task.WhenAll(Enumerable.Range(0, 200).Select(async i =>
        {
            int sum = 0;
            await using SchoolSession session = await school.AsAsync(SchoolUnderTest.Alice);
            await foreach (Counted counted in session.CountUp(i)) sum += counted.Value;
            sum.ShouldBe(i * (i + 1) / 2);
        }));
    }
}
