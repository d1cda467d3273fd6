using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Catalog.Facts;

/// <summary>
/// Roles belong to the server: a second database of it has the same ones, faults and all. So what is expected of them is told from the
/// model, and not read from a scratch database.
/// </summary>
internal static class RoleFacts
{
    public const string Kind = "role";
    public const string MembershipKind = "membership";
    public const string ParameterKind = "parameter";

    public const string Attributes = """
        select 'role', r.rolname::text, a.aspect, case when a.value then 'yes' else 'no' end
        from pg_roles r
        cross join lateral (values
            ('superuser', r.rolsuper), ('login', r.rolcanlogin), ('inherit', r.rolinherit), ('create role', r.rolcreaterole),
            ('create database', r.rolcreatedb), ('replication', r.rolreplication), ('bypass row security', r.rolbypassrls)) a (aspect, value)
        where r.rolname = any ($2)
        """;

    /// <summary>
    /// Of the roles in others, and of others in them. Before PostgreSQL 16 whether a member inherits is the member's own attribute, and
    /// every member may SET ROLE.
    /// </summary>
    public const string Memberships = """
        with members as (
            select m.rolname::text as member, r.rolname::text as role,
                bool_or(coalesce((to_jsonb(a) ->> 'inherit_option')::boolean, m.rolinherit)) as inherits,
                bool_or(coalesce((to_jsonb(a) ->> 'set_option')::boolean, true)) as sets,
                bool_or(a.admin_option) as administers
            from pg_auth_members a join pg_roles m on m.oid = a.member join pg_roles r on r.oid = a.roleid
            where m.rolname = any ($2) or (r.rolname = any ($2) and not m.rolsuper and m.rolname <> session_user and m.rolname <> all ($4))
            group by m.rolname, r.rolname
        )
        select case when member = any ($2) then 'role' else 'membership' end,
            case when member = any ($2) then member else format('%s in %s', member, role) end,
            case when member = any ($2) then format('member of %s', role) else 'may' end,
            concat_ws(', ', case when inherits then 'inherit' end, case when sets then 'set' end, case when administers then 'admin' end)
        from members
        """;

    /// <summary>In every database, and in this one.</summary>
    public const string Settings = """
        select 'role', r.rolname::text,
            format('setting %s%s', split_part(item, '=', 1), case when s.setdatabase <> 0 then ' in this database' else '' end),
            substr(item, strpos(item, '=') + 1)
        from pg_db_role_setting s join pg_roles r on r.oid = s.setrole, unnest(s.setconfig) item
        where r.rolname = any ($2) and (s.setdatabase = 0 or s.setdatabase = (select d.oid from pg_database d where d.datname = current_database()))
        """;

    /// <summary>GRANT SET ON PARAMETER: with session_replication_role, a role switches triggers and foreign keys off.</summary>
    public const string Parameters = """
        select distinct 'parameter', p.parname || ' to ' || case x.grantee when 0 then 'PUBLIC' else pg_get_userbyid(x.grantee)::text end, lower(x.privilege_type), 'granted'
        from pg_parameter_acl p, aclexplode(p.paracl) x
        where x.grantee = 0 or pg_get_userbyid(x.grantee) = any ($2)
        """;

    /// <summary>True for what is the same in every database of a server.</summary>
    public static bool IsOfServer(CatalogFact fact) => fact.Kind is Kind or MembershipKind or ParameterKind;

    /// <summary>What is expected of the model's roles.</summary>
    public static IEnumerable<CatalogFact> Of(SchemaModel model)
    {
        foreach (RoleModel role in model.Roles)
        {
            yield return Fact("superuser", false);
            yield return Fact("login", role.CanLogin);
            yield return Fact("inherit", role.Inherits);
            yield return Fact("create role", false);
            yield return Fact("create database", false);
            yield return Fact("replication", false);
            yield return Fact("bypass row security", role.BypassesRowSecurity);
            foreach (Identifier other in role.MemberOf)
                yield return new CatalogFact(Kind, role.Name.Value, $"member of {other}", role.Inherits ? "inherit, set" : "set");
            foreach (RoleSetting setting in role.Settings)
                yield return new CatalogFact(Kind, role.Name.Value, $"setting {setting.Name}", Stored(setting));

            CatalogFact Fact(string aspect, bool value) => new(Kind, role.Name.Value, aspect, value ? "yes" : "no");
        }
    }

    /// <summary>A list of names is stored with each name quoted where it needs to be.</summary>
    private static string Stored(RoleSetting setting) => setting.Name == "search_path"
        ? string.Join(", ", setting.Value.Split(',').Select(part => part.Trim())
            .Select(part => part.Length == 0 ? "\"\"" : SqlQuoting.Identifier(new Identifier(part))))
        : setting.Value;
}
