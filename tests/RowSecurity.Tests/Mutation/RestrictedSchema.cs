using System.Linq;
using CfiPros;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.RowSecurity.Tests.Mutation;

/// <summary>A table whose owners are held back by restrictive policies for every command; the samples have none.</summary>
internal static class RestrictedSchema
{
    private const string Own = "owner_id = (select app.user_id())";

    private static readonly QualifiedName Drafts = new("public", "drafts");

    public static SchemaModel Model { get; } = new()
    {
        Name = "Restricted",
        Schemas = CfiProsDatabase.Schema.Model.Schemas,
        Roles = CfiProsDatabase.Schema.Model.Roles,
        Functions = CfiProsDatabase.Schema.Model.Functions.Where(function => function.Name.Name.Value == "user_id").ToEquatableArray(),
        Tables = EquatableArrays.Of(new TableModel
        {
            Name = Drafts,
            Columns = EquatableArrays.Of(
                Column("id", PgType.Uuid) with { Default = new("gen_random_uuid()") },
                Column("owner_id", PgType.Uuid),
                Column("is_hidden", PgType.Boolean),
                Column("is_locked", PgType.Boolean)),
            PrimaryKey = new(new("pk_drafts"), EquatableArrays.Of(new Identifier("id"))),
            HasRowSecurity = true,
            Policies = new[]
            {
                // Whom they do not hold back: a restrictive policy for everybody would be seen with them alone.
                Policy("drafts_admin", PolicyCommand.All, "true", "true") with { Role = Role(RolePurpose.Admin) },
                Policy("drafts_own", PolicyCommand.All, Own, Own),
                Policy("drafts_shown", PolicyCommand.Select, "not is_hidden", null) with { IsRestrictive = true },
                Policy("drafts_begun_open", PolicyCommand.Insert, null, "not is_locked") with { IsRestrictive = true },
                Policy("drafts_open", PolicyCommand.Update, "not is_locked", "not is_locked") with { IsRestrictive = true },
                Policy("drafts_never_locked", PolicyCommand.Delete, "not is_locked", null) with { IsRestrictive = true },
            }.OrderBy(policy => policy.Name).ToEquatableArray(),
            Grants = new[] { RolePurpose.Admin, RolePurpose.Authenticated }
                .SelectMany(purpose => new[] { TablePrivilege.Select, TablePrivilege.Insert, TablePrivilege.Update, TablePrivilege.Delete }
                    .Select(privilege => new GrantModel(privilege, Role(purpose), EquatableArrays.Of<Identifier>())))
                .ToEquatableArray(),
        }),
    };

    private static Identifier Role(RolePurpose purpose) => CfiProsDatabase.Schema.Model.Roles.Single(role => role.Purpose == purpose).Name;

    private static ColumnModel Column(string name, PgType type) => new() { Name = new(name), Type = type, IsNullable = false };

    private static PolicyModel Policy(string name, PolicyCommand command, string? condition, string? check) => new()
    {
        Name = new(name),
        Command = command,
        Role = Role(RolePurpose.Authenticated),
        Using = condition is null ? null : new(condition),
        WithCheck = check is null ? null : new(check),
    };
}
