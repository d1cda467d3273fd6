using System.Collections.Generic;

namespace StudyHub.Schema.Catalog.Live.Reading;

/// <summary>
/// The questions that give objects. Each gives rows of class, oid and column; kind, name and own name; class and oid of the parent (0 for
/// none); then attributes by their names as text, null where there is nothing to say. The parameter is the schemas to look at, or null.
/// </summary>
internal static class LiveQueries
{
    public const string InScope = """
        ($1::text[] is null or n.nspname = any ($1)) and n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and n.nspname <> 'studyhub_schema'
        """;

    /// <summary>The schemas of users: neither PostgreSQL's nor the one in which applied revisions are noted.</summary>
    public const string Scope = $"""
        with scope as materialized (select n.oid, n.nspname, n.nspowner, n.nspacl from pg_namespace n where {InScope})
        """;

    /// <summary>The words of START WITH …, with every value told.</summary>
    public const string SequenceOptions = """
        format('start with %s increment by %s minvalue %s maxvalue %s cache %s %s', q.seqstart, q.seqincrement, q.seqmin, q.seqmax, q.seqcache,
            case when q.seqcycle then 'cycle' else 'no cycle' end)
        """;

    /// <summary>The types of what is given to a routine.</summary>
    public const string ArgumentTypes = """
        coalesce((select string_agg(format_type(t, null), ', ' order by i) from unnest(p.proargtypes) with ordinality a (t, i)), '')
        """;

    public const string DefaultPrivilegesOn = """
        case d.defaclobjtype when 'r' then 'tables' when 'S' then 'sequences' when 'f' then 'functions' when 'T' then 'types' when 'n' then 'schemas' else 'large objects' end
        """;

    public static IReadOnlyList<string> All { get; } =
    [
        RelationQueries.Schemas, OtherQueries.Extensions, TypeQueries.Types, TypeQueries.Functions, TypeQueries.Aggregates,
        RelationQueries.Tables, RelationQueries.Views, RelationQueries.Columns, RelationQueries.ViewColumns, RelationQueries.Defaults,
        RelationQueries.Sequences, RelationQueries.Rules,
        ConstraintQueries.Constraints, ConstraintQueries.DomainConstraints, ConstraintQueries.Indexes, ConstraintQueries.Statistics, ConstraintQueries.Triggers,
        SecurityQueries.Policies, SecurityQueries.DefaultPrivileges, OtherQueries.Unmodelled,
    ];

    public static string Role(string oid) => $"quote_ident(pg_get_userbyid({oid}))";

    public static string NoMember(string table, string oid)
        => $"not exists (select from pg_depend e where e.classid = '{table}'::regclass and e.objid = {oid} and e.deptype = 'e')";

    /// <summary>Neither a member of an extension nor a part of a type, as a range's constructors and casts are.</summary>
    public static string OnItsOwn(string table, string oid)
        => $"not exists (select from pg_depend e where e.classid = {table} and e.objid = {oid} and (e.deptype = 'e' or (e.deptype = 'i' and e.refclassid = 'pg_type'::regclass)))";

    /// <summary>In the order of granting: lines of privilege, "*" for the grant option, and grantee, which is empty for the owner. Null where nothing was ever granted.</summary>
    public static string Acl(string acl, string owner) => $"""
        case when {acl} is not null then coalesce((
            select string_agg(concat(x.privilege_type, x.star, ' ', case x.grantee when 0 then 'public' when {owner} then '' else quote_ident(pg_get_userbyid(x.grantee)) end), E'\n'
                order by x.place)
            from (select g.privilege_type, g.grantee, case when bool_or(g.is_grantable) then '*' end as star, min(g.place) as place
                from aclexplode({acl}) with ordinality g (grantor, grantee, privilege_type, is_grantable, place) group by 1, 2) x), '') end
        """;

    /// <summary>Storage parameters as WITH takes them.</summary>
    public static string Options(string options) => $"""
        (select string_agg(case when strpos(o, '=') = 0 then o else format('%s=%L', split_part(o, '=', 1), substr(o, strpos(o, '=') + 1)) end, ', ' order by o) from unnest({options}) o)
        """;

    public static string Enabled(string state) => $"case {state} when 'D' then 'disable' when 'R' then 'enable replica' when 'A' then 'enable always' end";
}
