using System;
using System.Collections.Generic;
using StudyHub.Curriculum;
using StudyHub.Schema;
using StudyHub.Students;

namespace StudyHub.Learning;

/// <summary>A student's note: typed, or a photographed page that a machine reads. The picture itself lies in object storage.</summary>
[Table]
[Index(nameof(StudentId), nameof(CreatedAt))]
[Index(nameof(CreatedAt), Where = nameof(AwaitingOcr), Name = "idx_notes_awaiting_ocr")]
public sealed partial record Note : ITimestamped, ISoftDeletable
{
    public Guid Id { get; init; }

    [References<Student>(OnDelete = OnDelete.Cascade)] public Guid StudentId { get; init; }

    [References<Subject>] public Guid? SubjectId { get; init; }

    [Length(255)] public required string Title { get; init; }

    [Length(50)] public required string ContentType { get; init; }

    /// <summary>Where the picture lies.</summary>
    public string? StorageUrl { get; init; }

    [Pii("what the child wrote; lawful basis: contract")] public string? OcrText { get; init; }

    public OcrStatus OcrStatus { get; init; } = OcrStatus.Pending;

    public string[] Tags { get; init; } = [];

    [Jsonb] public NoteMetadata NoteMetadata { get; init; } = new();

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    public DateTimeOffset? DeletedAt { get; init; }

    [Policy(Command.Select)]
    static bool SelfOrParent(Note row, Session session, IEnumerable<Student> students)
        => StudentAccess.SelfOrParent(row.StudentId, session, students);

    [Policy(Command.Insert | Command.Update | Command.Delete)]
    static bool Own(Note row, Session session) => row.StudentId == session.UserId;

    /// <summary>The pages that are still to be read, oldest first.</summary>
    [Query(OrderBy = [nameof(CreatedAt)])]
    static bool AwaitingOcr(Note row) => row.OcrStatus == OcrStatus.Pending;
}

/// <summary>How far the reading of a page has come.</summary>
public enum OcrStatus
{
    Pending,
    Processing,
    Completed,
    Failed,
    NotNeeded,
}

/// <summary>What is known of a note's page.</summary>
public sealed record NoteMetadata
{
    public int? PageCount { get; init; }

    /// <summary>0 to 1, as the reading machine rates itself.</summary>
    public decimal? OcrConfidence { get; init; }
}
