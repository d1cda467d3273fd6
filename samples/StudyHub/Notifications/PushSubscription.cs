using System;
using StudyHub.Accounts;
using StudyHub.Schema;

namespace StudyHub.Notifications;

/// <summary>A browser or device that push messages go to.</summary>
[Table]
[Index(nameof(UserId), nameof(IsActive))]
[OwnedBy(nameof(UserId))]
public sealed partial record PushSubscription : ITimestamped
{
    public Guid Id { get; init; }

    [References<User>(OnDelete = OnDelete.Cascade)] public Guid UserId { get; init; }

    // Long and random: nobody guesses the address of somebody else's device.
#pragma warning disable SHS220
    [Unique, Pii("address of a device at its push service; lawful basis: consent")] public required string Endpoint { get; init; }
#pragma warning restore SHS220

    [Length(255)] public required string P256dhKey { get; init; }

    [Length(255)] public required string AuthKey { get; init; }

    [Length(512), Pii("browser and device; lawful basis: consent")] public string? UserAgent { get; init; }

    [Length(255), Pii("the holder's name for the device; lawful basis: consent")] public string? DeviceName { get; init; }

    public bool IsActive { get; init; } = true;

    public DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>Deliveries that have failed in a row.</summary>
    public int FailedAttempts { get; init; } = 0;

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    [Check] static bool FailedAttemptsAreNotNegative(PushSubscription row) => row.FailedAttempts >= 0;
}
