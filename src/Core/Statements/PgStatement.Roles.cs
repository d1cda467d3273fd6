using StudyHub.Schema.Collections;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Statements;

public abstract partial record PgStatement
{
    /// <summary>Makes the roles that the server does not have; one that is there is left as it is.</summary>
    public sealed record CreateMissingRoles(EquatableArray<RoleModel> Roles) : PgStatement;

    /// <summary>Makes each role a member of those it names; a role that does not inherit can only SET ROLE to them.</summary>
    public sealed record GrantMemberships(EquatableArray<RoleModel> Roles) : PgStatement;

    /// <summary>Makes the one who runs it a member of the owner, to whom it will hand over what it creates.</summary>
    public sealed record JoinOwner(Identifier Owner) : PgStatement;

    /// <summary>Brings the settings of each role to what it says; others of its settings stay.</summary>
    public sealed record SetRoleParameters(EquatableArray<RoleModel> Roles) : PgStatement;

    /// <summary>Fails while the role owns or may do anything in any database of the server.</summary>
    public sealed record DropRole(Identifier Name) : PgStatement;
}
