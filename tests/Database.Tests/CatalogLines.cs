using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Database.Tests;

/// <summary>The objects of a database as lines, once read from pg_catalog and once told from the model.</summary>
internal static class CatalogLines
{
    private const string Query = """
        with mine as (
            select oid, nspname from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'
        ), relations as (
            select c.*, n.nspname from pg_class c join mine n on n.oid = c.relnamespace
        )
        select format('schema %s', nspname) from mine
        union all
        select format('owner %s.%s %s', r.nspname, r.relname, pg_get_userbyid(r.relowner)) from relations r where r.relkind = 'r'
        union all
        select format('column %s.%s.%s %s %s%s%s', r.nspname, r.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity, a.attgenerated)
        from relations r join pg_attribute a on a.attrelid = r.oid and a.attnum > 0 where r.relkind = 'r'
        union all
        select format('constraint %s.%s.%s %s %s', r.nspname, r.relname, c.conname, c.contype,
            (select string_agg(a.attname, ',' order by k.n) from unnest(c.conkey) with ordinality k(num, n)
             join pg_attribute a on a.attrelid = r.oid and a.attnum = k.num where c.contype <> 'c'))
        from relations r join pg_constraint c on c.conrelid = r.oid where c.contype in ('p', 'u', 'f', 'c')
        union all
        select format('reference %s.%s %s.%s %s%s', r.nspname, c.conname, t.nspname, t.relname, c.confdeltype, c.confupdtype)
        from relations r join pg_constraint c on c.conrelid = r.oid join relations t on t.oid = c.confrelid
        union all
        select format('index %s.%s %s %s', r.nspname, r.relname, i.indisunique, m.amname)
        from relations r join pg_index i on i.indexrelid = r.oid join pg_am m on m.oid = r.relam
        where not exists (select from pg_constraint c where c.conindid = i.indexrelid and c.contype in ('p', 'u'))
        union all
        select format('trigger %s.%s.%s', r.nspname, r.relname, t.tgname) from relations r join pg_trigger t on t.tgrelid = r.oid where not t.tgisinternal
        union all
        select format('row security %s.%s', r.nspname, r.relname) from relations r where r.relrowsecurity and r.relforcerowsecurity
        union all
        select format('policy %s.%s.%s %s %s %s', r.nspname, r.relname, p.polname, p.polcmd, p.polpermissive,
            (select string_agg(pg_get_userbyid(o), ',') from unnest(p.polroles) o))
        from relations r join pg_policy p on p.polrelid = r.oid
        union all
        select format('grant %s.%s %s %s', r.nspname, r.relname, pg_get_userbyid(x.grantee), lower(x.privilege_type))
        from relations r, aclexplode(r.relacl) x where r.relkind = 'r' and x.grantee <> r.relowner
        union all
        select format('grant %s.%s.%s %s %s', r.nspname, r.relname, a.attname, pg_get_userbyid(x.grantee), lower(x.privilege_type))
        from relations r join pg_attribute a on a.attrelid = r.oid, aclexplode(a.attacl) x where r.relkind = 'r'
        union all
        select format('function %s.%s(%s) %s', n.nspname, p.proname, pg_get_function_identity_arguments(p.oid),
            (select string_agg(case x.grantee when 0 then 'public' else pg_get_userbyid(x.grantee) end, ',' order by pg_get_userbyid(x.grantee))
             from aclexplode(p.proacl) x where x.grantee <> p.proowner))
        from pg_proc p join mine n on n.oid = p.pronamespace
        union all
        select format('enum %s.%s %s', n.nspname, t.typname, (select string_agg(e.enumlabel, ',' order by e.enumsortorder) from pg_enum e where e.enumtypid = t.oid))
        from pg_type t join mine n on n.oid = t.typnamespace where t.typtype = 'e'
        union all
        select format('comment %s.%s %s %s', r.nspname, r.relname, d.objsubid, d.description)
        from relations r join pg_description d on d.objoid = r.oid and d.classoid = 'pg_class'::regclass
        """;

    public static async Task<List<string>> ReadAsync(ScratchDatabase database) => await database.LinesAsync(Query);

