using System;
using StudyHub.Schema;

namespace CfiPros;

/// <summary>A student has mastered an ACS code: once for each code.</summary>
[Table]
[Unique(nameof(StudentId), nameof(AcsCode))]
[OwnedBy(nameof(StudentId), Commands = Command.Select | Command.Insert)]
public sealed partial record StudentProgress
{
    public Guid Id { get; init; }

    [References<Student>(OnDelete = OnDelete.Cascade)] public Guid StudentId { get; init; }

    [Length(50), References<AcsCode>(Target = [nameof(CfiPros.AcsCode.Code)])] public required string AcsCode { get; init; }

    [Default("now()")] public DateTimeOffset MasteredAt { get; init; }

    [Default("now()")] public DateTimeOffset CreatedAt { get; init; }
}
