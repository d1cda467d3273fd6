namespace StudyHub.Schema.Catalog.Facts;

/// <summary>Policies, privileges and default privileges.</summary>
internal static class SecurityFacts
{
    public const string Policies = FactQueries.Scope + """

        select 'policy', format('%s.%I', r.name, p.polname), a.aspect, a.value
        from relations r
        join pg_policy p on p.polrelid = r.oid
        cross join lateral (values
            ('command', case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end),
            ('kind', case when p.polpermissive then 'permissive' else 'restrictive' end),
            ('roles', (select string_agg(name, ', ' order by name collate "C") from (
                select case o when 0 then 'PUBLIC' else pg_get_userbyid(o)::text end from unnest(p.polroles) o) as roles (name))),
            ('using', pg_get_expr(p.polqual, p.polrelid)),
            ('with check', pg_get_expr(p.polwithcheck, p.polrelid)),
            ('comment', obj_description(p.oid, 'pg_policy'))) a (aspect, value)
        where a.value is not null
        """;

    /// <summary>
    /// What is built in counts as granted, so that it makes no difference whether it is written down. Every privilege is told, also those
    /// that are never granted here, such as TRUNCATE.
    /// </summary>
    public const string Grants = FactQueries.Scope + """
        , acls (target, column_name, acl) as (
            select format('%s %s', r.kind, r.name), null::name, coalesce(r.relacl, acldefault(case when r.relkind = 'S' then 's' else 'r' end::"char", r.relowner))
            from relations r where r.relkind <> 'c'
            union all
            select format('%s %s', r.kind, r.name), c.attname, c.attacl
            from relations r join pg_attribute c on c.attrelid = r.oid and c.attacl is not null and not c.attisdropped
            union all
            select format('schema %I', n.nspname), null, coalesce(n.nspacl, acldefault('n', n.nspowner)) from scope n
            union all
            select format('function %I.%I(%s)', n.nspname, p.proname, pg_get_function_identity_arguments(p.oid)), null,
                coalesce(p.proacl, acldefault('f', p.proowner))
            from pg_proc p join scope n on n.oid = p.pronamespace
            where not exists (select from pg_depend e where e.classid = 'pg_proc'::regclass and e.objid = p.oid and e.deptype = 'e')
            union all
            select format('type %I.%I', n.nspname, t.typname), null, coalesce(t.typacl, acldefault('T', t.typowner))
            from pg_type t join scope n on n.oid = t.typnamespace
            where t.typtype in ('e', 'd') and not exists (select from pg_depend e where e.classid = 'pg_type'::regclass and e.objid = t.oid and e.deptype = 'e')
        )
        select 'grant', format('%s to %s', s.target, case x.grantee when 0 then 'PUBLIC' else pg_get_userbyid(x.grantee)::text end),
            lower(x.privilege_type) || coalesce(' (' || quote_ident(s.column_name) || ')', ''),
            case when bool_or(x.is_grantable) then 'granted with grant option' else 'granted' end
        from acls s, aclexplode(s.acl) x
        group by s.target, s.column_name, x.grantee, x.privilege_type
        """;

    /// <summary>Those of the scope's roles and schemas, and those that hold in every schema.</summary>
    public const string DefaultPrivileges = """
        select 'default privileges',
            format('%s%s of %s', case d.defaclobjtype when 'r' then 'tables' when 'S' then 'sequences' when 'f' then 'functions' when 'T' then 'types'
                when 'n' then 'schemas' when 'L' then 'large objects' else d.defaclobjtype::text end,
                coalesce(' in ' || n.nspname, ''), pg_get_userbyid(d.defaclrole)),
            format('%s to %s', lower(x.privilege_type), case x.grantee when 0 then 'PUBLIC' else pg_get_userbyid(x.grantee)::text end),
            case when bool_or(x.is_grantable) then 'granted with grant option' else 'granted' end
        from pg_default_acl d
        left join pg_namespace n on n.oid = d.defaclnamespace
        cross join lateral aclexplode(d.defaclacl) x
        where d.defaclnamespace = 0 or n.nspname = any ($1) or pg_get_userbyid(d.defaclrole) = any ($2)
        group by d.defaclobjtype, n.nspname, d.defaclrole, x.grantee, x.privilege_type
        """;

    /// <summary>What the database sets for whoever connects, and who may create schemas in it.</summary>
    public const string Database = """
        select 'database', 'of the schema', format('setting %s', split_part(item, '=', 1)), substr(item, strpos(item, '=') + 1)
        from pg_db_role_setting s join pg_database d on d.oid = s.setdatabase and d.datname = current_database(), unnest(s.setconfig) item
        where s.setrole = 0
        union all
        select distinct 'grant', format('database to %s', case x.grantee when 0 then 'PUBLIC' else pg_get_userbyid(x.grantee)::text end), lower(x.privilege_type), 'granted'
        from pg_database d, aclexplode(d.datacl) x
        where d.datname = current_database() and x.privilege_type = 'CREATE' and (x.grantee = 0 or pg_get_userbyid(x.grantee) = any ($2))
        """;
}
