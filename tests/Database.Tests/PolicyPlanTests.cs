using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using CfiPros;
using StudyHub.Schema.Creation;
using StudyHub.Schema.Model;
using StudyHub.Schema.Testing;

namespace StudyHub.Schema.Database.Tests;

/// <summary>
/// The policies of the samples over tables of 20,000 rows: who asks is found out once, not for each row, and the rows come by an index.
/// </summary>
[Collection("roles of the server")]
public sealed class PolicyPlanTests
{
    private const int Rows = 20_000;

    /// <summary>
    /// What a policy asks of another table for each row on purpose: which notes there are for somebody is decided by the notes' own policies,
    /// and all of their ids at once would be all notes for a role that sees them all.
    /// </summary>
    private static readonly string[] Correlated = ["public.note_outcomes"];

    // Any row will do: keys are not looked up, checks do not hold, and each column has its own number of different values.
    private const string Fill = """
        do $$
        declare t record; c record; names text; vals text; indexes text[]; definition text;
        begin
            set local session_replication_role = replica;
            for c in select conrelid::regclass as tab, conname from pg_constraint where contype = 'c' and conrelid <> 0 and connamespace = 'public'::regnamespace loop
                execute format('alter table %s drop constraint %I', c.tab, c.conname);
            end loop;
            for t in select oid, oid::regclass as name from pg_class where oid = any ('{TABLES}'::regclass[]) loop
                -- Indexes are made faster when the rows are there.
                select array_agg(pg_get_indexdef(x.indexrelid)) into indexes from pg_index x where x.indrelid = t.oid and not x.indisunique;
                for c in select x.indexrelid::regclass as name from pg_index x where x.indrelid = t.oid and not x.indisunique loop
                    execute format('drop index %s', c.name);
                end loop;
                select string_agg(quote_ident(a.attname), ', ' order by a.attnum), string_agg(
                    case
                        when format_type(a.atttypid, null) = 'uuid' and not exists (
                            select from pg_index x where x.indrelid = a.attrelid and x.indisunique and x.indkey::text = a.attnum::text)
                            then format('md5((i %% %s)::text)::uuid', 1999 + a.attnum * 2)
                        when format_type(a.atttypid, null) = 'uuid' then 'md5(i::text)::uuid'
                        when format_type(a.atttypid, null) in ('integer', 'bigint') then 'i'
                        when format_type(a.atttypid, null) in ('smallint', 'numeric', 'real', 'double precision') then 'i % 50'
                        when format_type(a.atttypid, null) = 'boolean' then 'i % 2 = 0'
                        when format_type(a.atttypid, null) = 'date' then 'date ''2026-01-01'' + i % 5000'
                        when format_type(a.atttypid, null) like 'timestamp%' then 'timestamptz ''2026-01-01'' + make_interval(mins => i)'
                        when format_type(a.atttypid, null) like 'time%' then '''12:00'''
                        when format_type(a.atttypid, null) in ('json', 'jsonb') then '''{}'''
                        when a.attndims > 0 then '''{}'''
                        when exists (select from pg_type e where e.oid = a.atttypid and e.typtype = 'e')
                            then format('(enum_range(null::%s))[1]', format_type(a.atttypid, null))
                        when a.atttypmod > 0 then format('left(md5(i::text), %s)', a.atttypmod - 4)
                        else 'md5(i::text)'
                    end, ', ' order by a.attnum)
                into names, vals
                from pg_attribute a where a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and a.attidentity = '';
                execute format('insert into %s (%s) select %s from generate_series(1, {ROWS}) i on conflict do nothing', t.name, names, vals);
                foreach definition in array coalesce(indexes, '{}') loop
                    execute definition;
                end loop;
                execute format('analyze %s', t.name);
            end loop;
        end $$;
        """;

    [Fact]
    public Task The_policies_of_StudyHub_ask_once_who_it_is_and_find_the_rows_by_an_index()
        => AreGoodAsync(StudyHubDatabase.Schema, "");

    [Fact]
    public Task The_policies_of_CfiPros_ask_once_who_it_is_and_find_the_rows_by_an_index()
        => AreGoodAsync(CfiProsDatabase.Schema, "create schema auth; create table auth.users (id uuid primary key);");

