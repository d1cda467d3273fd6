using StudyHub.Schema;

[assembly: Database("Measured", Namespace = "StudyHub.Schema.Benchmarks.Repositories.Data")]

namespace StudyHub.Schema.Benchmarks.Repositories.Data;

/// <summary>A hundred rows of progress each.</summary>
[Table]
public sealed partial record Student
{
    public Guid Id { get; init; }

    [Index] public required Guid FrameworkId { get; init; }

    [Length(80)] public required string Name { get; init; }

    [Policy(Command.Select)]
    static bool OfFramework(Student row, Session session) => row.FrameworkId == session.FrameworkId;
}

/// <summary>The parents of the graph: twenty rows of progress each.</summary>
[Table]
public sealed partial record Outcome
{
    public Guid Id { get; init; }

    [Index] public required Guid FrameworkId { get; init; }

    [Length(40)] public required string Code { get; init; }

    [Length(200)] public required string Title { get; init; }

    [Policy(Command.Select)]
    static bool OfFramework(Outcome row, Session session) => row.FrameworkId == session.FrameworkId;
}

public enum MasteryLevel
{
    Beginning,
    Developing,
    Consolidating,
    Secure,
}

/// <summary>The table of the samples that has most rows. Whoever asks sees and changes those of the framework.</summary>
[Table("student_outcome_progress")]
[Unique(nameof(StudentId), nameof(OutcomeId))]
[Index(nameof(StudentId), nameof(NextReviewDate))]
public sealed partial record StudentOutcomeProgress : ITimestamped
{
    public Guid Id { get; init; }

    [Index] public required Guid FrameworkId { get; init; }

    [References<Student>(OnDelete = OnDelete.Cascade)] public required Guid StudentId { get; init; }

    [References<Outcome>(OnDelete = OnDelete.Cascade)] public required Guid OutcomeId { get; init; }

    public required MasteryLevel MasteryLevel { get; init; }

    public DateTimeOffset? LastPracticed { get; init; }

    public required int PracticeCount { get; init; }

    public DateOnly? NextReviewDate { get; init; }

    [Numeric(4, 2)] public required decimal EaseFactor { get; init; }

    public required int IntervalDays { get; init; }

    public required int Repetition { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    [Policy(Command.Select | Command.Insert | Command.Update | Command.Delete)]
    static bool OfFramework(StudentOutcomeProgress row, Session session) => row.FrameworkId == session.FrameworkId;
}

/// <summary>A row whose weight is its document.</summary>
[Table]
public sealed partial record StudyPlan
{
    public Guid Id { get; init; }

    [Index] public required Guid FrameworkId { get; init; }

    [Jsonb] public required PlanDocument Document { get; init; }

    [Policy(Command.Select | Command.Update)]
    static bool OfFramework(StudyPlan row, Session session) => row.FrameworkId == session.FrameworkId;
}
