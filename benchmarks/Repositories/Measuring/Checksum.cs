using System.Globalization;
using StudyHub.Schema.Benchmarks.Repositories.Data;

namespace StudyHub.Schema.Benchmarks.Repositories.Measuring;

/// <summary>Every value of every row that was returned, in its order: who reads less, or other rows, has another one.</summary>
internal sealed class Checksum
{
    private const ulong Prime = 1099511628211;
    private ulong hash = 14695981039346656037;
    private int rows;

    public void Add(StudentOutcomeProgress? row)
    {
        AddWritten(row);
        Add(row?.Id.ToString());
        Add(row?.CreatedAt.UtcTicks);
        Add(row?.UpdatedAt.UtcTicks);
    }

    /// <summary>But for what the database gave, which is another value each time.</summary>
    public void AddWritten(StudentOutcomeProgress? row)
    {
        if (row is not null) rows++;
        Add(row?.FrameworkId.ToString());
        Add(row?.StudentId.ToString());
        Add(row?.OutcomeId.ToString());
        Add((int?)row?.MasteryLevel);
        Add(row?.LastPracticed?.UtcTicks);
        Add(row?.PracticeCount);
        Add(row?.NextReviewDate?.DayNumber);
        Add(row is null ? null : (long)(row.EaseFactor * 100));
        Add(row?.IntervalDays);
        Add(row?.Repetition);
    }

    public void Add(Outcome row)
    {
        rows++;
        Add(row.Id.ToString());
        Add(row.FrameworkId.ToString());
        Add(row.Code);
        Add(row.Title);
    }

    public void Add(StudyPlan? row)
    {
        if (row is null) return;
        rows++;
        Add(row.Id.ToString());
        Add(row.FrameworkId.ToString());
        Add(row.Document.Title);
        Add(row.Document.MinutesAWeek);
        Add(row.Document.IsShared ? 1 : 0);
        foreach (PlanStep step in row.Document.Steps)
        {
            Add(step.Subject);
            Add(step.Week);
            Add(step.Minutes);
            Add(step.Remark);
        }
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{rows} rows, {hash:x16}");

    private void Add(long? value) => Add(value?.ToString(CultureInfo.InvariantCulture));

    private void Add(string? text)
    {
        foreach (char c in text ?? "\u0001") hash = (hash ^ c) * Prime;
        hash = (hash ^ 31) * Prime;
    }
}
