using System;
using System.Collections.Generic;
using StudyHub.Accounts;
using StudyHub.Schema;
using StudyHub.Students;

namespace StudyHub.Family;

/// <summary>Something that a parent and a child have agreed on.</summary>
[Table]
[Index(nameof(ParentId), nameof(StudentId))]
[Index(nameof(TargetDate), Where = nameof(IsOpen), Name = "idx_goals_open_target_date")]
public sealed partial record Goal : ITimestamped
{
    public Guid Id { get; init; }

    [References<User>(OnDelete = OnDelete.Cascade)] public Guid ParentId { get; init; }

    [References<Student>(OnDelete = OnDelete.Cascade)] public Guid StudentId { get; init; }

    [Length(255)] public required string Title { get; init; }

    public string? Description { get; init; }

    /// <summary>Codes of the outcomes that are to be mastered.</summary>
    public string[] TargetOutcomes { get; init; } = [];

    /// <summary>Percent, 0 to 100.</summary>
    [Numeric(5, 2)] public decimal? TargetMastery { get; init; }

    public DateOnly? TargetDate { get; init; }

    /// <summary>What there will be when it is done.</summary>
    [Length(255)] public string? Reward { get; init; }

    public bool IsActive { get; init; } = true;

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    public DateTimeOffset? AchievedAt { get; init; }

    [Check]
    static bool TargetMasteryIsAPercentage(Goal row) => row.TargetMastery == null || (row.TargetMastery >= 0m && row.TargetMastery <= 100m);

    static bool IsOpen(Goal row) => row.IsActive && row.AchievedAt == null;

    /// <summary>A parent writes about one of the parent's own children.</summary>
    [Policy(Command.Insert | Command.Update)]
    static bool ParentOfStudent(Goal row, Session session, IEnumerable<Student> students)
        => row.ParentId == session.UserId && StudentAccess.IsParent(row.StudentId, session, students);

    [Policy(Command.Select)]
    static bool StudentOrParent(Goal row, Session session) => row.StudentId == session.UserId || row.ParentId == session.UserId;

    [Policy(Command.Delete)]
    static bool Parent(Goal row, Session session) => row.ParentId == session.UserId;

    /// <summary>What a student is working towards.</summary>
    [Query(OrderBy = [nameof(TargetDate)])]
    static bool Open(Goal row, Guid studentId) => row.StudentId == studentId && IsOpen(row);
}
