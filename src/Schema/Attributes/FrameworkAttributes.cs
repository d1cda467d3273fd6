using System;

namespace StudyHub.Schema;

/// <summary>The table whose rows are the frameworks (tenants). One record of the database carries it.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class FrameworkRootAttribute : Attribute;

/// <summary>
/// Every row belongs to a framework: its <c>FrameworkId</c> is NOT NULL, references the [FrameworkRoot] and is indexed, and each
/// reference to another framework-aware table includes it, so that no row can link rows of two frameworks.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class FrameworkAwareAttribute : Attribute
{
    /// <summary>What happens to the rows when their framework is deleted.</summary>
    public OnDelete OnDelete { get; set; }
}

/// <summary>
/// The table that says who is a member of which framework: its FrameworkId and a user. At most one record of the database carries it. A
/// user reads its own memberships; only the back office writes them.
/// </summary>
/// <param name="user">The Guid property of the user, best with nameof().</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class FrameworkMembershipAttribute(string user) : Attribute
{
    public string User { get; } = user;
}
