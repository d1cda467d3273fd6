using System;
using StudyHub.Schema;

namespace CfiPros;

/// <summary>
/// One element of the Airman Certification Standards for private pilots, such as PA.I.A.K1: a thing to know, a risk to manage or a
/// skill to show.
/// </summary>
[Table]
[PublicRead]
public sealed partial record AcsCode
{
    public Guid Id { get; init; }

    [Unique, Length(50)] public required string Code { get; init; }

    [Length(100)] public required string Area { get; init; }

    [Length(100)] public required string Task { get; init; }

    public required AcsKind Kind { get; init; }

    public required string Description { get; init; }

    /// <summary>The elements of one task.</summary>
    [Query(OrderBy = [nameof(Code)])]
    static bool OfTask(AcsCode row, string area, string task) => row.Area == area && row.Task == task;
}

/// <summary>What an element asks for.</summary>
public enum AcsKind
{
    Knowledge,
    RiskManagement,
    Skill,
}