    [Theory]
    [InlineData("alter policy notes_authenticated_select on notes using (student_id = app.user_id())", "asks for each row who it is")]
    [InlineData("alter policy notes_authenticated_select on notes using (student_id in (select s.id from students s where s.parent_id = (select app.user_id())))", "has a SubPlan")]
    [InlineData("drop index {0}", "reads all of notes")]
    public async Task A_planted_fault_is_seen(string fault, string found)
    {
        await using ScratchDatabase database = await FilledAsync(StudyHubDatabase.Schema, "", ["public.notes", "public.students"]);
        string[] indexes = [.. await database.LinesAsync(
            "select distinct x.indexrelid::regclass::text from pg_index x join pg_attribute a on a.attrelid = x.indrelid and a.attnum = x.indkey[0] where x.indrelid = 'public.notes'::regclass and a.attname = 'student_id' and not indisprimary")];
        foreach (string index in fault.Contains("{0}", StringComparison.Ordinal) ? indexes : [""]) await database.RunAsync(fault.Replace("{0}", index));

        (await FindingsAsync(database, StudyHubDatabase.Schema.Model, ["public.notes"])).ShouldContain(finding => finding.Contains(found));
    }

    private static async Task AreGoodAsync(DatabaseSchema schema, string before)
    {
        string[] tables = [.. schema.Model.Tables.Where(table => table.Policies.Any(policy =>
            policy is { Command: PolicyCommand.Select or PolicyCommand.All, Using.Text: var text } && text.Contains("(select ", StringComparison.Ordinal)))
            .Select(table => table.Name.ToString())];
        tables.ShouldNotBeEmpty();
        await using ScratchDatabase database = await FilledAsync(schema, before, tables);

        List<string> findings = await FindingsAsync(database, schema.Model, tables);
        findings.Where(finding => !Correlated.Any(finding.StartsWith)).ShouldBeEmpty();
        Correlated.Where(table => tables.Contains(table) && !findings.Any(finding => finding.StartsWith(table))).ShouldBeEmpty("not an exception any more");
    }

    private static async Task<ScratchDatabase> FilledAsync(DatabaseSchema schema, string before, string[] tables)
    {
        ScratchDatabase database = await ScratchDatabase.CreateAsync(await EphemeralPostgres.SharedAsync(), schema.Model);
        await database.RunAsync(before + schema.CreateSql);
        await database.RunAsync(Fill.Replace("{ROWS}", Rows.ToString()).Replace("{TABLES}", $"{{{string.Join(',', tables)}}}"));
        return database;
    }

    private static async Task<List<string>> FindingsAsync(ScratchDatabase database, SchemaModel model, string[] tables)
    {
        List<string> findings = [];
        string role = model.Roles.Single(role => role.Purpose == RolePurpose.Authenticated).Name.Value;
        foreach (string table in tables)
        {
            int rows = int.Parse((await database.LinesAsync($"select count(*) from {table}")).Single());
            rows.ShouldBeGreaterThanOrEqualTo(Rows, $"{table} is filled");
            string plan = string.Join('\n', await database.LinesAsync(
                $"begin; set local role {role}; set local app.user_id = '{Guid.Empty}'; explain (format json, verbose) select count(*) from {table}"));
            findings.AddRange(Faults(table, plan).Distinct());
        }
        return findings;
    }

    private static IEnumerable<string> Faults(string table, string plan)
    {
        using JsonDocument document = JsonDocument.Parse(plan);
        List<JsonElement> nodes = [.. Nodes(document.RootElement[0].GetProperty("Plan")).Select(node => node.Clone())];
        string text = string.Join("; ", nodes.Select(Describe));
        if (nodes.Any(node => Text(node, "Parent Relationship") == "SubPlan")) yield return $"{table} has a SubPlan: {text}";
        if (!nodes.Any(node => Text(node, "Parent Relationship") == "InitPlan") || nodes.Any(node => Conditions(node).Any(condition => condition.Contains("user_id()", StringComparison.Ordinal))))
            yield return $"{table} asks for each row who it is: {text}";
        foreach (JsonElement node in nodes.Where(node => Text(node, "Node Type") == "Seq Scan"))
            yield return $"{table} reads all of {Text(node, "Relation Name")}: {text}";
    }

    private static IEnumerable<JsonElement> Nodes(JsonElement node)
        => node.TryGetProperty("Plans", out JsonElement plans) ? plans.EnumerateArray().SelectMany(Nodes).Prepend(node) : [node];

    private static IEnumerable<string> Conditions(JsonElement node) => new[] { "Filter", "Index Cond", "Recheck Cond", "Join Filter" }.Select(name => Text(node, name));

    private static string Describe(JsonElement node)
        => string.Join(" ", Conditions(node).Prepend(Text(node, "Relation Name")).Prepend(Text(node, "Index Name")).Prepend(Text(node, "Node Type"))
            .Prepend(Text(node, "Parent Relationship")).Where(word => word.Length > 0));

    private static string Text(JsonElement node, string property) => node.TryGetProperty(property, out JsonElement value) ? value.ToString() : "";
}
