using System;
using StudyHub.Schema;

namespace CfiPros;

/// <summary>Somebody who learns to fly. Goes by the id of the account.</summary>
[Table]
[OwnedBy(nameof(Id), Commands = Command.Select | Command.Insert | Command.Update)]
public sealed partial record Student : ITimestamped
{
    [References<AuthUser>(OnDelete = OnDelete.Cascade)] public required Guid Id { get; init; }

    [Length(255), Pii("how the student wants to be addressed; lawful basis: contract")] public required string DisplayName { get; init; }

    // One account an address. What is answered to who tries a known one is the same.
#pragma warning disable SHS220
    [Unique, Length(255), Pii("contact address; lawful basis: contract")] public required string Email { get; init; }
#pragma warning restore SHS220

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }
}
