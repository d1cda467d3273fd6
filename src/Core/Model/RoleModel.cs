using StudyHub.Schema.Collections;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Model;

/// <summary>
/// A role of the cluster. Roles belong to the server, not to the database: they are created where missing by a script of their own and
/// are never dropped by a migration.
/// </summary>
public sealed record RoleModel
{
    public required Identifier Name { get; init; }

    public required RolePurpose Purpose { get; init; }

    public bool CanLogin { get; init; }

    /// <summary>False for every login that may choose a role: inherited policies would apply without SET ROLE (pg_has_role).</summary>
    public bool Inherits { get; init; }

    public bool BypassesRowSecurity { get; init; }

    /// <summary>Roles that this one is a member of, sorted.</summary>
    public EquatableArray<Identifier> MemberOf { get; init; }

    /// <summary>ALTER ROLE … SET, sorted by name.</summary>
    public EquatableArray<RoleSetting> Settings { get; init; }
}

/// <summary>One ALTER ROLE … SET name = 'value'.</summary>
public sealed record RoleSetting(string Name, string Value);
