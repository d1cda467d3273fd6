using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Testing;

namespace StudyHub.Schema.Samples.Tests.Learning;

/// <summary>No row holds a schedule that SM-2 cannot go on from. Of a database that the revisions made, as an owner whom no policy stops.</summary>
public sealed class UnfitScheduleTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("flashcards", "sr_interval", "0", "ck_flashcards_sr_interval_is_at_least_a_day")]
    [InlineData("flashcards", "sr_repetition", "-1", "ck_flashcards_sr_repetition_is_not_negative")]
    [InlineData("flashcards", "sr_ease_factor", "1.29", "ck_flashcards_sr_ease_factor_is_not_too_low")]
    [InlineData("student_outcome_progress", "interval_days", "0", "ck_student_outcome_progress_interval_is_at_least_a_day")]
    [InlineData("student_outcome_progress", "repetition", "-1", "ck_student_outcome_progress_practice_count_covers_repetition")]
    [InlineData("student_outcome_progress", "ease_factor", "1.29", "ck_student_outcome_progress_ease_factor_is_not_too_low")]
    public async Task A_schedule_that_there_cannot_be_is_not_stored(string table, string column, string value, string check)
    {
        EphemeralPostgres postgres = await EphemeralPostgres.SharedAsync(Stop);
        await postgres.TrackRolesAsync(StudyHubDatabase.Schema.Roles, Stop);
        await using EphemeralDatabase database = await postgres.CreateDatabaseAsync(
            "samples/StudyHub, upgraded", (connectionString, token) => StudyHubDatabase.UpgradeAsync(connectionString, null, token), Stop);
        await using NpgsqlConnection owner = new(database.ConnectionString);
        await owner.OpenAsync(Stop);

        // What the row refers to need not be there: only its checks are asked.
        await using NpgsqlCommand insert = new(
            $"""
            set session_replication_role = replica;
            insert into {table} (student_id, {(table == "flashcards" ? "front, back" : "framework_id, outcome_id")}, {column})
                values (gen_random_uuid(), {(table == "flashcards" ? "'?', '!'" : "gen_random_uuid(), gen_random_uuid()")}, {value})
            """,
            owner);

        (await Should.ThrowAsync<PostgresException>(() => insert.ExecuteNonQueryAsync(Stop))).ConstraintName.ShouldBe(check);
    }
}
