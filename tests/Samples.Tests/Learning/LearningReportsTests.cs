using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Learning;
using StudyHub.Schema.Samples.Tests.Databases;
using StudyHub.Schema.Sessions;
using StudyHub.Schema.Testing;

namespace StudyHub.Schema.Samples.Tests.Learning;

public sealed class LearningReportsTests
{
    private static readonly Guid Parent = new("10000000-0000-4000-8000-000000000001");
    private static readonly Guid Student = new("10000000-0000-4000-8000-000000000002");

    private const string Rows = """
        insert into public.users (id, supabase_auth_id, email, display_name) values ('10000000-0000-4000-8000-000000000001', gen_random_uuid(), 'grace@example.org', 'Grace');
        insert into public.students (id, parent_id, display_name, grade_level, school_stage, framework_id)
            select '10000000-0000-4000-8000-000000000002', '10000000-0000-4000-8000-000000000001', 'Mia', 7, 'S4', id from public.curriculum_frameworks limit 1;
        insert into public.flashcards (id, student_id, front, back) values ('10000000-0000-4000-8000-000000000003', '10000000-0000-4000-8000-000000000002', '?', '!');
        insert into public.revision_history (student_id, flashcard_id, was_correct, quality_rating, sr_interval_before, sr_interval_after, sr_ease_before, sr_ease_after, sr_repetition_before, sr_repetition_after, created_at)
            select '10000000-0000-4000-8000-000000000002', '10000000-0000-4000-8000-000000000003', true, 5, 1, 1, 2.5, 2.5, 0, 0, t
            from unnest(array['2026-02-01 20:00+00', '2026-02-02 20:00+00', '2026-02-02 21:00+00', '2026-02-05 03:00+00', '2026-02-08 02:00+00', '2026-02-08 23:00+00', '2026-02-10 01:00+00']::timestamptz[]) t;
        """;

    [Fact]
    public async Task Days_in_a_row_are_counted_where_the_student_lives_and_for_whom_it_concerns()
    {
        EphemeralPostgres server = await EphemeralPostgres.SharedAsync(TestContext.Current.CancellationToken);
        await server.TrackRolesAsync(StudyHubDatabase.Schema.Roles, TestContext.Current.CancellationToken);
        await using EphemeralDatabase database = await server.CreateDatabaseAsync("samples/StudyHub with answers", FillAsync, TestContext.Current.CancellationToken);
        await using StudyHubDatabase studyHub = StudyHubDatabase.Create(await database.CreateLoginAsync(["anon", "authenticated", "admin"], TestContext.Current.CancellationToken));

        // In Sydney it is eleven hours later: 2, 3 (twice), 5, 8, 9, 10 February.
        (await StreaksAsync(studyHub, Student, "Australia/Sydney", 2)).ShouldBe([new(new(2026, 2, 8), new(2026, 2, 10), 3), new(new(2026, 2, 2), new(2026, 2, 3), 2)]);
        (await StreaksAsync(studyHub, Parent, "UTC", 1)).ShouldBe([
            new(new(2026, 2, 10), new(2026, 2, 10), 1), new(new(2026, 2, 8), new(2026, 2, 8), 1), new(new(2026, 2, 5), new(2026, 2, 5), 1), new(new(2026, 2, 1), new(2026, 2, 2), 2)]);
        (await StreaksAsync(studyHub, Guid.NewGuid(), "UTC", 1)).ShouldBeEmpty();
    }

    private static Task<IReadOnlyList<PracticeStreak>> StreaksAsync(StudyHubDatabase studyHub, Guid user, string timeZone, int atLeast)
        => studyHub.ReadAsync(SessionUser.Authenticated(user), (session, token) => session.PracticeStreaksAsync(Student, timeZone, atLeast, token), TestContext.Current.CancellationToken);

    private static async Task FillAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = new(connectionString);
        await connection.OpenAsync(cancellationToken);
        await StudyHubDatabase.Schema.ApplyAsync(connection, cancellationToken);
        await using NpgsqlCommand command = new("set row_security = off; " + Rows, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
