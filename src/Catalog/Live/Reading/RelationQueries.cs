namespace StudyHub.Schema.Catalog.Live.Reading;

/// <summary>Schemas, tables, views, columns, defaults, sequences and rules.</summary>
internal static class RelationQueries
{
    public static readonly string Schemas = LiveQueries.Scope + $"""

        select 'pg_namespace'::regclass::oid, n.oid, 0, 'schema', quote_ident(n.nspname), quote_ident(n.nspname), 0::oid, 0::oid,
            {LiveQueries.Role("n.nspowner")} as owner, {LiveQueries.Acl("n.nspacl", "n.nspowner")} as acl, obj_description(n.oid, 'pg_namespace') as comment
        from scope n
        """;

    public static readonly string Tables = LiveQueries.Scope + $"""

        select 'pg_class'::regclass::oid, c.oid, 0, 'table', format('%I.%I', n.nspname, c.relname), quote_ident(c.relname),
            'pg_namespace'::regclass::oid, n.oid,
            {LiveQueries.Role("c.relowner")} as owner, {LiveQueries.Acl("c.relacl", "c.relowner")} as acl, obj_description(c.oid, 'pg_class') as comment,
            case c.relpersistence when 'u' then 'unlogged' when 't' then 'temporary' end as persistence,
            case when a.amname <> 'heap' then quote_ident(a.amname) end as access_method,
            (select quote_ident(s.spcname) from pg_tablespace s where s.oid = c.reltablespace) as tablespace,
            {LiveQueries.Options("array_cat(c.reloptions, array(select 'toast.' || o from pg_class t, unnest(t.reloptions) o where t.oid = c.reltoastrelid))")} as options,
            case when c.relkind = 'p' then pg_get_partkeydef(c.oid) end as partition_key,
            pg_get_expr(c.relpartbound, c.oid) as partition_bound,
            (select string_agg(i.inhparent::regclass::text, ', ' order by i.inhseqno) from pg_inherits i where i.inhrelid = c.oid) as parents,
            case when c.reloftype <> 0 then c.reloftype::regtype::text end as of_type,
            case c.relreplident when 'n' then 'nothing' when 'f' then 'full' when 'i' then
                (select 'using index ' || x.indexrelid::regclass::text from pg_index x where x.indrelid = c.oid and x.indisreplident) end as replica_identity,
            case when c.relrowsecurity then 'yes' end as row_security, case when c.relforcerowsecurity then 'yes' end as row_security_forced
        from pg_class c
        join scope n on n.oid = c.relnamespace
        left join pg_am a on a.oid = c.relam
        where c.relkind in ('r', 'p') and {LiveQueries.NoMember("pg_class", "c.oid")}
        """;

    /// <summary>A view's columns are its definition's; what of them decides whether it can be replaced in place is told by the view.</summary>
    public static readonly string Views = LiveQueries.Scope + $"""

        select 'pg_class'::regclass::oid, c.oid, 0, case c.relkind when 'm' then 'materialized view' else 'view' end,
            format('%I.%I', n.nspname, c.relname), quote_ident(c.relname), 'pg_namespace'::regclass::oid, n.oid,
            {LiveQueries.Role("c.relowner")} as owner, {LiveQueries.Acl("c.relacl", "c.relowner")} as acl, obj_description(c.oid, 'pg_class') as comment,
            {LiveQueries.Options("c.reloptions")} as options,
            case when a.amname <> 'heap' then quote_ident(a.amname) end as access_method,
            (select quote_ident(s.spcname) from pg_tablespace s where s.oid = c.reltablespace) as tablespace,
            case when c.relkind = 'm' and not c.relispopulated then 'no' end as populated,
            (select string_agg(format(E'%I %s %s\n', k.attname, format_type(k.atttypid, k.atttypmod), nullif(k.attcollation, 0)::regcollation), '' order by k.attnum)
                from pg_attribute k where k.attrelid = c.oid and k.attnum > 0 and not k.attisdropped) as columns,
            pg_get_viewdef(c.oid) as definition
        from pg_class c
        join scope n on n.oid = c.relnamespace
        left join pg_am a on a.oid = c.relam
        where c.relkind in ('v', 'm') and {LiveQueries.NoMember("pg_class", "c.oid")}
        """;

