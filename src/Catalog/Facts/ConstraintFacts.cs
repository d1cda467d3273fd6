namespace StudyHub.Schema.Catalog.Facts;

/// <summary>Constraints, indexes and triggers.</summary>
internal static class ConstraintFacts
{
    /// <summary>
    /// NOT VALID, NOT ENFORCED and DEFERRABLE are part of the definition. NOT NULL is told with the column, but for one that is not
    /// validated. A foreign key whose triggers are disabled checks nothing.
    /// </summary>
    public const string Constraints = FactQueries.Scope + """

        select case c.contype when 'p' then 'primary key' when 'u' then 'unique constraint' when 'f' then 'foreign key' when 'c' then 'check'
                when 'x' then 'exclusion constraint' when 'n' then 'not null constraint' else 'constraint' end,
            format('%s.%I', r.name, c.conname), a.aspect, a.value
        from relations r
        join pg_constraint c on c.conrelid = r.oid
        cross join lateral (values
            ('definition', pg_get_constraintdef(c.oid)),
            ('inherited', case when c.connoinherit and c.contype = 'c' then 'no' end),
            ('triggers', case when c.contype = 'f' and exists (select from pg_trigger t where t.tgconstraint = c.oid and t.tgenabled <> 'O') then 'not enabled' end),
            ('comment', obj_description(c.oid, 'pg_constraint'))) a (aspect, value)
        where a.value is not null and (c.contype <> 'n' or not c.convalidated)
        """;

    /// <summary>The definition of an index behind a constraint is the constraint's; whether it is valid is its own.</summary>
    public const string Indexes = FactQueries.Scope + """

        select 'index', format('%I.%I', r.schema, x.relname), a.aspect, a.value
        from relations r
        join pg_index i on i.indrelid = r.oid
        join pg_class x on x.oid = i.indexrelid
        left join pg_constraint c on c.conindid = i.indexrelid and c.contype in ('p', 'u', 'x')
        cross join lateral (values
            ('definition', case when c.oid is null then pg_get_indexdef(i.indexrelid) end),
            ('state', case when not (i.indisvalid and i.indisready and i.indislive) then 'invalid' end),
            ('statistics', (select string_agg(format('%s: %s', s.attnum, s.attstattarget), ', ' order by s.attnum)
                from pg_attribute s where s.attrelid = i.indexrelid and coalesce(s.attstattarget, -1) <> -1)),
            ('comment', obj_description(i.indexrelid, 'pg_class'))) a (aspect, value)
        where a.value is not null
        """;

    public const string Triggers = FactQueries.Scope + """

        select 'trigger', format('%s.%I', r.name, t.tgname), a.aspect, a.value
        from relations r
        join pg_trigger t on t.tgrelid = r.oid and not t.tgisinternal
        cross join lateral (values
            ('definition', pg_get_triggerdef(t.oid)),
            ('fires', case t.tgenabled when 'D' then 'never' when 'R' then 'on replicas' when 'A' then 'always' end),
            ('comment', obj_description(t.oid, 'pg_trigger'))) a (aspect, value)
        where a.value is not null
        """;
}
