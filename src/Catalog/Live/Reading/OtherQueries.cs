namespace StudyHub.Schema.Catalog.Live.Reading;

/// <summary>Extensions, and the kinds that are not planned for: enough is told of them to see whether two are the same.</summary>
internal static class OtherQueries
{
    public const string Extensions = $"""
        select 'pg_extension'::regclass::oid, x.oid, 0, 'extension', quote_ident(x.extname), quote_ident(x.extname), 'pg_namespace'::regclass::oid, x.extnamespace,
            quote_ident(n.nspname) as schema, x.extversion as version, obj_description(x.oid, 'pg_extension') as comment
        from pg_extension x
        join pg_namespace n on n.oid = x.extnamespace
        where {LiveQueries.InScope}
        """;

    /// <summary>The kind is an attribute, and a part of the name. What was granted on an extension's members after it was made is a kind too.</summary>
    public static readonly string Unmodelled = LiveQueries.Scope + """
        , others (class, oid, kind, schema, name, definition, comment) as (
            select 'pg_operator'::regclass, o.oid, 'operator', o.oprnamespace, o.oid::regoperator::text,
                concat_ws(' ', o.oprcode::regproc, o.oprcom::regoperator, o.oprnegate::regoperator, o.oprrest::regproc, o.oprjoin::regproc, o.oprcanmerge, o.oprcanhash),
                obj_description(o.oid, 'pg_operator') from pg_operator o
            union all
            select 'pg_opclass'::regclass, o.oid, 'operator class', o.opcnamespace, format('%I for %I', o.opcname, m.amname),
                concat_ws(' ', o.opcintype::regtype, o.opcdefault, o.opckeytype::regtype), obj_description(o.oid, 'pg_opclass')
                from pg_opclass o join pg_am m on m.oid = o.opcmethod
            union all
            select 'pg_opfamily'::regclass, o.oid, 'operator family', o.opfnamespace, format('%I for %I', o.opfname, m.amname),
                (select string_agg(concat_ws(' ', a.amopstrategy, a.amopopr::regoperator, a.amoppurpose), ', ' order by 1) from (
                    select * from pg_amop where amopfamily = o.oid) a), obj_description(o.oid, 'pg_opfamily')
                from pg_opfamily o join pg_am m on m.oid = o.opfmethod
            union all
            select 'pg_collation'::regclass, c.oid, 'collation', c.collnamespace, quote_ident(c.collname),
                (to_jsonb(c) - 'oid' - 'collnamespace' - 'collowner' - 'collversion')::text, obj_description(c.oid, 'pg_collation') from pg_collation c
            union all
            select 'pg_conversion'::regclass, c.oid, 'conversion', c.connamespace, quote_ident(c.conname),
                concat_ws(' ', pg_encoding_to_char(c.conforencoding), pg_encoding_to_char(c.contoencoding), c.conproc::regproc, c.condefault), obj_description(c.oid, 'pg_conversion')
                from pg_conversion c
            union all
            select 'pg_ts_config'::regclass, c.oid, 'text search configuration', c.cfgnamespace, quote_ident(c.cfgname),
                (select string_agg(concat_ws(' ', m.maptokentype, m.mapseqno, m.mapdict::regdictionary), ', ' order by m.maptokentype, m.mapseqno) from pg_ts_config_map m where m.mapcfg = c.oid),
                obj_description(c.oid, 'pg_ts_config') from pg_ts_config c
            union all
            select 'pg_ts_dict'::regclass, d.oid, 'text search dictionary', d.dictnamespace, quote_ident(d.dictname), concat_ws(' ', t.tmplname, d.dictinitoption),
                obj_description(d.oid, 'pg_ts_dict') from pg_ts_dict d join pg_ts_template t on t.oid = d.dicttemplate
            union all
            select 'pg_ts_parser'::regclass, p.oid, 'text search parser', p.prsnamespace, quote_ident(p.prsname), p.prsstart::regproc::text, obj_description(p.oid, 'pg_ts_parser')
                from pg_ts_parser p
            union all
            select 'pg_ts_template'::regclass, p.oid, 'text search template', p.tmplnamespace, quote_ident(p.tmplname), p.tmpllexize::regproc::text, obj_description(p.oid, 'pg_ts_template')
                from pg_ts_template p
            union all
            select 'pg_type'::regclass, t.oid, case when t.typisdefined then 'base type' else 'shell type' end, t.typnamespace, quote_ident(t.typname),
                concat_ws(' ', t.typinput::regproc, t.typoutput::regproc, t.typlen, t.typalign, t.typstorage, t.typcategory, t.typdefault), obj_description(t.oid, 'pg_type')
                from pg_type t where (t.typtype = 'b' and t.typcategory <> 'A') or (t.typtype = 'p' and not t.typisdefined)
            union all
            select 'pg_class'::regclass, c.oid, 'foreign table', c.relnamespace, quote_ident(c.relname),
                concat_ws(' ', s.srvname, f.ftoptions, (select string_agg(format('%I %s', a.attname, format_type(a.atttypid, a.atttypmod)), ', ' order by a.attnum)
                    from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped), c.relacl), obj_description(c.oid, 'pg_class')
                from pg_class c join pg_foreign_table f on f.ftrelid = c.oid join pg_foreign_server s on s.oid = f.ftserver
        ), whole (class, oid, kind, name, definition, comment) as (
            select 'pg_event_trigger'::regclass, e.oid, 'event trigger', quote_ident(e.evtname), concat_ws(' ', e.evtevent, e.evtfoid::regprocedure, e.evtenabled, e.evttags),
                obj_description(e.oid, 'pg_event_trigger') from pg_event_trigger e
            union all
            select 'pg_publication'::regclass, p.oid, 'publication', quote_ident(p.pubname),
                concat_ws(' ', p.puballtables, p.pubinsert, p.pubupdate, p.pubdelete, p.pubtruncate, p.pubviaroot, nullif(to_jsonb(p) ->> 'pubgencols', 'n'),
                    (select string_agg(concat_ws(' ', r.prrelid::regclass, r.prattrs, pg_get_expr(r.prqual, r.prrelid)), ', ' order by r.prrelid::regclass::text)
                        from pg_publication_rel r where r.prpubid = p.oid),
                    (select string_agg(s.nspname, ', ' order by s.nspname) from pg_publication_namespace r join pg_namespace s on s.oid = r.pnnspid where r.pnpubid = p.oid)),
                obj_description(p.oid, 'pg_publication') from pg_publication p
            union all
            select 'pg_cast'::regclass, c.oid, 'cast', format('(%s as %s)', format_type(c.castsource, null), format_type(c.casttarget, null)),
                concat_ws(' ', nullif(c.castfunc, 0)::regprocedure, c.castcontext, c.castmethod), obj_description(c.oid, 'pg_cast') from pg_cast c
            union all
            select 'pg_foreign_data_wrapper'::regclass, f.oid, 'foreign data wrapper', quote_ident(f.fdwname), concat_ws(' ', f.fdwhandler::regproc, f.fdwoptions, f.fdwacl),
                obj_description(f.oid, 'pg_foreign_data_wrapper') from pg_foreign_data_wrapper f
            union all
            select 'pg_foreign_server'::regclass, s.oid, 'foreign server', quote_ident(s.srvname), concat_ws(' ', f.fdwname, s.srvtype, s.srvversion, s.srvoptions, s.srvacl),
                obj_description(s.oid, 'pg_foreign_server') from pg_foreign_server s join pg_foreign_data_wrapper f on f.oid = s.srvfdw
            union all
            select 'pg_user_mapping'::regclass, u.umid, 'user mapping', format('for %s on %I', case u.umuser when 0 then 'public' else quote_ident(u.usename) end, u.srvname),
                null, null from pg_user_mappings u
            union all
            select 'pg_language'::regclass, l.oid, 'language', quote_ident(l.lanname), concat_ws(' ', l.lanpltrusted, l.lanplcallfoid::regproc), obj_description(l.oid, 'pg_language')
                from pg_language l
            union all
            select 'pg_transform'::regclass, t.oid, 'transform', format('for %s language %I', format_type(t.trftype, null), l.lanname), concat_ws(' ', t.trffromsql::regproc, t.trftosql::regproc),
                null from pg_transform t join pg_language l on l.oid = t.trflang
            union all
            select 'pg_subscription'::regclass, s.oid, 'subscription', quote_ident(s.subname), concat_ws(' ', s.subenabled, s.subpublications), obj_description(s.oid, 'pg_subscription')
                from pg_subscription s where s.subdbid = (select d.oid from pg_database d where d.datname = current_database())
            union all
            select 'pg_am'::regclass, a.oid, 'access method', quote_ident(a.amname), a.amhandler::regproc::text, obj_description(a.oid, 'pg_am') from pg_am a
        ), regranted (class, oid, name, acl) as (
            select 'pg_proc'::regclass, p.oid, 'function ' || p.oid::regprocedure, p.proacl from pg_proc p where p.oid >= 16384
            union all
            select 'pg_class'::regclass, c.oid, 'relation ' || c.oid::regclass, c.relacl from pg_class c where c.oid >= 16384 and c.relkind in ('r', 'v', 'm', 'S', 'p', 'f')
            union all
            select 'pg_type'::regclass, t.oid, 'type ' || t.oid::regtype, t.typacl from pg_type t where t.oid >= 16384 and t.typacl is not null
        )
        select o.class::oid, o.oid, 0, 'unmodelled', format('%s %I.%s', o.kind, n.nspname, o.name), o.name, 'pg_namespace'::regclass::oid, n.oid, o.kind, o.definition, o.comment
        from others o join scope n on n.oid = o.schema
        where not exists (select from pg_depend e where e.classid = o.class and e.objid = o.oid and e.deptype = 'e')
        union all
        select 0::oid, g.oid, 0, 'unmodelled', 'grants on ' || g.name, g.name, 0::oid, 0::oid, 'grants on', g.acl::text, null
        from regranted g
        join pg_depend e on e.classid = g.class and e.objid = g.oid and e.deptype = 'e'
        left join pg_init_privs i on i.classoid = g.class and i.objoid = g.oid and i.objsubid = 0
        where g.acl is distinct from i.initprivs
        union all
        select o.class::oid, o.oid, 0, 'unmodelled', format('%s %s', o.kind, o.name), o.name, 0::oid, 0::oid, o.kind, o.definition, o.comment
        from whole o
        where o.oid >= 16384 and
        """ + " " + LiveQueries.OnItsOwn("o.class", "o.oid");
}
