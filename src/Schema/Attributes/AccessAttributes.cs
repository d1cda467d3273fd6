using System;

namespace StudyHub.Schema;

/// <summary>
/// A user has the rows that name it: the role authenticated gets <see cref="Commands"/> on rows where one of the columns is the session's
/// user. In a framework-aware record the user must also be a member of the row's framework to write it, where the database has a
/// [FrameworkMembership]. Owner columns are left out of what a request may update. The back office has all rows ([AdminAccess]).
/// </summary>
/// <param name="members">Guid properties, best with nameof(); one of them is enough to own the row.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class OwnedByAttribute(params string[] members) : Attribute
{
    public string[] Members { get; } = members;

    /// <summary>What an owner may do.</summary>
    public Command Commands { get; set; } = Command.All;
}

/// <summary>
/// The members of a row's framework may read it; in the [FrameworkRoot] that is the framework itself. Needs a record that is the
/// [FrameworkMembership].
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ReadableByMembersAttribute : Attribute;

/// <summary>Everybody may read the rows, with a user and without: the roles anon and authenticated.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PublicReadAttribute : Attribute
{
    /// <summary>The name of a static rule method <c>bool Rule(TRecord row)</c> of the record: only rows for which it holds.</summary>
    public string? When { get; set; }
}

/// <summary>Nobody but the back office may do anything with the rows.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AdminOnlyAttribute : Attribute;

/// <summary>
/// Rows are added and never seen, changed or deleted by who added them: the role authenticated may INSERT, the back office may SELECT,
/// and that is all. The repository's InsertAsync returns no row.
/// </summary>
/// <param name="members">Guid properties of which one must be the session's user; none where anybody may add any row.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AuditInsertOnlyAttribute(params string[] members) : Attribute
{
    public string[] Members { get; } = members;
}

/// <summary>
/// What the back office may do with all rows of the record, by a policy of its own. Comes with every other shorthand, and for every
/// record with <see cref="DatabaseAttribute.AdminAccess"/>; [Policy(…, To = Role.Admin)] takes its place.
/// </summary>
/// <param name="commands">Command.None takes away what the database's default would give.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AdminAccessAttribute(Command commands = Command.All) : Attribute
{
    public Command Commands { get; } = commands;
}
