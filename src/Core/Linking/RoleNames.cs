using System;
using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Declarations;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Linking;

/// <summary>The name of the role for each purpose.</summary>
internal sealed class RoleNames
{
    private readonly Dictionary<RolePurpose, Identifier> names = new();

    public static RoleNames Of(DatabaseDeclaration database, FindingList findings)
    {
        RoleNames roles = new();
        foreach (RolePurpose purpose in Enum.GetNames(typeof(RolePurpose)).Select(purpose => (RolePurpose)Enum.Parse(typeof(RolePurpose), purpose)))
        {
            if (purpose == RolePurpose.Helper && !database.HasAdminFlag) continue;
            Identifier name = database.Roles.FirstOrDefault(role => role.Purpose == purpose)?.Name ?? Default(database, purpose);
            foreach (KeyValuePair<RolePurpose, Identifier> other in roles.names.Where(other => other.Value.Equals(name)))
                findings.Add(LinkingRules.RoleNameTwice, "", null, Word(other.Key), Word(purpose), name.Value);
            roles.names.Add(purpose, name);
        }
        return roles;
    }

    public Identifier this[RolePurpose purpose] => names[purpose];

    public bool Has(RolePurpose purpose) => names.ContainsKey(purpose);

    /// <summary>The purpose as it stands in names: anon, authenticated, admin.</summary>
    public static string Word(RolePurpose purpose) => SnakeCase.From(purpose.ToString());

    // Supabase's names for those whom policies name; roles belong to the whole server, so the others carry the database's.
    private static Identifier Default(DatabaseDeclaration database, RolePurpose purpose)
        => purpose is RolePurpose.Anon or RolePurpose.Authenticated or RolePurpose.Admin
            ? new Identifier(Word(purpose))
            : NamingRules.Role(database.Name, Word(purpose));
}
