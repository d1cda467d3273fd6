using System.Text.Json;
using Npgsql;
using StudyHub.Schema.Benchmarks.Repositories.Data;

namespace StudyHub.Schema.Benchmarks.Repositories.Contestants;

/// <summary>Rows by the position of their columns.</summary>
internal static class RawRows
{
    public static StudentOutcomeProgress Progress(NpgsqlDataReader reader) => new()
    {
        Id = reader.GetGuid(0),
        FrameworkId = reader.GetGuid(1),
        StudentId = reader.GetGuid(2),
        OutcomeId = reader.GetGuid(3),
        MasteryLevel = Labels.Read(reader.GetString(4)),
        LastPracticed = reader.IsDBNull(5) ? null : reader.GetFieldValue<DateTimeOffset>(5),
        PracticeCount = reader.GetInt32(6),
        NextReviewDate = reader.IsDBNull(7) ? null : reader.GetFieldValue<DateOnly>(7),
        EaseFactor = reader.GetDecimal(8),
        IntervalDays = reader.GetInt32(9),
        Repetition = reader.GetInt32(10),
        CreatedAt = reader.GetFieldValue<DateTimeOffset>(11),
        UpdatedAt = reader.GetFieldValue<DateTimeOffset>(12),
    };

    public static Outcome Outcome(NpgsqlDataReader reader) => new()
    {
        Id = reader.GetGuid(0),
        FrameworkId = reader.GetGuid(1),
        Code = reader.GetString(2),
        Title = reader.GetString(3),
    };

    public static StudyPlan Plan(NpgsqlDataReader reader) => new()
    {
        Id = reader.GetGuid(0),
        FrameworkId = reader.GetGuid(1),
        Document = JsonSerializer.Deserialize(reader.GetFieldValue<byte[]>(2), PlanJson.Default.PlanDocument)!,
    };
}
