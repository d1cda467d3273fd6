using System;
using StudyHub.Schema;

namespace CfiPros;

/// <summary>The outcome of a knowledge test, as read from its report. The report is not kept: no raw files are stored.</summary>
[Table]
[Index(nameof(StudentId), nameof(TakenOn))]
[OwnedBy(nameof(StudentId), Commands = Command.Select | Command.Insert)]
public sealed partial record TestResult : ITimestamped
{
    public Guid Id { get; init; }

    [References<Student>(OnDelete = OnDelete.Cascade)] public Guid StudentId { get; init; }

    /// <summary>The authority's code of the test, such as PAR (private pilot, airplane).</summary>
    [Length(10)] public required string TestCode { get; init; }

    public required DateOnly TakenOn { get; init; }

    /// <summary>Percent, 0 to 100.</summary>
    public required int Score { get; init; }

    /// <summary>70 percent is what the authority asks for.</summary>
    [Generated("score >= 70")] public bool HasPassed { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    [Check] static bool ScoreIsAPercentage(TestResult row) => row.Score >= 0 && row.Score <= 100;
}
