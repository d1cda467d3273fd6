using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Catalog.Tests.Live;

/// <summary>
/// What stands in for pg_dump where a server comes without it: the rows of the catalog with all their columns, those of later versions
/// too, and the facts. The places of columns are not told.
/// </summary>
internal static class BareCatalog
{
    private const string User = "not in ('pg_catalog', 'information_schema', 'pg_toast')";

    // Oids and what they stand for have other numbers in another database; places and statistics are no part of a schema.
    private static readonly string[] Queries =
    [
        $$"""
        select format('constraint %s.%I %s %s %s', coalesce(nullif(k.conrelid, 0)::regclass::text, t.typname), k.conname, pg_get_constraintdef(k.oid),
            to_jsonb(k) - case when k.contype in ('p', 'u', 'x', 'f') then 'connoinherit' else '' end - '{oid,connamespace,conrelid,contypid,conindid,conparentid,confrelid,conkey,confkey,conbin,conpfeqop,conppeqop,conffeqop,conexclop,confdelsetcols}'::text[],
            obj_description(k.oid, 'pg_constraint'))
        from pg_constraint k join pg_namespace n on n.oid = k.connamespace left join pg_type t on t.oid = k.contypid
        where n.nspname {{User}}
        """,
        $$"""
        select format('column %s.%I %s %s %s %s', c.oid::regclass, a.attname, format_type(a.atttypid, a.atttypmod), a.attcollation::regcollation, pg_get_expr(d.adbin, d.adrelid),
            to_jsonb(a) - '{attrelid,atttypid,attnum,attcacheoff,attcollation,atthasmissing,attmissingval,attacl}'::text[])
        from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
        where n.nspname {{User}} and c.relkind not in ('i', 'I', 'S')
        """,
        $$"""
        select format('index %s %s %s', x.indexrelid::regclass, pg_get_indexdef(x.indexrelid), to_jsonb(x) - '{indexrelid,indrelid,indkey,indcollation,indclass,indoption,indexprs,indpred,indcheckxmin}'::text[])
        from pg_index x join pg_class c on c.oid = x.indexrelid join pg_namespace n on n.oid = c.relnamespace where n.nspname {{User}}
        """,
        $$"""
        select format('trigger %s.%I %s %s', t.tgrelid::regclass, t.tgname, pg_get_triggerdef(t.oid), t.tgenabled)
        from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace where n.nspname {{User}} and not t.tgisinternal
        """,
        $$"""
        select format('publication %s %s', p.pubname, to_jsonb(p) - '{oid,pubowner}'::text[]) from pg_publication p
        """,
    ];

    /// <summary>Lines, sorted.</summary>
    public static async Task<string> OfAsync(NpgsqlConnection connection)
    {
        List<string> lines = [];
        foreach (string query in Queries) lines.AddRange(await LinesAsync(connection, query));
        string[] schemas = await LinesAsync(connection, $"select nspname::text from pg_namespace where nspname {User} and nspname not like 'pg\\_%'");
        CatalogReading facts = await CatalogReader.ReadAsync(connection, new CatalogScope { Schemas = schemas.Select(name => new Identifier(name)).ToEquatableArray() });
        lines.AddRange(facts.Facts.Select(fact => fact.ToString()));
        return string.Join("\n", lines.Order(StringComparer.Ordinal));
    }

    private static async Task<string[]> LinesAsync(NpgsqlConnection connection, string query)
    {
        List<string> lines = [];
        await using NpgsqlCommand command = new(query, connection);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) lines.Add(reader.GetString(0).ReplaceLineEndings(" "));
        return [.. lines];
    }
}
