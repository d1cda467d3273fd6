using StudyHub.Schema.Collections;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Declarations;

/// <summary>What [assembly: Database] says.</summary>
public sealed record DatabaseDeclaration
{
    /// <summary>The C# name, such as StudyHub: prefix of the generated types.</summary>
    public required string Name { get; init; }

    /// <summary>The schema of tables that name none.</summary>
    public Identifier Schema { get; init; } = new("public");

    /// <summary>The admin role may do everything with every table that does not say otherwise.</summary>
    public bool HasAdminAccess { get; init; }

    /// <summary>There is a list of admins among the users, which rules may ask.</summary>
    public bool HasAdminFlag { get; init; }

    /// <summary>Names of the roles, where they are not the defaults ({name}_owner, anon, authenticated, admin, {name}_web, …).</summary>
    public EquatableArray<RoleName> Roles { get; init; }
}

/// <summary>The name of the role for one purpose.</summary>
public sealed record RoleName(Model.RolePurpose Purpose, Identifier Name);
