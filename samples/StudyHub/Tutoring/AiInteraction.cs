using System;
using System.Collections.Generic;
using StudyHub.Curriculum;
using StudyHub.Learning;
using StudyHub.Schema;
using StudyHub.Students;

namespace StudyHub.Tutoring;

/// <summary>One question to the tutor and its answer. Written once; the back office alone reviews it.</summary>
[Table]
[Index(nameof(CreatedAt), Where = nameof(AwaitingReview), Name = "idx_ai_interactions_awaiting_review")]
[Deny(Command.Update | Command.Delete)]
public sealed partial record AiInteraction
{
    public Guid Id { get; init; }

    // Ids are random: who names what belongs to another learns nothing of it, and shows it to nobody.
#pragma warning disable SHS222
    [References<LearningSession>(OnDelete = OnDelete.Cascade)] public Guid SessionId { get; init; }
#pragma warning restore SHS222

    [References<Student>(OnDelete = OnDelete.Cascade)] public Guid StudentId { get; init; }

    [References<Subject>] public Guid? SubjectId { get; init; }

    [Pii("what the child wrote; lawful basis: contract")] public required string UserMessage { get; init; }

    public required string AiResponse { get; init; }

    [Length(100)] public required string ModelUsed { get; init; }

    [Length(50)] public required string TaskType { get; init; }

    public int InputTokens { get; init; } = 0;

    public int OutputTokens { get; init; } = 0;

    /// <summary>US dollars.</summary>
    [Numeric(10, 6)] public decimal EstimatedCostUsd { get; init; } = 0m;

    [Jsonb] public CurriculumContext? CurriculumContext { get; init; }

    [Default("now()"), Index] public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Somebody should look at it.</summary>
    public bool Flagged { get; init; } = false;

    [Length(255)] public string? FlagReason { get; init; }

    /// <summary>The account that reviewed it. No foreign key: a review stays valid when its author's account is deleted.</summary>
    public Guid? ReviewedBy { get; init; }

    public DateTimeOffset? ReviewedAt { get; init; }

    [Check]
    static bool UsageIsNotNegative(AiInteraction row) => row.InputTokens >= 0 && row.OutputTokens >= 0 && row.EstimatedCostUsd >= 0m;

    [Policy(Command.Select)]
    static bool SelfOrParent(AiInteraction row, Session session, IEnumerable<Student> students)
        => StudentAccess.SelfOrParent(row.StudentId, session, students);

    [Policy(Command.Insert)]
    static bool Own(AiInteraction row, Session session) => row.StudentId == session.UserId;

    /// <summary>What the back office still has to look at.</summary>
    [Query(OrderBy = [nameof(CreatedAt)])]
    static bool AwaitingReview(AiInteraction row) => row.Flagged && row.ReviewedAt == null;
}

/// <summary>What of the curriculum the tutor was told.</summary>
public sealed record CurriculumContext
{
    public string? Stage { get; init; }

    /// <summary>Codes.</summary>
    public IReadOnlyList<string> Outcomes { get; init; } = [];
}
