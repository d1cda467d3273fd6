using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using StudyHub.Schema.Benchmarks.Repositories.Data;

namespace StudyHub.Schema.Benchmarks.Repositories.Contestants;

/// <summary>Typed parameters without names.</summary>
internal static class RawParameters
{
    public static NpgsqlParameter<Guid> Uuid(Guid value) => new() { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Uuid };

    public static NpgsqlParameter<Guid[]> Uuids(Guid[] values) => new() { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid };

    public static NpgsqlParameter<int> Integer(int value) => new() { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Integer };

    public static NpgsqlParameter<string> Text(string value) => new() { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Text };

    public static NpgsqlParameter<byte[]> Json(PlanDocument document)
        => new() { TypedValue = JsonSerializer.SerializeToUtf8Bytes(document, PlanJson.Default.PlanDocument), NpgsqlDbType = NpgsqlDbType.Jsonb };

    /// <summary>What an insert and an update give, $1 to $10.</summary>
    public static void AddRow(this NpgsqlParameterCollection parameters, StudentOutcomeProgress row)
    {
        parameters.Add(Uuid(row.FrameworkId));
        parameters.Add(Uuid(row.StudentId));
        parameters.Add(Uuid(row.OutcomeId));
        parameters.Add(Text(Labels.Of(row.MasteryLevel)));
        parameters.Add(new NpgsqlParameter<DateTimeOffset?> { TypedValue = row.LastPracticed, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        parameters.Add(Integer(row.PracticeCount));
        parameters.Add(new NpgsqlParameter<DateOnly?> { TypedValue = row.NextReviewDate, NpgsqlDbType = NpgsqlDbType.Date });
        parameters.Add(new NpgsqlParameter<decimal> { TypedValue = row.EaseFactor, NpgsqlDbType = NpgsqlDbType.Numeric });
        parameters.Add(Integer(row.IntervalDays));
        parameters.Add(Integer(row.Repetition));
    }

    /// <summary>The same of many rows: one array a column.</summary>
    public static void AddRows(this NpgsqlParameterCollection parameters, IReadOnlyList<StudentOutcomeProgress> rows)
    {
        parameters.Add(Array(rows, NpgsqlDbType.Uuid, static row => row.FrameworkId));
        parameters.Add(Array(rows, NpgsqlDbType.Uuid, static row => row.StudentId));
        parameters.Add(Array(rows, NpgsqlDbType.Uuid, static row => row.OutcomeId));
        parameters.Add(Array(rows, NpgsqlDbType.Text, static row => Labels.Of(row.MasteryLevel)));
        parameters.Add(Array(rows, NpgsqlDbType.TimestampTz, static row => row.LastPracticed));
        parameters.Add(Array(rows, NpgsqlDbType.Integer, static row => row.PracticeCount));
        parameters.Add(Array(rows, NpgsqlDbType.Date, static row => row.NextReviewDate));
        parameters.Add(Array(rows, NpgsqlDbType.Numeric, static row => row.EaseFactor));
        parameters.Add(Array(rows, NpgsqlDbType.Integer, static row => row.IntervalDays));
        parameters.Add(Array(rows, NpgsqlDbType.Integer, static row => row.Repetition));
    }

    private static NpgsqlParameter<T[]> Array<T>(IReadOnlyList<StudentOutcomeProgress> rows, NpgsqlDbType type, Func<StudentOutcomeProgress, T> value)
    {
        T[] values = new T[rows.Count];
        for (int i = 0; i < values.Length; i++) values[i] = value(rows[i]);
        return new() { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | type };
    }
}
