using System;
using System.Collections.Generic;
using StudyHub.Schema;
using StudyHub.Students;

namespace StudyHub.Tutoring;

/// <summary>What a student's questions have cost on one day. The back office counts, so that nobody can lower their own count.</summary>
[Table]
[Unique(nameof(StudentId), nameof(Date))]
[Index(nameof(Date), nameof(TotalCostUsd))]
public sealed partial record AiUsage : ITimestamped
{
    public Guid Id { get; init; }

    [References<Student>(OnDelete = OnDelete.Cascade)] public Guid StudentId { get; init; }

    public required DateOnly Date { get; init; }

    public int TokensHaiku { get; init; } = 0;

    public int TokensSonnet { get; init; } = 0;

    [Numeric(10, 6)] public decimal TotalCostUsd { get; init; } = 0m;

    public int RequestCount { get; init; } = 0;

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    [Check]
    static bool CountsAreNotNegative(AiUsage row)
        => row.TokensHaiku >= 0 && row.TokensSonnet >= 0 && row.TotalCostUsd >= 0m && row.RequestCount >= 0;

    [Policy(Command.Select)]
    static bool SelfOrParent(AiUsage row, Session session, IEnumerable<Student> students)
        => StudentAccess.SelfOrParent(row.StudentId, session, students);
}