    /// <summary>Inherited ones too: whether a step is theirs is decided where steps are.</summary>
    public static readonly string Columns = LiveQueries.Scope + $"""

        select 'pg_class'::regclass::oid, c.oid, a.attnum::int, case c.relkind when 'c' then 'attribute' else 'column' end,
            format('%I.%I.%I', n.nspname, c.relname, a.attname), quote_ident(a.attname), 'pg_class'::regclass::oid, c.oid,
            a.attnum::text as position, case when a.attinhcount > 0 then 'yes' end as inherited, case when a.attinhcount > 0 and a.attislocal then 'yes' end as local,
            format_type(a.atttypid, a.atttypmod) as type, format_type(a.atttypid, null) as base_type,
            case when a.attcollation <> t.typcollation then a.attcollation::regcollation::text end as collation,
            case when a.attnotnull then 'yes' end as not_null,
            quote_ident(nn.conname) as not_null_name,
            case when nn.connoinherit then 'yes' end as not_null_no_inherit, case when not nn.convalidated then 'yes' end as not_null_not_valid,
            case when nn.oid is null then null when nn.coninhcount = 0 then 'local' when nn.conislocal then 'both' else 'inherited' end as not_null_origin,
            obj_description(nn.oid, 'pg_constraint') as not_null_comment,
            case a.attidentity when 'a' then 'always' when 'd' then 'by default' end as identity,
            s.name as sequence, s.options as sequence_options,
            case a.attgenerated when 's' then 'stored' when 'v' then 'virtual' end as generated,
            case when a.attgenerated <> '' then pg_get_expr(d.adbin, d.adrelid) end as expression,
            case when a.attstorage <> t.typstorage then case a.attstorage when 'p' then 'plain' when 'e' then 'external' when 'm' then 'main' else 'extended' end end as storage,
            case t.typstorage when 'p' then 'plain' when 'e' then 'external' when 'm' then 'main' else 'extended' end as type_storage,
            case a.attcompression when 'p' then 'pglz' when 'l' then 'lz4' end as compression,
            nullif(coalesce(a.attstattarget, -1), -1)::text as statistics,
            case when exists (select from pg_partitioned_table k where k.partrelid = c.oid and a.attnum = any (k.partattrs)) then 'yes' end as in_partition_key,
            {LiveQueries.Options("a.attoptions")} as options,
            {LiveQueries.Acl("a.attacl", "c.relowner")} as acl,
            col_description(c.oid, a.attnum) as comment
        from pg_class c
        join scope n on n.oid = c.relnamespace
        join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        join pg_type t on t.oid = a.atttypid
        left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
        left join pg_constraint nn on nn.conrelid = c.oid and nn.contype = 'n' and nn.conkey = array[a.attnum]
        left join (
            select i.refobjid, i.refobjsubid, q.seqrelid::regclass::text as name, {LiveQueries.SequenceOptions} as options
            from pg_depend i join pg_sequence q on q.seqrelid = i.objid
            where i.classid = 'pg_class'::regclass and i.refclassid = 'pg_class'::regclass and i.deptype = 'i') s
            on a.attidentity <> '' and s.refobjid = c.oid and s.refobjsubid = a.attnum
        where c.relkind in ('r', 'p', 'c') and {LiveQueries.NoMember("pg_class", "c.oid")}
        """;

