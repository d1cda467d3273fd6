using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Model;

namespace StudyHub.Schema.Declarations;

/// <summary>One shorthand for policies on a record. The linker makes the policies: some of them look into the table of memberships.</summary>
public sealed record AccessDeclaration
{
    public required AccessKind Kind { get; init; }

    /// <summary>The C# properties that name a user.</summary>
    public EquatableArray<string> Members { get; init; }

    /// <summary>Sorted, each by itself, never All; only for <see cref="AccessKind.OwnedBy"/> and <see cref="AccessKind.AdminAccess"/>.</summary>
    public EquatableArray<PolicyCommandValue> Commands { get; init; }

    /// <summary>Which rows, for <see cref="AccessKind.PublicRead"/>; null for all.</summary>
    public SqlExpression? Condition { get; init; }

    /// <summary>Owners may update the row, and so must not be able to update who the owner is.</summary>
    public bool IsUpdatedByOwner => Kind == AccessKind.OwnedBy && Commands.Contains(new PolicyCommandValue(PolicyCommand.Update));
}

/// <summary>The shorthands, by the names of their attributes.</summary>
public enum AccessKind
{
    OwnedBy,
    ReadableByMembers,
    PublicRead,
    AdminOnly,
    AuditInsertOnly,
    AdminAccess,
    FrameworkMembership,
}
