namespace StudyHub.Schema.Catalog.Live.Reading;

/// <summary>What objects are seen against.</summary>
internal static class ServerQueries
{
    /// <summary>Rows of a role and whether it is the one that asks.</summary>
    public const string Users = "select quote_ident(rolname), rolname = current_user from pg_roles";

    public const string BuiltInGrants = """
        select k.kind, (select string_agg(concat(x.privilege_type, ' ', case x.grantee when 0 then 'public' else '' end), E'\n')
            from aclexplode(acldefault(k.letter, 10)) x)
        from (values ('tables', 'r'::"char"), ('sequences', 's'), ('schemas', 'n'), ('functions', 'f'), ('types', 'T')) k (kind, letter)
        """;

    /// <summary>Rows of source, target, and the most that is done unasked: i in any expression, a on assignment, e nothing.</summary>
    public const string Casts = """
        select format_type(castsource, null), format_type(casttarget, null), max(castcontext::text) filter (where castcontext = 'i') is not null,
            max(castcontext::text) filter (where castcontext in ('i', 'a')) is not null
        from pg_cast group by 1, 2
        """;

    public const string Schemas = $"select n.nspname::text from pg_namespace n where {LiveQueries.InScope}";
}
