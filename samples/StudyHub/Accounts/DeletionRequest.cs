using System;
using StudyHub.Schema;

namespace StudyHub.Accounts;

/// <summary>Somebody wants their account and all its data deleted. The row outlives the account, as the proof that it was done.</summary>
[Table]
[Index(nameof(UserId), nameof(Status))]
[Index(nameof(ScheduledDeletionAt), nameof(ReminderSentAt))]
[Index(nameof(ScheduledDeletionAt), Where = nameof(IsConfirmed), Name = "idx_deletion_requests_confirmed_scheduled_deletion_at")]
[Deny(Command.Delete)]
public sealed partial record DeletionRequest : ITimestamped
{
    public Guid Id { get; init; }

    /// <summary>Null once the account is gone.</summary>
    [References<User>(OnDelete = OnDelete.SetNull)] public Guid? UserId { get; init; }

    [Default("now()")] public DateTimeOffset RequestedAt { get; init; }

    public required DateTimeOffset ScheduledDeletionAt { get; init; }

    [Unique] public Guid? ConfirmationToken { get; init; }

    public DateTimeOffset? ConfirmedAt { get; init; }

    public DateTimeOffset? ExecutedAt { get; init; }

    public DateTimeOffset? CancelledAt { get; init; }

    public DeletionStatus Status { get; init; } = DeletionStatus.Pending;

    [Length(45), Pii("where the request came from; lawful basis: legal obligation")] public string? IpAddress { get; init; }

    [Pii("free text by the account's holder; lawful basis: legal obligation")] public string? Reason { get; init; }

    public bool DataExportRequested { get; init; } = false;

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    [Index] public DateTimeOffset? TokenExpiresAt { get; init; }

    public DateTimeOffset? ReminderSentAt { get; init; }

    static bool IsConfirmed(DeletionRequest row) => row.Status == DeletionStatus.Confirmed;

    /// <summary>A request whose account is gone belongs to nobody: null is not equal to a session without a user.</summary>
    [Policy(Command.Select)]
    static bool Own(DeletionRequest row, Session session) => row.UserId != null && row.UserId == session.UserId;

    [Policy(Command.Insert)]
    static bool OwnAndPending(DeletionRequest row, Session session)
        => Own(row, session) && row.Status == DeletionStatus.Pending;

    /// <summary>The holder can take a pending request back. Confirming needs the token, which the back office checks.</summary>
    [Policy(Command.Update)]
    static bool OwnAndNotConfirmed(DeletionRequest row, Session session)
        => Own(row, session) && (row.Status == DeletionStatus.Pending || row.Status == DeletionStatus.Cancelled);

    /// <summary>The requests that are to be executed by now.</summary>
    [Query(OrderBy = [nameof(ScheduledDeletionAt)])]
    static bool DueForDeletion(DeletionRequest row, DateTimeOffset now)
        => IsConfirmed(row) && row.ScheduledDeletionAt <= now;
}

/// <summary>How far a deletion request has come.</summary>
public enum DeletionStatus
{
    Pending,
    Confirmed,
    Executed,
    Cancelled,
}