    /// <summary>Of a view's columns those that something is told of beside the definition.</summary>
    public static readonly string ViewColumns = LiveQueries.Scope + $"""

        select 'pg_class'::regclass::oid, c.oid, a.attnum::int, 'view column', format('%I.%I.%I', n.nspname, c.relname, a.attname), quote_ident(a.attname),
            'pg_class'::regclass::oid, c.oid,
            {LiveQueries.Acl("a.attacl", "c.relowner")} as acl, col_description(c.oid, a.attnum) as comment
        from pg_class c
        join scope n on n.oid = c.relnamespace
        join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        where c.relkind in ('v', 'm') and {LiveQueries.NoMember("pg_class", "c.oid")}
            and (a.attacl is not null or col_description(c.oid, a.attnum) is not null)
        """;

    public static readonly string Defaults = LiveQueries.Scope + $"""

        select 'pg_attrdef'::regclass::oid, d.oid, 0, 'default', format('%I.%I.%I', n.nspname, c.relname, a.attname), quote_ident(a.attname),
            'pg_class'::regclass::oid, c.oid, pg_get_expr(d.adbin, d.adrelid) as expression
        from pg_class c
        join scope n on n.oid = c.relnamespace
        join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
        join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
        where c.relkind in ('r', 'p', 'v') and {LiveQueries.NoMember("pg_class", "c.oid")}
        """;

    public static readonly string Sequences = LiveQueries.Scope + $"""

        select 'pg_class'::regclass::oid, c.oid, 0, case when o.deptype = 'i' then 'identity sequence' else 'sequence' end,
            format('%I.%I', n.nspname, c.relname), quote_ident(c.relname),
            case when o.deptype = 'i' then 'pg_class' else 'pg_namespace' end::regclass::oid, case when o.deptype = 'i' then o.refobjid else n.oid end,
            case when o.deptype is distinct from 'i' then {LiveQueries.Role("c.relowner")} end as owner,
            {LiveQueries.Acl("c.relacl", "c.relowner")} as acl, obj_description(c.oid, 'pg_class') as comment,
            case when c.relpersistence = 'u' and o.deptype is distinct from 'i' then 'unlogged' end as persistence,
            case when o.deptype is distinct from 'i' then format_type(q.seqtypid, null) end as type,
            case when o.deptype is distinct from 'i' then {LiveQueries.SequenceOptions} end as options,
            case when has_sequence_privilege(c.oid, 'USAGE, SELECT') then coalesce(pg_sequence_last_value(c.oid::regclass), q.seqstart)::text end as stands_at,
            case when o.refobjid <> 0 then format('%I.%I.%I', ns.nspname, t.relname, a.attname) end as owned_by
        from pg_class c
        join scope n on n.oid = c.relnamespace
        join pg_sequence q on q.seqrelid = c.oid
        left join pg_depend o on o.classid = 'pg_class'::regclass and o.objid = c.oid and o.refclassid = 'pg_class'::regclass and o.refobjsubid > 0
            and o.deptype in ('a', 'i')
        left join pg_class t on t.oid = o.refobjid
        left join pg_namespace ns on ns.oid = t.relnamespace
        left join pg_attribute a on a.attrelid = o.refobjid and a.attnum = o.refobjsubid
        where {LiveQueries.NoMember("pg_class", "c.oid")}
        """;

    public static readonly string Rules = LiveQueries.Scope + $"""

        select 'pg_rewrite'::regclass::oid, w.oid, 0, 'rule', format('%I.%I.%I', n.nspname, c.relname, w.rulename), quote_ident(w.rulename),
            'pg_class'::regclass::oid, c.oid,
            pg_get_ruledef(w.oid) as definition, {LiveQueries.Enabled("w.ev_enabled")} as enabled, obj_description(w.oid, 'pg_rewrite') as comment
        from pg_class c
        join scope n on n.oid = c.relnamespace
        join pg_rewrite w on w.ev_class = c.oid and w.rulename <> '_RETURN'
        where {LiveQueries.NoMember("pg_class", "c.oid")}
        """;
}
