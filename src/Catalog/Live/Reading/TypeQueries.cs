namespace StudyHub.Schema.Catalog.Live.Reading;

/// <summary>Types, functions, procedures and aggregates.</summary>
internal static class TypeQueries
{
    public static readonly string Types = LiveQueries.Scope + $"""

        select 'pg_type'::regclass::oid, t.oid, 0, case t.typtype when 'e' then 'enum' when 'd' then 'domain' when 'c' then 'composite type' else 'range' end,
            format('%I.%I', n.nspname, t.typname), quote_ident(t.typname), 'pg_namespace'::regclass::oid, n.oid,
            {LiveQueries.Role("t.typowner")} as owner, {LiveQueries.Acl("t.typacl", "t.typowner")} as acl,
            obj_description(t.oid, 'pg_type') as comment,
            (select string_agg(quote_literal(e.enumlabel), ', ' order by e.enumsortorder) from pg_enum e where e.enumtypid = t.oid) as labels,
            case when t.typtype = 'd' then format_type(t.typbasetype, t.typtypmod) end as base,
            case when t.typtype = 'd' and t.typcollation <> b.typcollation then t.typcollation::regcollation::text end as collation,
            case when t.typtype = 'd' then coalesce(pg_get_expr(t.typdefaultbin, 0), t.typdefault) end as default,
            case when t.typtype = 'd' and t.typnotnull then 'yes' end as not_null,
            case when t.typtype = 'r' then concat_ws(', ', 'subtype = ' || format_type(r.rngsubtype, null),
                case when o.opcdefault then null else format('subtype_opclass = %I.%I', os.nspname, o.opcname) end,
                case when r.rngcollation <> st.typcollation then 'collation = ' || r.rngcollation::regcollation end,
                case when r.rngcanonical <> 0 then 'canonical = ' || r.rngcanonical::regproc end,
                case when r.rngsubdiff <> 0 then 'subtype_diff = ' || r.rngsubdiff::regproc end,
                'multirange_type_name = ' || r.rngmultitypid::regtype) end as definition
        from pg_type t
        join scope n on n.oid = t.typnamespace
        left join pg_class c on c.oid = t.typrelid
        left join pg_type b on b.oid = t.typbasetype
        left join pg_range r on r.rngtypid = t.oid
        left join pg_type st on st.oid = r.rngsubtype
        left join pg_opclass o on o.oid = r.rngsubopc
        left join pg_namespace os on os.oid = o.opcnamespace
        where (t.typtype in ('e', 'd', 'r') or (t.typtype = 'c' and c.relkind = 'c')) and {LiveQueries.NoMember("pg_type", "t.oid")}
        """;

    /// <summary>A signature is what callers may depend on beside the types: names, modes and what is returned.</summary>
    public static readonly string Functions = LiveQueries.Scope + $"""

        select 'pg_proc'::regclass::oid, p.oid, 0, case p.prokind when 'p' then 'procedure' else 'function' end,
            format('%I.%I(%s)', n.nspname, p.proname, {LiveQueries.ArgumentTypes}), quote_ident(p.proname), 'pg_namespace'::regclass::oid, n.oid,
            {LiveQueries.Role("p.proowner")} as owner, {LiveQueries.Acl("p.proacl", "p.proowner")} as acl, obj_description(p.oid, 'pg_proc') as comment,
            concat(p.prokind, ' ', pg_get_function_identity_arguments(p.oid), ' returns ', pg_get_function_result(p.oid)) as signature,
            pg_get_function_identity_arguments(p.oid) as arguments,
            p.pronargdefaults::text as defaults,
            pg_get_functiondef(p.oid) as definition
        from pg_proc p
        join scope n on n.oid = p.pronamespace
        where p.prokind in ('f', 'p', 'w') and {LiveQueries.OnItsOwn("'pg_proc'::regclass", "p.oid")}
        """;

    public static readonly string Aggregates = LiveQueries.Scope + $"""

        select 'pg_proc'::regclass::oid, p.oid, 0, 'aggregate',
            format('%I.%I(%s)', n.nspname, p.proname, coalesce(nullif(pg_get_function_identity_arguments(p.oid), ''), '*')), quote_ident(p.proname),
            'pg_namespace'::regclass::oid, n.oid,
            {LiveQueries.Role("p.proowner")} as owner, {LiveQueries.Acl("p.proacl", "p.proowner")} as acl, obj_description(p.oid, 'pg_proc') as comment,
            pg_get_function_identity_arguments(p.oid) as arguments,
            format('create aggregate %I.%I(%s) (%s)', n.nspname, p.proname, coalesce(nullif(pg_get_function_arguments(p.oid), ''), '*'), concat_ws(', ',
                'sfunc = ' || a.aggtransfn::regproc, 'stype = ' || format_type(a.aggtranstype, null), 'sspace = ' || nullif(a.aggtransspace, 0),
                'finalfunc = ' || nullif(a.aggfinalfn, 0)::regproc, case when a.aggfinalextra then 'finalfunc_extra' end,
                case when a.aggfinalfn <> 0 then 'finalfunc_modify = ' || case a.aggfinalmodify when 'r' then 'read_only' when 's' then 'shareable' else 'read_write' end end,
                'combinefunc = ' || nullif(a.aggcombinefn, 0)::regproc, 'serialfunc = ' || nullif(a.aggserialfn, 0)::regproc,
                'deserialfunc = ' || nullif(a.aggdeserialfn, 0)::regproc, 'initcond = ' || quote_literal(a.agginitval),
                'msfunc = ' || nullif(a.aggmtransfn, 0)::regproc, 'minvfunc = ' || nullif(a.aggminvtransfn, 0)::regproc,
                'mstype = ' || format_type(nullif(a.aggmtranstype, 0), null), 'msspace = ' || nullif(a.aggmtransspace, 0),
                'mfinalfunc = ' || nullif(a.aggmfinalfn, 0)::regproc, case when a.aggmfinalextra then 'mfinalfunc_extra' end,
                case when a.aggmfinalfn <> 0 then 'mfinalfunc_modify = ' || case a.aggmfinalmodify when 'r' then 'read_only' when 's' then 'shareable' else 'read_write' end end,
                'minitcond = ' || quote_literal(a.aggminitval),
                'sortop = operator(' || nullif(o.oprname, '') || ')', case when a.aggkind = 'h' then 'hypothetical' end,
                'parallel = ' || case p.proparallel when 's' then 'safe' when 'r' then 'restricted' else 'unsafe' end)) as definition
        from pg_proc p
        join scope n on n.oid = p.pronamespace
        join pg_aggregate a on a.aggfnoid = p.oid
        left join (select s.oid, format('%I.%s', sn.nspname, s.oprname) as oprname from pg_operator s join pg_namespace sn on sn.oid = s.oprnamespace) o on o.oid = a.aggsortop
        where {LiveQueries.NoMember("pg_proc", "p.oid")}
        """;
}
