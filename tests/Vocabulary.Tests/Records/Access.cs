using System;
using Library.Frameworks;
using StudyHub.Schema;

// Every shorthand for policies.
namespace Library.Access;

/// <summary>Who belongs to which branch.</summary>
[Table, FrameworkAware, FrameworkMembership(nameof(UserId))]
[Unique(nameof(UserId), nameof(FrameworkId))]
public sealed record Membership
{
    public Guid Id { get; init; }
    public Guid FrameworkId { get; init; }
    public Guid UserId { get; init; }
}

/// <summary>Its author's, and read by the branch.</summary>
[Table, FrameworkAware, OwnedBy(nameof(AuthorId)), ReadableByMembers]
public sealed record Review
{
    public Guid Id { get; init; }
    public Guid FrameworkId { get; init; }
    [Index] public Guid AuthorId { get; init; }
    public required string Text { get; init; }
}

/// <summary>Everybody's, once it hangs.</summary>
[Table, PublicRead(When = nameof(Hangs))]
public sealed record Poster
{
    public Guid Id { get; init; }
    public required string Title { get; init; }
    public bool IsHanging { get; init; }

    static bool Hangs(Poster row) => row.IsHanging;
}

/// <summary>Its writer's, and every admin's among the users.</summary>
[Table, AdminAccess]
public sealed record Complaint
{
    public Guid Id { get; init; }
    [Index] public Guid UserId { get; init; }
    public required string Text { get; init; }

#pragma warning disable SHS224 // The flag is what is tried here; there are never many complaints.
    [Policy(Command.All)]
    static bool OwnOrAdmin(Complaint row, Session session) => row.UserId == session.UserId || session.IsAdmin;
#pragma warning restore SHS224
}

/// <summary>The back office's.</summary>
[Table, AdminOnly]
public sealed record Salary
{
    public Guid Id { get; init; }
    public int Cents { get; init; }
}

/// <summary>Added in one's own name, and never seen again.</summary>
[Table, AuditInsertOnly(nameof(UserId))]
public sealed record AccessEvent
{
    public Guid Id { get; init; }
    public Guid UserId { get; init; }
    public required string What { get; init; }
    [Default("now()")] public DateTimeOffset At { get; init; }
}

/// <summary>Its owner changes some of it; of the rest the back office sees all and changes nothing.</summary>
[Table, OwnedBy(nameof(UserId), Commands = Command.Select), AdminAccess(Command.Select | Command.Insert)]
public sealed record Card
{
    public Guid Id { get; init; }
    [Index] public Guid UserId { get; init; }
    public required string Name { get; init; }
    public int Limit { get; init; }

    [Policy(Command.Update, Columns = [nameof(Name)])]
    static bool Naming(Card row, Session session) => row.UserId == session.UserId;
}
