using System;
using System.Collections.Generic;
using StudyHub.Schema;
using StudyHub.Students;

namespace StudyHub.Family;

/// <summary>What a parent is told about a child's week. The back office writes it.</summary>
[Table]
[Unique(nameof(StudentId), nameof(WeekStart))]
public sealed partial record WeeklyInsight
{
    public Guid Id { get; init; }

    [References<Student>(OnDelete = OnDelete.Cascade)] public Guid StudentId { get; init; }

    /// <summary>A Monday.</summary>
    [Index(Descending = [nameof(WeekStart)])] public required DateOnly WeekStart { get; init; }

    [Jsonb] public required WeekInsights Insights { get; init; }

    [Length(50)] public required string ModelUsed { get; init; }

    public int? TokensUsed { get; init; }

    /// <summary>US dollars.</summary>
    [Numeric(10, 6)] public decimal? CostEstimate { get; init; }

    [Default("now()")] public DateTimeOffset GeneratedAt { get; init; }

    public DateTimeOffset? SentToParentAt { get; init; }

    [Policy(Command.Select)]
    static bool SelfOrParent(WeeklyInsight row, Session session, IEnumerable<Student> students)
        => StudentAccess.SelfOrParent(row.StudentId, session, students);
}

/// <summary>What was seen in a week.</summary>
public sealed record WeekInsights
{
    public required string Summary { get; init; }

    public IReadOnlyList<string> Wins { get; init; } = [];

    public IReadOnlyList<string> Concerns { get; init; } = [];
}
