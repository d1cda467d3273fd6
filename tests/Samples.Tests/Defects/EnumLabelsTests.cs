using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Samples.Tests.Databases;

namespace StudyHub.Schema.Samples.Tests.Defects;

/// <summary>The real database's hand-written lists of labels are C# enums now, with the same labels.</summary>
public sealed partial class EnumLabelsTests(StudyHubDatabases studyHub, ProductionDatabase production)
    : IClassFixture<StudyHubDatabases>, IClassFixture<ProductionDatabase>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("notifications", "notifications_type_check", "ck_notifications_type")]
    [InlineData("notifications", "notifications_priority_check", "ck_notifications_priority")]
    [InlineData("notifications", "notifications_delivery_check", "ck_notifications_delivery_method")]
    [InlineData("notification_preferences", "notification_prefs_frequency_check", "ck_notification_preferences_email_frequency")]
    [InlineData("notification_preferences", "notification_prefs_day_check", "ck_notification_preferences_preferred_day")]
    [InlineData("deletion_requests", "valid_deletion_status", "ck_deletion_requests_status")]
    public async Task The_enum_has_the_labels_of_the_hand_written_check(string table, string handWritten, string fromEnum)
    {
        string[] expected = await LabelsAsync(await production.ConnectionStringAsync(Stop), table, handWritten);
        expected.Length.ShouldBeGreaterThan(2);
        (await LabelsAsync(studyHub.ConnectionString, table, fromEnum)).ShouldBe(expected);
    }

    [Fact]
    public async Task Mastery_is_an_enum_of_postgres()
    {
        await using NpgsqlConnection connection = new(studyHub.ConnectionString);
        await connection.OpenAsync(Stop);
        await using NpgsqlCommand command = new("select enum_range(null::public.mastery_level)::text", connection);
        (await command.ExecuteScalarAsync(Stop)).ShouldBe("{not_started,developing,consolidating,secure}");
    }

    private static async Task<string[]> LabelsAsync(string connectionString, string table, string constraint)
    {
        await using NpgsqlConnection connection = new(connectionString);
        await connection.OpenAsync(Stop);
        await using NpgsqlCommand command = new(
            "select pg_get_constraintdef(oid) from pg_constraint where conrelid = $1::regclass and conname = $2", connection)
        {
            Parameters = { new() { Value = "public." + table }, new() { Value = constraint } },
        };
        string definition = (string)(await command.ExecuteScalarAsync(Stop) ?? throw new InvalidOperationException($"{table} has no constraint {constraint}."));
        return [.. Label().Matches(definition).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal)];
    }

    [GeneratedRegex("'([^']+)'")]
    private static partial Regex Label();
}
