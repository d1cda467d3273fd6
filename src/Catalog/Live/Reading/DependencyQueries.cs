namespace StudyHub.Schema.Catalog.Live.Reading;

/// <summary>What needs what, by pg_depend.</summary>
internal static class DependencyQueries
{
    /// <summary>The first oid that a user's object can have.</summary>
    private const int FirstOid = 16384;

    /// <summary>
    /// What stands for something else: a row type for its table, an index for its constraint, a member for its extension. Rows of class, oid,
    /// class, oid and column of what it stands for.
    /// </summary>
    public static readonly string Aliases = $"""
        select 'pg_type'::regclass::oid, t.oid, 'pg_class'::regclass::oid, t.typrelid, 0 from pg_type t join pg_class c on c.oid = t.typrelid and c.relkind <> 'c'
            where t.oid >= {FirstOid}
        union all
        select 'pg_class'::regclass::oid, c.oid, 'pg_type'::regclass::oid, c.reltype, 0 from pg_class c where c.relkind = 'c' and c.oid >= {FirstOid}
        union all
        select 'pg_type'::regclass::oid, a.oid, 'pg_type'::regclass::oid, a.typelem, 0 from pg_type a where a.typcategory = 'A' and a.typelem <> 0 and a.oid >= {FirstOid}
        union all
        select 'pg_type'::regclass::oid, r.rngmultitypid, 'pg_type'::regclass::oid, r.rngtypid, 0 from pg_range r where r.rngtypid >= {FirstOid}
        union all
        select 'pg_class'::regclass::oid, k.conindid, 'pg_constraint'::regclass::oid, k.oid, 0 from pg_constraint k where k.contype in ('p', 'u', 'x') and k.oid >= {FirstOid}
        union all
        select 'pg_constraint'::regclass::oid, k.oid, 'pg_constraint'::regclass::oid, k.conparentid, 0 from pg_constraint k where k.conparentid <> 0 and k.contype = 'f'
        union all
        select 'pg_trigger'::regclass::oid, t.oid, 'pg_constraint'::regclass::oid, t.tgconstraint, 0 from pg_trigger t where t.tgisinternal and t.tgconstraint <> 0
        union all
        select 'pg_trigger'::regclass::oid, t.oid, 'pg_trigger'::regclass::oid, t.tgparentid, 0 from pg_trigger t where t.tgparentid <> 0
        union all
        select 'pg_rewrite'::regclass::oid, w.oid, 'pg_class'::regclass::oid, w.ev_class, 0 from pg_rewrite w where w.rulename = '_RETURN' and w.oid >= {FirstOid}
        union all
        select 'pg_attrdef'::regclass::oid, d.oid, 'pg_class'::regclass::oid, d.adrelid, d.adnum::int from pg_attrdef d
            join pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum and a.attgenerated <> ''
        union all
        select 'pg_publication_rel'::regclass::oid, r.oid, 'pg_publication'::regclass::oid, r.prpubid, 0 from pg_publication_rel r
        union all
        select 'pg_publication_namespace'::regclass::oid, r.oid, 'pg_publication'::regclass::oid, r.pnpubid, 0 from pg_publication_namespace r
        union all
        select 'pg_amop'::regclass::oid, a.oid, 'pg_opfamily'::regclass::oid, a.amopfamily, 0 from pg_amop a where a.oid >= {FirstOid}
        union all
        select 'pg_amproc'::regclass::oid, a.oid, 'pg_opfamily'::regclass::oid, a.amprocfamily, 0 from pg_amproc a where a.oid >= {FirstOid}
        union all
        select e.classid, e.objid, e.refclassid, e.refobjid, 0 from pg_depend e
            where e.deptype = 'e' or (e.deptype = 'i' and e.refclassid = 'pg_type'::regclass and e.classid in ('pg_proc'::regclass, 'pg_cast'::regclass))
        """;

    /// <summary>
    /// What PostgreSQL makes itself for something else: rows of class and oid, of what facts call it, and of the name that it has then, where
    /// that can be another one. A foreign key to a partitioned table is followed by one to each partition.
    /// </summary>
    public const string Followers = """
        select 'pg_constraint'::regclass::oid, k.oid, 'foreign key', format('%I.%I.%I', n.nspname, c.relname, k.conname),
            case when o.conrelid <> k.conrelid then quote_ident(k.conname) end
        from pg_constraint k join pg_constraint o on o.oid = k.conparentid join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
        where k.contype = 'f'
        union all
        select 'pg_trigger'::regclass::oid, t.oid, 'trigger', format('%I.%I.%I', n.nspname, c.relname, t.tgname), quote_ident(t.tgname)
        from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
        where t.tgparentid <> 0 and not t.tgisinternal
        union all
        select 'pg_proc'::regclass::oid, p.oid, 'function', format('%I.%I(%s)', n.nspname, p.proname, pg_get_function_identity_arguments(p.oid)), null
        from pg_proc p join pg_namespace n on n.oid = p.pronamespace
        join pg_depend e on e.classid = 'pg_proc'::regclass and e.objid = p.oid and e.deptype = 'i' and e.refclassid = 'pg_type'::regclass
        where p.oid >= 16384
        """;

    /// <summary>Rows of class, oid and column of what needs, and of what is needed. A sequence does not need the column that owns it.</summary>
    public static readonly string Needs = $"""
        select d.classid, d.objid, d.objsubid, d.refclassid, d.refobjid, d.refobjsubid
        from pg_depend d
        where d.objid >= {FirstOid} and d.refobjid >= {FirstOid} and d.deptype <> 'e' and d.refclassid <> 'pg_namespace'::regclass
            and not (d.deptype in ('a', 'i') and d.refobjsubid > 0 and d.classid = 'pg_class'::regclass and d.objsubid = 0
                and exists (select from pg_sequence s where s.seqrelid = d.objid))
        """;
}