    public static IEnumerable<string> Of(SchemaModel model)
    {
        string owner = model.Roles.Single(role => role.Purpose == RolePurpose.Owner).Name.Value;
        string callers = string.Join(",", model.Roles.Where(r => r.Purpose is RolePurpose.Anon or RolePurpose.Authenticated or RolePurpose.Admin).Select(r => r.Name));
        yield return "schema public";
        foreach (Identifier schema in model.Schemas) yield return $"schema {schema}";
        foreach (EnumModel type in model.Enums) yield return $"enum {type.Name} {string.Join(",", type.Labels)}";
        foreach (FunctionModel f in model.Functions) yield return $"function {f.Name}({f.Arguments}) {(f.IsCallableByRequests ? callers : "")}";
        foreach (RawObjectModel item in model.RawObjects.Where(item => item.Kind == "function")) yield return $"function {item.FullName} ";
        foreach (RawObjectModel item in model.RawObjects.Where(item => item.Kind == "trigger")) yield return $"trigger {item.Name.Split(" on ")[1].Replace("\"", "")}.{item.Name.Split(' ')[0]}";
        foreach (TableModel table in model.Tables)
            foreach (string line in Of(table, owner)) yield return line;
    }

    private static IEnumerable<string> Of(TableModel table, string owner)
    {
        string name = table.Name.ToString();
        string schema = table.Name.Schema.Value;
        yield return $"owner {name} {owner}";
        if (table.Comment is { } comment) yield return $"comment {name} 0 {comment}";
        foreach ((int number, ColumnModel c) in table.Columns.Index())
        {
            char? identity = c.Identity switch { IdentityKind.Always => 'a', IdentityKind.ByDefault => 'd', _ => null };
            yield return $"column {name}.{c.Name} {TypeName(c.Type)} {(c.IsNullable ? "f" : "t")}{identity}{(c.Generated is null ? "" : "s")}";
            if (c.Comment is { } text) yield return string.Create(CultureInfo.InvariantCulture, $"comment {name} {number + 1} {text}");
        }
        if (table.PrimaryKey is { } key) yield return $"constraint {name}.{key.Name} p {List(key.Columns)}";
        foreach (UniqueModel unique in table.Uniques) yield return $"constraint {name}.{unique.Name} u {List(unique.Columns)}";
        foreach (CheckModel check in table.Checks) yield return $"constraint {name}.{check.Name} c ";
        foreach (ForeignKeyModel foreign in table.ForeignKeys)
        {
            yield return $"constraint {name}.{foreign.Name} f {List(foreign.Columns)}";
            yield return $"reference {schema}.{foreign.Name} {foreign.ReferencedTable} {Action(foreign.OnDelete)}{Action(foreign.OnUpdate)}";
        }
        foreach (IndexModel index in table.Indexes) yield return $"index {schema}.{index.Name} {(index.IsUnique ? "t" : "f")} {index.Method}";
        foreach (TriggerModel trigger in table.Triggers) yield return $"trigger {name}.{trigger.Name}";
        if (table.HasRowSecurity) yield return $"row security {name}";
        foreach (PolicyModel policy in table.Policies)
            yield return $"policy {name}.{policy.Name} {Command(policy.Command)} {(policy.IsRestrictive ? "f" : "t")} {policy.Role}";
        foreach (GrantModel grant in table.Grants)
        {
            string privilege = grant.Privilege.ToString().ToLowerInvariant();
            if (grant.Columns.IsEmpty) yield return $"grant {name} {grant.Role} {privilege}";
            foreach (Identifier column in grant.Columns) yield return $"grant {name}.{column} {grant.Role} {privilege}";
        }
    }

    /// <summary>As format_type() prints it.</summary>
    private static string TypeName(PgType type)
    {
        string name = type.Schema is { } schema ? $"{schema}.\"{type.Name}\"" : type.Name;
        string modifiers = type.Length is { } length ? $"({length})" : type.Precision is { } precision ? $"({precision},{type.Scale})" : "";
        return name + modifiers + (type.IsArray ? "[]" : "");
    }

    private static string List(EquatableArray<Identifier> columns) => string.Join(",", columns);

    private static char Action(ReferentialAction action) => action switch
    {
        ReferentialAction.Restrict => 'r',
        ReferentialAction.Cascade => 'c',
        ReferentialAction.SetNull => 'n',
        ReferentialAction.SetDefault => 'd',
        _ => 'a',
    };

    private static char Command(PolicyCommand command) => command switch
    {
        PolicyCommand.Select => 'r',
        PolicyCommand.Insert => 'a',
        PolicyCommand.Update => 'w',
        PolicyCommand.Delete => 'd',
        _ => '*',
    };
}
