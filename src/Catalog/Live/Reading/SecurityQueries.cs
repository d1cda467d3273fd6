namespace StudyHub.Schema.Catalog.Live.Reading;

/// <summary>Policies and default privileges.</summary>
internal static class SecurityQueries
{
    public static readonly string Policies = LiveQueries.Scope + $"""

        select 'pg_policy'::regclass::oid, p.oid, 0, 'policy', format('%I.%I.%I', n.nspname, c.relname, p.polname), quote_ident(p.polname),
            'pg_class'::regclass::oid, c.oid,
            case when not p.polpermissive then 'yes' end as restrictive,
            case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end as command,
            (select string_agg(name, ', ' order by name collate "C") from (
                select case o when 0 then 'public' else quote_ident(pg_get_userbyid(o)) end from unnest(p.polroles) o) as roles (name)) as roles,
            pg_get_expr(p.polqual, p.polrelid) as "using", pg_get_expr(p.polwithcheck, p.polrelid) as with_check,
            obj_description(p.oid, 'pg_policy') as comment
        from pg_class c
        join scope n on n.oid = c.relnamespace
        join pg_policy p on p.polrelid = c.oid
        where {LiveQueries.NoMember("pg_class", "c.oid")}
        """;

    /// <summary>Those for every schema too, and those alone where no schemas are asked for by name.</summary>
    public static readonly string DefaultPrivileges = $"""
        select 'pg_default_acl'::regclass::oid, d.oid, 0, 'default privileges',
            format('%s%s of %s', {LiveQueries.DefaultPrivilegesOn}, ' in ' || quote_ident(n.nspname), {LiveQueries.Role("d.defaclrole")}), '',
            'pg_namespace'::regclass::oid, d.defaclnamespace,
            {LiveQueries.Role("d.defaclrole")} as role, quote_ident(n.nspname) as schema, {LiveQueries.DefaultPrivilegesOn} as objects,
            {LiveQueries.Acl("d.defaclacl", "d.defaclrole")} as acl
        from pg_default_acl d
        left join pg_namespace n on n.oid = d.defaclnamespace
        where (d.defaclnamespace = 0 and $1::text[] is null) or {LiveQueries.InScope}
        """;
}
