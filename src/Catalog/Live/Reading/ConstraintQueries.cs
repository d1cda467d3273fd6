namespace StudyHub.Schema.Catalog.Live.Reading;

/// <summary>Constraints, indexes, statistics and triggers. Foreign keys and triggers that a partition has of its parent are the parent's.</summary>
internal static class ConstraintQueries
{
    public static readonly string Constraints = LiveQueries.Scope + $"""

        select 'pg_constraint'::regclass::oid, k.oid, 0, case k.contype when 'p' then 'primary key' when 'u' then 'unique constraint'
                when 'f' then 'foreign key' when 'c' then 'check' else 'exclusion constraint' end,
            format('%I.%I.%I', n.nspname, c.relname, k.conname), quote_ident(k.conname), 'pg_class'::regclass::oid, c.oid,
            pg_get_constraintdef(k.oid) as definition,
            case when k.contype in ('p', 'u') then pg_get_indexdef(k.conindid) end as index_definition,
            case when x.indisclustered then 'yes' end as clustered,
            case when k.contype in ('p', 'u') and to_jsonb(k) ->> 'conperiod' = 'true' then 'yes' end as of_periods,
            case when k.contype = 'f' and exists (select from pg_trigger t where t.tgconstraint = k.oid and t.tgenabled <> 'O') then 'disabled' end as triggers,
            case when k.coninhcount > 0 and k.contype = 'c' then 'yes' end as inherited,
            (select h.inhparent::regclass::text from pg_inherits h where h.inhrelid = k.conindid and k.contype in ('p', 'u', 'x')) as attached_to,
            case when k.contype in ('p', 'u', 'x') then obj_description(k.conindid, 'pg_class') end as index_comment,
            obj_description(k.oid, 'pg_constraint') as comment
        from pg_class c
        join scope n on n.oid = c.relnamespace
        join pg_constraint k on k.conrelid = c.oid and k.contype in ('p', 'u', 'f', 'c', 'x') and (k.contype <> 'f' or k.conparentid = 0)
        left join pg_index x on x.indexrelid = k.conindid and k.contype in ('p', 'u', 'x')
        where c.relkind in ('r', 'p') and {LiveQueries.NoMember("pg_class", "c.oid")}
        """;

    public static readonly string DomainConstraints = LiveQueries.Scope + $"""

        select 'pg_constraint'::regclass::oid, k.oid, 0, 'domain constraint', format('%I.%I.%I', n.nspname, t.typname, k.conname), quote_ident(k.conname),
            'pg_type'::regclass::oid, t.oid, pg_get_constraintdef(k.oid) as definition, obj_description(k.oid, 'pg_constraint') as comment
        from pg_type t
        join scope n on n.oid = t.typnamespace
        join pg_constraint k on k.contypid = t.oid and k.contype = 'c'
        where {LiveQueries.NoMember("pg_type", "t.oid")}
        """;

    public static readonly string Indexes = LiveQueries.Scope + $"""

        select 'pg_class'::regclass::oid, x.oid, 0, 'index', format('%I.%I', n.nspname, x.relname), quote_ident(x.relname), 'pg_class'::regclass::oid, c.oid,
            pg_get_indexdef(x.oid) as definition, (select h.inhparent::regclass::text from pg_inherits h where h.inhrelid = x.oid) as attached_to,
            case when not (i.indisvalid and i.indisready and i.indislive) then 'yes' end as invalid,
            case when i.indisclustered then 'yes' end as clustered,
            (select quote_ident(s.spcname) from pg_tablespace s where s.oid = x.reltablespace) as tablespace,
            (select string_agg(format('%s=%s', s.attnum, s.attstattarget), ', ' order by s.attnum)
                from pg_attribute s where s.attrelid = x.oid and coalesce(s.attstattarget, -1) <> -1) as statistics,
            obj_description(x.oid, 'pg_class') as comment
        from pg_class c
        join scope n on n.oid = c.relnamespace
        join pg_index i on i.indrelid = c.oid
        join pg_class x on x.oid = i.indexrelid
        where c.relkind in ('r', 'p', 'm') and {LiveQueries.NoMember("pg_class", "c.oid")}
            and not exists (select from pg_constraint k where k.conindid = x.oid and k.contype in ('p', 'u', 'x'))
        """;

    public static readonly string Statistics = LiveQueries.Scope + $"""

        select 'pg_statistic_ext'::regclass::oid, s.oid, 0, 'statistics', format('%I.%I', n.nspname, s.stxname), quote_ident(s.stxname),
            'pg_class'::regclass::oid, s.stxrelid,
            pg_get_statisticsobjdef(s.oid) as definition, nullif(coalesce(s.stxstattarget, -1), -1)::text as target,
            {LiveQueries.Role("s.stxowner")} as owner, obj_description(s.oid, 'pg_statistic_ext') as comment
        from pg_statistic_ext s
        join scope n on n.oid = s.stxnamespace
        where {LiveQueries.NoMember("pg_statistic_ext", "s.oid")}
        """;

    public static readonly string Triggers = LiveQueries.Scope + $"""

        select 'pg_trigger'::regclass::oid, t.oid, 0, 'trigger', format('%I.%I.%I', n.nspname, c.relname, t.tgname), quote_ident(t.tgname),
            'pg_class'::regclass::oid, c.oid,
            pg_get_triggerdef(t.oid) as definition, {LiveQueries.Enabled("t.tgenabled")} as enabled, obj_description(t.oid, 'pg_trigger') as comment
        from pg_class c
        join scope n on n.oid = c.relnamespace
        join pg_trigger t on t.tgrelid = c.oid and not t.tgisinternal and t.tgparentid = 0
        where {LiveQueries.NoMember("pg_class", "c.oid")}
        """;
}
