namespace StudyHub.Schema.Catalog.Facts;

/// <summary>Schemas, relations, columns and rules.</summary>
internal static class RelationFacts
{
    public const string Schemas = FactQueries.Scope + """

        select 'schema', format('%I', n.nspname), a.aspect, a.value
        from scope n
        cross join lateral (values ('owner', pg_get_userbyid(n.nspowner)::text), ('comment', obj_description(n.oid, 'pg_namespace'))) a (aspect, value)
        where a.value is not null
        """;

    /// <summary>An identity's sequence is told with its column.</summary>
    public const string Relations = FactQueries.Scope + """

        select r.kind, r.name, a.aspect, a.value
        from relations r
        cross join lateral (values
            ('owner', pg_get_userbyid(r.relowner)::text),
            ('row security', case when r.relkind in ('r', 'p') then
                case when r.relrowsecurity and r.relforcerowsecurity then 'enabled and forced' when r.relrowsecurity then 'enabled, not forced'
                    when r.relforcerowsecurity then 'forced, not enabled' else 'off' end end),
            ('persistence', case r.relpersistence when 'u' then 'unlogged' when 't' then 'temporary' end),
            ('options', array_to_string(r.reloptions, ', ')),
            ('replica identity', nullif(r.relreplident::text, case when r.relkind in ('r', 'p', 'm') then 'd' else 'n' end)),
            ('definition', case when r.relkind in ('v', 'm') then pg_get_viewdef(r.oid) end),
            ('counts', (select format('%s from %s by %s, %s to %s, cache %s%s', s.seqtypid::regtype, s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache,
                case when s.seqcycle then ', cycle' else '' end) from pg_sequence s where s.seqrelid = r.oid)),
            ('parents', (select string_agg(h.inhparent::regclass::text, ', ' order by h.inhseqno) from pg_inherits h where h.inhrelid = r.oid)),
            ('partition key', case when r.relkind = 'p' then pg_get_partkeydef(r.oid) end),
            ('partition bound', pg_get_expr(r.relpartbound, r.oid)),
            ('comment', obj_description(r.oid, 'pg_class'))) a (aspect, value)
        where a.value is not null
            and not (r.relkind = 'S' and exists (
                select from pg_depend i where i.classid = 'pg_class'::regclass and i.objid = r.oid and i.deptype = 'i'))
        """;

    /// <summary>Their order is left out: it decides nothing.</summary>
    public const string Columns = FactQueries.Scope + """

        select 'column', format('%s.%I', r.name, c.attname), a.aspect, a.value
        from relations r
        join pg_attribute c on c.attrelid = r.oid and c.attnum > 0 and not c.attisdropped
        join pg_type t on t.oid = c.atttypid
        left join pg_attrdef d on d.adrelid = r.oid and d.adnum = c.attnum
        cross join lateral (values
            ('type', format_type(c.atttypid, c.atttypmod)),
            ('null', case when c.attnotnull then 'no' else 'yes' end),
            ('default', case when c.attgenerated = '' then pg_get_expr(d.adbin, d.adrelid) end),
            ('generated', case c.attgenerated when 's' then 'stored ' when 'v' then 'virtual ' end || pg_get_expr(d.adbin, d.adrelid)),
            ('identity', case c.attidentity when 'a' then 'always' when 'd' then 'by default' end
                || (select format(' start %s increment %s minimum %s maximum %s cache %s%s', s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache,
                        case when s.seqcycle then ' cycle' else '' end)
                    from pg_depend i join pg_sequence s on s.seqrelid = i.objid
                    where i.classid = 'pg_class'::regclass and i.refclassid = 'pg_class'::regclass and i.refobjid = r.oid
                        and i.refobjsubid = c.attnum and i.deptype = 'i')),
            ('collation', case when c.attcollation <> t.typcollation then c.attcollation::regcollation::text end),
            ('options', array_to_string(c.attoptions, ', ')),
            ('comment', col_description(r.oid, c.attnum))) a (aspect, value)
        where a.value is not null and r.relkind in ('r', 'p', 'f', 'c')
        """;

    public const string Rules = FactQueries.Scope + """

        select 'rule', format('%s.%I', r.name, w.rulename), 'definition', pg_get_ruledef(w.oid)
        from relations r join pg_rewrite w on w.ev_class = r.oid
        where w.rulename <> '_RETURN'
        """;
}
