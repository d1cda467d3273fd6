namespace StudyHub.Schema.Database.Tests;

/// <summary>What PostgreSQL itself says of the objects of a database, word by word, in the order of their names.</summary>
internal static class CatalogDefinitions
{
    /// <summary>One text column. Privileges are sorted, since their order tells only who was granted first.</summary>
    public const string Query = """
        with mine as (
            select n.oid, n.nspname, n.nspowner, n.nspacl from pg_namespace n
            where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
        ), relations as (
            select c.*, format('%I.%I', n.nspname, c.relname) as name from pg_class c join mine n on n.oid = c.relnamespace
        ), lines (line, acl) as (
            select format('schema %s of %s', n.nspname, n.nspowner::regrole), n.nspacl from mine n
            union all
            select format('relation %s %s of %s, row security %s %s, %s', r.name, r.relkind, r.relowner::regrole, r.relrowsecurity,
                r.relforcerowsecurity, r.reloptions), r.relacl
            from relations r
            union all
            select format('column %s %s %s %s, null %s, default %s, %s%s', r.name, a.attnum, a.attname, format_type(a.atttypid, a.atttypmod),
                not a.attnotnull, pg_get_expr(d.adbin, d.adrelid), a.attidentity, a.attgenerated), a.attacl
            from relations r
            join pg_attribute a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
            left join pg_attrdef d on d.adrelid = r.oid and d.adnum = a.attnum
            union all
            select format('constraint %s %s %s', r.name, c.conname, pg_get_constraintdef(c.oid)), null
            from relations r join pg_constraint c on c.conrelid = r.oid
            union all
            select format('definition %s %s', r.name, pg_get_viewdef(r.oid)), null from relations r where r.relkind in ('v', 'm')
            union all
            select format('domain %s of %s: %s %s %s', t.oid::regtype, t.typowner::regrole, t.typbasetype::regtype, t.typdefault,
                (select string_agg(pg_get_constraintdef(c.oid), ', ' order by c.conname) from pg_constraint c where c.contypid = t.oid)), t.typacl
            from pg_type t join mine n on n.oid = t.typnamespace where t.typtype = 'd'
            union all
            select format('index %s', pg_get_indexdef(r.oid)), null from relations r where r.relkind = 'i'
            union all
            select format('trigger %s', pg_get_triggerdef(t.oid)), null
            from relations r join pg_trigger t on t.tgrelid = r.oid where not t.tgisinternal
            union all
            select format('policy %s %s %s, permissive %s, to %s using %s with check %s', r.name, p.polname, p.polcmd, p.polpermissive,
                p.polroles::regrole[], pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)), null
            from relations r join pg_policy p on p.polrelid = r.oid
            union all
            select format('function of %s: %s', p.proowner::regrole, case when p.prokind = 'a' then p.oid::regprocedure::text else pg_get_functiondef(p.oid) end), p.proacl
            from pg_proc p join mine n on n.oid = p.pronamespace
            where not exists (select from pg_depend e where e.classid = 'pg_proc'::regclass and e.objid = p.oid and e.deptype = 'e')
            union all
            select format('enum %s of %s: %s', t.oid::regtype, t.typowner::regrole,
                (select string_agg(e.enumlabel, ', ' order by e.enumsortorder) from pg_enum e where e.enumtypid = t.oid)), t.typacl
            from pg_type t join mine n on n.oid = t.typnamespace where t.typtype = 'e'
            union all
            select format('comment on %s: %s', pg_describe_object(d.classoid, d.objoid, d.objsubid), d.description), null
            from pg_description d where d.objoid >= 16384
            union all
            select format('default privileges of %s in %s on %s', d.defaclrole::regrole, d.defaclnamespace::regnamespace, d.defaclobjtype), d.defaclacl
            from pg_default_acl d
        )
        select (line || coalesce(' ' || (select string_agg(item::text, ' ' order by item::text) from unnest(acl) item), '')) collate "C" as text
        from lines
        order by text
        """;
}
