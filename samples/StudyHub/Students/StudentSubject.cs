using System;
using System.Collections.Generic;
using StudyHub.Curriculum;
using StudyHub.Schema;

namespace StudyHub.Students;

/// <summary>
/// A student takes a subject. The row carries its framework, and both references include it: the database itself refuses a student of one
/// framework a subject of another.
/// </summary>
[Table, FrameworkAware]
[Unique(nameof(StudentId), nameof(SubjectId))]
public sealed partial record StudentSubject
{
    public Guid Id { get; init; }

    public Guid FrameworkId { get; init; }

    [References<Student>(OnDelete = OnDelete.Cascade)] public Guid StudentId { get; init; }

    [References<Subject>(OnDelete = OnDelete.Cascade)] public Guid SubjectId { get; init; }

    /// <summary>One of the subject's pathways, where the student's stage has them.</summary>
    [Length(10)] public string? Pathway { get; init; }

    [References<SeniorCourse>] public Guid? SeniorCourseId { get; init; }

    [Default("now()")] public DateTimeOffset EnrolledAt { get; init; }

    [Jsonb] public SubjectProgress Progress { get; init; } = new();

    /// <summary>Current outcomes being focused on</summary>
    [Jsonb] public IReadOnlyList<string>? CurrentFocusOutcomes { get; init; }

    /// <summary>Last activity timestamp for this subject</summary>
    public DateTimeOffset? LastActivityAt { get; init; }

    [Policy(Command.All)]
    static bool SelfOrParent(StudentSubject row, Session session, IEnumerable<Student> students)
        => StudentAccess.SelfOrParent(row.StudentId, session, students);
}
