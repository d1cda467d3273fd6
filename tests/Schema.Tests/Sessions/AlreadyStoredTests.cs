using System;
using System.Threading.Tasks;
using StudyHub.Schema.Commands;
using StudyHub.Schema.Failures;
using StudyHub.Schema.Repositories;
using StudyHub.Schema.Schema.Tests.School;
using StudyHub.Schema.Sessions;
using StudyHub.School;

namespace StudyHub.Schema.Schema.Tests.Sessions;

/// <summary>Where no COMMIT follows, a statement is stored although its answer cannot be given, and that is said.</summary>
public sealed class AlreadyStoredTests
{
    private const string Unheard = """
        create function app.unheard() returns trigger language plpgsql as $$ begin new.mastery_level := 'unheard'; return new; end $$;
        create trigger unheard before insert on outcome_progress for each row execute function app.unheard()
        """;

    private static readonly SessionUser Alice = SessionUser.Authenticated(SchoolUnderTest.Alice);

    [Fact]
    public async Task An_answer_that_cannot_be_read_comes_with_the_word_that_the_row_is_stored()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync(login => login.MaxPoolSize = 1);
        Student ada = await school.StoredStudentAsync(SchoolUnderTest.Alice);
        await school.ChangeAsync(Unheard);

        AlreadyStoredException stored = await Should.ThrowAsync<AlreadyStoredException>(() => school.Database.WriteAsync(Alice, async (session, token) =>
        {
            try
            {
                return await session.OutcomeProgress.InsertAsync(SchoolUnderTest.Progress(ada), token);
            }
            finally
            {
                (await Should.ThrowAsync<InvalidOperationException>(() => session.Students.ListAsync())).Message.ShouldNotContain("rolled back");
            }
        }));

        (stored.Table, stored.InnerException is UnknownLabelException).ShouldBe(("public.outcome_progress", true));
        (await school.AskAsync<long>("select count(*) from outcome_progress")).ShouldBe(1);
        await school.StoredStudentAsync(SchoolUnderTest.Bob);
    }

    [Fact]
    public async Task In_a_transaction_it_is_rolled_back_and_the_failure_is_thrown_by_itself()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        Student ada = await school.StoredStudentAsync(SchoolUnderTest.Alice);
        await school.ChangeAsync(Unheard);

        await Should.ThrowAsync<UnknownLabelException>(
            () => school.Database.RunAsync(Alice, (session, token) => session.OutcomeProgress.InsertAsync(SchoolUnderTest.Progress(ada), token)));

        (await school.AskAsync<long>("select count(*) from outcome_progress")).ShouldBe(0);
    }

    [Fact]
    public async Task What_PostgreSQL_refuses_behind_a_row_that_cannot_be_read_is_not_stored()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        Student ada = await school.StoredStudentAsync(SchoolUnderTest.Alice);
        await school.ChangeAsync(Unheard);
        await school.ChangeAsync("""
            create function app.refuse() returns trigger language plpgsql as $$ begin raise exception using errcode = '23514'; end $$;
            create constraint trigger refuse after insert on outcome_progress deferrable initially deferred for each row execute function app.refuse()
            """);

        await Should.ThrowAsync<CheckViolationException>(
            () => school.Database.WriteAsync(Alice, (session, token) => session.OutcomeProgress.InsertAsync(SchoolUnderTest.Progress(ada), token)));

        (await school.AskAsync<long>("select count(*) from outcome_progress")).ShouldBe(0);
    }

    [Fact]
    public async Task A_read_stores_nothing_and_says_nothing_of_it()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        Student ada = await school.StoredStudentAsync(SchoolUnderTest.Alice);
        await school.ChangeAsync("insert into outcome_progress (student_id, outcome_id, mastery_level, ease_factor, practice_count) "
            + $"values ('{ada.Id}', gen_random_uuid(), 'unheard', 2.5, 1)");

        await Should.ThrowAsync<UnknownLabelException>(() => school.Database.WriteAsync(Alice, (session, token) => session.OutcomeProgress.ListAsync(cancellationToken: token)));
    }

    [Fact]
    public async Task Several_rows_where_one_was_asked_for_are_stored()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        Statement two = new("Reports.TwoAsync", "insert into enrolments (student_id, subject_id) select gen_random_uuid(), gen_random_uuid() from generate_series(1, 2) returning 1", isWrite: true);
        Statement none = new("Reports.NoneAsync", "delete from enrolments where false returning 1", isWrite: true);

        AlreadyStoredException stored = await Should.ThrowAsync<AlreadyStoredException>(() => school.Database.WriteAsync(Alice, (session, _) => OneAsync(session, two)));
        (stored.Table, stored.InnerException is RowCountException { IsEmpty: false }).ShouldBe(("Reports.TwoAsync", true));
        await Should.ThrowAsync<RowCountException>(() => school.Database.WriteAsync(Alice, (session, _) => OneAsync(session, none)));
        await Should.ThrowAsync<RowCountException>(() => school.Database.RunAsync(Alice, (session, _) => OneAsync(session, two)));

        (await school.AskAsync<long>("select count(*) from enrolments")).ShouldBe(2);
    }

    [Fact]
    public async Task A_stream_whose_row_cannot_be_read_is_stored_too()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        Statement two = new("Reports.Two", "insert into enrolments (student_id, subject_id) select gen_random_uuid(), gen_random_uuid() from generate_series(1, 2) returning null::int", isWrite: true);

        await Should.ThrowAsync<AlreadyStoredException>(() => school.Database.WriteAsync(Alice, async (session, token) =>
        {
            await foreach (int _ in SqlQuery.Stream(session, () => SqlQuery.Begin(session, two), static (reader, _) => reader.GetInt32(0), token)) throw new FormatException();
        }));

        (await school.AskAsync<long>("select count(*) from enrolments")).ShouldBe(2);
    }

    private static Task<int> OneAsync(DatabaseSession session, Statement statement)
        => SqlQuery.OneAsync(session, SqlQuery.Begin(session, statement), static (reader, _) => reader.GetInt32(0), TestContext.Current.CancellationToken);
}
