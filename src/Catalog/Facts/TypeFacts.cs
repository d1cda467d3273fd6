namespace StudyHub.Schema.Catalog.Facts;

/// <summary>Functions, types and what else a schema can hold.</summary>
internal static class TypeFacts
{
    /// <summary>The definition tells language, volatility, SECURITY DEFINER, settings and body.</summary>
    public const string Functions = FactQueries.Scope + """

        select case p.prokind when 'p' then 'procedure' when 'a' then 'aggregate' else 'function' end,
            format('%I.%I(%s)', n.nspname, p.proname, pg_get_function_identity_arguments(p.oid)), a.aspect, a.value
        from pg_proc p
        join scope n on n.oid = p.pronamespace
        cross join lateral (values
            ('owner', pg_get_userbyid(p.proowner)::text),
            ('definition', case when p.prokind <> 'a' then pg_get_functiondef(p.oid) end),
            ('aggregate', (select concat_ws(', ', g.aggkind, g.aggtransfn, g.aggfinalfn, g.aggcombinefn, format_type(g.aggtranstype, null), g.agginitval, g.aggsortop)
                from pg_aggregate g where g.aggfnoid = p.oid)),
            ('comment', obj_description(p.oid, 'pg_proc'))) a (aspect, value)
        where a.value is not null
            and not exists (select from pg_depend e where e.classid = 'pg_proc'::regclass and e.objid = p.oid and e.deptype = 'e')
        """;

    /// <summary>Row types and arrays go with what they are made for.</summary>
    public const string Types = FactQueries.Scope + """

        select case t.typtype when 'e' then 'enum' when 'd' then 'domain' when 'r' then 'range' else 'type' end,
            format('%I.%I', n.nspname, t.typname), a.aspect, a.value
        from pg_type t
        join scope n on n.oid = t.typnamespace
        cross join lateral (values
            ('owner', pg_get_userbyid(t.typowner)::text),
            ('labels', (select string_agg(quote_literal(e.enumlabel), ', ' order by e.enumsortorder) from pg_enum e where e.enumtypid = t.oid)),
            ('base', case when t.typtype = 'd' then format_type(t.typbasetype, t.typtypmod) end),
            ('default', case when t.typtype = 'd' then t.typdefault end),
            ('null', case when t.typtype = 'd' and t.typnotnull then 'no' end),
            ('comment', obj_description(t.oid, 'pg_type'))) a (aspect, value)
        where a.value is not null and (t.typtype in ('e', 'd', 'r') or (t.typtype = 'b' and t.typcategory <> 'A'))
            and not exists (select from pg_depend e where e.classid = 'pg_type'::regclass and e.objid = t.oid and e.deptype = 'e')
        """;

    public const string DomainConstraints = FactQueries.Scope + """

        select 'domain', format('%I.%I', n.nspname, t.typname), format('constraint %I', c.conname), pg_get_constraintdef(c.oid)
        from pg_constraint c
        join pg_type t on t.oid = c.contypid
        join scope n on n.oid = t.typnamespace
        where not exists (select from pg_depend e where e.classid = 'pg_type'::regclass and e.objid = t.oid and e.deptype = 'e')
        """;

    /// <summary>Kinds that no record describes: that they are there is what is told of them.</summary>
    public const string Others = FactQueries.Scope + """
        , others (kind, class, oid, namespace, name) as (
            select 'operator', 'pg_operator'::regclass, o.oid, o.oprnamespace, o.oid::regoperator::text from pg_operator o
            union all
            select 'operator class', 'pg_opclass'::regclass, o.oid, o.opcnamespace, format('%s for %s', o.opcname, m.amname) from pg_opclass o join pg_am m on m.oid = o.opcmethod
            union all
            select 'collation', 'pg_collation'::regclass, c.oid, c.collnamespace, c.collname from pg_collation c
            union all
            select 'conversion', 'pg_conversion'::regclass, c.oid, c.connamespace, c.conname from pg_conversion c
            union all
            select 'text search configuration', 'pg_ts_config'::regclass, c.oid, c.cfgnamespace, c.cfgname from pg_ts_config c
            union all
            select 'text search dictionary', 'pg_ts_dict'::regclass, d.oid, d.dictnamespace, d.dictname from pg_ts_dict d
            union all
            select 'statistics', 'pg_statistic_ext'::regclass, s.oid, s.stxnamespace, s.stxname from pg_statistic_ext s
        )
        select o.kind, format('%I.%s', n.nspname, o.name), 'exists', 'yes'
        from others o join scope n on n.oid = o.namespace
        where not exists (select from pg_depend e where e.classid = o.class and e.objid = o.oid and e.deptype = 'e')
        union all
        select 'extension', x.extname, 'schema', n.nspname from pg_extension x join scope n on n.oid = x.extnamespace
        """;
}
