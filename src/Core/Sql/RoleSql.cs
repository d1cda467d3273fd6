using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Statements;

namespace StudyHub.Schema.Sql;

/// <summary>
/// Roles: blocks of PL/pgSQL, since PostgreSQL has no "create role if not exists". Roles belong to the server, so the same script may run
/// in several of its databases at once; no lock that a plain role may take reaches beyond one database. Hence a block that another one
/// got ahead of looks again.
/// </summary>
internal static class RoleSql
{
    public static string Create(PgStatement.CreateMissingRoles statement) => Block(statement.Roles.Select(CreateIfMissing));

    /// <summary>
    /// A login that does not inherit may only SET ROLE to what it is a member of: from PostgreSQL 16 on that is a property of the
    /// membership, before it is one of the role.
    /// </summary>
    public static string GrantMemberships(PgStatement.GrantMemberships statement)
    {
        List<string> lines = [.. statement.Roles.Where(role => role.Inherits).Select(role => Grant(role) + ";")];
        RoleModel[] switching = statement.Roles.Where(role => !role.Inherits).ToArray();
        if (switching.Length > 0)
        {
            lines.Add("if current_setting('server_version_num')::integer >= 160000 then");
            lines.AddRange(switching.Select(role =>
                $"{SqlText.Indent}execute {SqlQuoting.Literal(Grant(role) + " with inherit false, set true")};"));
            lines.Add("else");
            lines.AddRange(switching.Select(role => $"{SqlText.Indent}{Grant(role)};"));
            lines.AddRange(switching.Select(role => SqlText.Indented(WarnIfInheriting(role))));
            lines.Add("end if;");
        }
        return Block(lines);
    }

    /// <summary>Free for a superuser; another deployer must be able to act for the owner to hand objects over and to write the seeds.</summary>
    public static string JoinOwner(PgStatement.JoinOwner statement) => Block(
    [
        $"if not pg_has_role(current_user, {SqlQuoting.Literal(statement.Owner.Value)}, 'usage') then",
        $"{SqlText.Indent}grant {SqlQuoting.Identifier(statement.Owner)} to current_user;",
        "end if;",
    ]);

    public static string SetParameters(PgStatement.SetRoleParameters statement)
        => Block(statement.Roles.SelectMany(role => role.Settings.Select(setting => Set(role.Name, setting) + ";")));

    private static string Set(Identifier role, RoleSetting setting)
    {
        string name = string.Join(".", setting.Name.Split('.').Select(part => SqlQuoting.Identifier(new Identifier(part))));
        return $"alter role {SqlQuoting.Identifier(role)} set {name} = {Value(setting)}";
    }

    /// <summary>search_path is a list of names: in one literal, "app, public" would be one schema with a comma in its name.</summary>
    private static string Value(RoleSetting setting) => setting.Name == "search_path"
        ? string.Join(", ", setting.Value.Split(',').Select(part => SqlQuoting.Literal(part.Trim())))
        : SqlQuoting.Literal(setting.Value);

    private static string CreateIfMissing(RoleModel role)
    {
        string name = SqlQuoting.Identifier(role.Name);
        string create = $"create role {name} {(role.CanLogin ? "login" : "nologin")} {(role.Inherits ? "inherit" : "noinherit")}";
        string[] body = role.BypassesRowSecurity
            ?
            [
                "begin",
                $"{SqlText.Indent}{create} bypassrls;",
                "exception when insufficient_privilege then",
                $"{SqlText.Indent}{create};",
                $"{SqlText.Indent}raise warning using message = {SqlQuoting.Literal(BypassWarning(role))};",
                "end;",
            ]
            : [create + ";"];
        return $"if not exists (select from pg_catalog.pg_roles where rolname = {SqlQuoting.Literal(role.Name.Value)}) then\n"
            + SqlText.Indented(string.Join("\n", body))
            + "\nend if;";
    }

    private static string BypassWarning(RoleModel role)
        => $"Role {role.Name.Value} was made without BYPASSRLS, which takes a superuser (or, from PostgreSQL 16 on, one who has it)."
            + " Where it adds a foreign key or changes rows, it must lift FORCE ROW LEVEL SECURITY for the transaction.";

    /// <summary>Roles that exist keep their attributes; this one would undo what the memberships are made for.</summary>
    private static string WarnIfInheriting(RoleModel role)
    {
        string name = SqlQuoting.Identifier(role.Name);
        string message = $"Role {role.Name.Value} exists with INHERIT: before PostgreSQL 16 it has the rights and the policies of"
            + $" {string.Join(", ", role.MemberOf.Select(member => member.Value))} without SET ROLE.";
        return $"""
            if exists (select from pg_catalog.pg_roles where rolname = {SqlQuoting.Literal(role.Name.Value)} and rolinherit) then
                raise warning using
                    message = {SqlQuoting.Literal(message)},
                    hint = {SqlQuoting.Literal($"Run: alter role {name} noinherit;")};
            end if;
            """.Replace("\r\n", "\n");
    }

    private static string Grant(RoleModel role) => $"grant {SqlQuoting.Identifiers(role.MemberOf)} to {SqlQuoting.Identifier(role.Name)}";

    /// <summary>
    /// internal_error is what PostgreSQL calls "tuple concurrently updated", among others. undefined_object: a role that another run has
    /// just made can be seen in pg_roles a moment before GRANT finds it. Neither is looked at again for ever.
    /// </summary>
    private static string Block(IEnumerable<string> lines) => "do " + SqlText.DollarQuoted(
        $"""
        begin
            for attempt in 1..100 loop
                begin
        {SqlText.Indented(string.Join("\n", lines), 3)}
                    exit;
                exception when duplicate_object or unique_violation or undefined_object or internal_error then
                    -- Another run, perhaps in another database, does the same at this moment.
                    if attempt = 100 then raise; end if;
                    perform pg_catalog.pg_sleep(0.01);
                end;
            end loop;
        end
        """.Replace("\r\n", "\n"));
}
