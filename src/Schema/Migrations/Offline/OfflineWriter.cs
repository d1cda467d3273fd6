using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using StudyHub.Schema.Migrations.Connecting;
using StudyHub.Schema.Migrations.Histories;
using StudyHub.Schema.Migrations.Running;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Revisions;

namespace StudyHub.Schema.Migrations.Offline;

/// <summary>Writes what the migrator would do as a script that looks for itself what is left to do.</summary>
internal sealed class OfflineWriter
{
    private readonly StringBuilder text = new();

    /// <param name="graph">All revisions.</param>
    /// <param name="runs">In order.</param>
    /// <param name="owner">The role that the history goes to, as all else does; null where there is none.</param>
    public static string Write(RevisionGraph graph, IReadOnlyList<RevisionRun> runs, string? owner)
    {
        OfflineWriter writer = new();
        writer.Begin(graph, runs);
        foreach (RevisionRun run in runs) writer.Write(run, owner);
        writer.Line($"select pg_catalog.pg_advisory_unlock({Number(LockKey.Value)}) as unlocked \\gset studyhub_");
        writer.Line("\\echo Done.");
        return writer.text.ToString();
    }

    private void Begin(RevisionGraph graph, IReadOnlyList<RevisionRun> runs)
    {
        Line("-- Run it with psql: psql -X -f THIS.sql DATABASE. What the database has already is passed over; running it again changes nothing.");
        Line(runs.Count == 0
            ? "-- Nothing is to be done."
            : $"-- {(runs[0].Direction == MigrationDirection.Up ? "Up" : "Back")}, in this order: {string.Join(", ", runs.Select(run => run.Revision.Title))}.");
        Line("\\set ON_ERROR_STOP on");
        Line("\\set AUTOCOMMIT on");
        Line("\\set QUIET on");
        foreach (string setting in (string[])
            ["lock_timeout = '3s'", "statement_timeout = 0", "row_security = off", "search_path = public, pg_temp", "standard_conforming_strings = on",
             "check_function_bodies = on", "datestyle = 'ISO, MDY'", "intervalstyle = 'postgres'", "timezone = 'UTC'"])
            Line($"set {setting};");
        Line();
        Line("-- One at a time.");
        Do($"if not pg_catalog.pg_try_advisory_lock({Number(LockKey.Value)}) then raise exception 'Another migrator works on this database. Wait until it is done, then run this again.'; end if;");
        Line();
        Line("-- The tables that remember what was run.");
        Guard("pg_catalog.to_regclass('studyhub_schema.revisions') is null");
        Statement(HistoryTables.CreateSql);
        Line("\\endif");
        Line();
        Line("-- What the database has must be what these files say.");
        Check(graph, runs);
    }

    private void Check(RevisionGraph graph, IReadOnlyList<RevisionRun> runs)
    {
        if (graph.All.Count == 0) return;
        string known = string.Join(",\n            ", graph.All.Select(revision => $"({Text(revision.Id.Value)}, {Text(revision.Checksum)})"));
        string database = Text(graph.All[^1].Database);
        string direction = runs.Count > 0 && runs[0].Direction == MigrationDirection.Down ? "up" : "down";
        Do($"""
            declare
                found text;
            begin
                select id || ' ' || name into found from studyhub_schema.revisions where database <> {database} limit 1;
                if found is not null then raise exception 'The database holds revision % of another project; these files are of %.', found, {database}; end if;
                select r.id || ' ' || r.name into found from studyhub_schema.revisions r left join (values
                        {known.Replace("\n            ", "\n                        ", StringComparison.Ordinal)}
                    ) known (id, checksum) on known.id = r.id and known.checksum = r.checksum
                where known.id is null limit 1;
                if found is not null then raise exception 'The database has revision %, which these files do not know, or know otherwise: it is newer, or was edited after it was applied.', found; end if;
                select s.revision into found from studyhub_schema.steps s
                where s.direction = '{direction}' and (s.direction = 'down') = exists (select from studyhub_schema.revisions r where r.id = s.revision) limit 1;
                if found is not null then raise exception 'Revision % was left half-way in the other direction. Finish that first.', found; end if;
            end
            """, isWhole: true);
    }

    private void Write(RevisionRun run, string? owner)
    {
        Revision revision = run.Revision;
        bool isUp = run.Direction == MigrationDirection.Up;
        string id = Text(revision.Id.Value);
        Line();
        Line($"-- Revision {revision.Title}, {(isUp ? "the way there" : "the way back")}");
        Guard($"{(isUp ? "not " : "")}exists (select from studyhub_schema.revisions where id = {id})");
        Line($"\\echo {(isUp ? "Applying" : "Taking back")} {revision.Title}");
        if (isUp)
        {
            foreach (RevisionId parent in revision.Parents)
                Do($"if not exists (select from studyhub_schema.revisions where id = {Text(parent.Value)}) then raise exception 'Revision {parent}, which {revision.Title} stands on, is not applied. Begin the script there.'; end if;");
        }
        string[] last = [.. Complete(run, owner)];
        string script = HistoryWriter.HashOf(run.Script);
        int count = run.Script.Steps.Count;
        if (count == 0) Transaction(last);
        foreach (ScriptStep step in run.Script.Steps)
        {
            string row = $"revision = {id} and direction = {Way(run)} and step = {Number(step.Number)}";
            Line();
            Line($"-- Step {Number(step.Number)}");
            Guard($"not exists (select from studyhub_schema.steps where {row} and state = 'done')");
            string done = Journal(run, step, script, "done");
            string[] end = step.Number == count ? [done, .. last] : [done];
            if (step.IsTransaction) Transaction([.. step.Statements.Select(statement => statement.Text), "reset role", .. end]);
            else Outside(run, step, script, row, end);
            Line("\\endif");
        }
        Line("\\endif");
    }

    private void Outside(RevisionRun run, ScriptStep step, string script, string row, string[] end)
    {
        string started = $"exists (select from studyhub_schema.steps where {row} and state = 'started')";
        OutsideStatement known = OutsideStatement.Of(step.Statements[0].Text);
        string? isDone = null;
        switch (known)
        {
            case OutsideStatement.CreateIndex create:
                // What a build left that was cut off is of no use, and in the way.
                Line($"""
                    select pg_catalog.format('drop index concurrently %s', i.indexrelid::regclass) from pg_catalog.pg_index i join pg_catalog.pg_class c on c.oid = i.indexrelid
                    where c.relname = {Text(create.Name)} and i.indrelid = pg_catalog.to_regclass({Text(create.Table)}) and not i.indisvalid \gexec
                    """);
                isDone = $"exists (select from pg_catalog.pg_index i join pg_catalog.pg_class c on c.oid = i.indexrelid "
                    + $"where c.relname = {Text(create.Name)} and i.indrelid = pg_catalog.to_regclass({Text(create.Table)}) and i.indisvalid)";
                break;
            case OutsideStatement.DropIndex drop: isDone = $"pg_catalog.to_regclass({Text(drop.Index)}) is null"; break;
            case OutsideStatement.AddLabel label:
                isDone = $"exists (select from pg_catalog.pg_enum where enumtypid = pg_catalog.to_regtype({Text(label.Type)}) and enumlabel = {Text(label.Label)})";
                break;
            case OutsideStatement.Other:
                Do($"if {started} then raise exception 'Step {Number(step.Number)} of revision {run.Revision.Title} was begun, and nobody can tell whether it ended. Look, then set its row in studyhub_schema.steps to done, or delete it.'; end if;");
                break;
        }
        if (isDone is not null) Guard($"not ({started} and {isDone})");
        Statement(Journal(run, step, script, "started"));
        if (known.IsConcurrent) Line("set lock_timeout = 0;");
        Statement(step.Statements[0].Text);
        if (known.IsConcurrent) Line("set lock_timeout = '3s';");
        if (isDone is not null) Line("\\endif");
        Transaction(end);
    }

    private static IEnumerable<string> Complete(RevisionRun run, string? owner)
    {
        Revision revision = run.Revision;
        string id = Text(revision.Id.Value);
        bool isUp = run.Direction == MigrationDirection.Up;
        yield return $"delete from studyhub_schema.steps where revision = {id} and direction = {(isUp ? "'down'" : "'up'")}";
        if (!isUp)
        {
            yield return $"delete from studyhub_schema.revisions where id = {id}";
            yield break;
        }
        yield return $"""
            insert into studyhub_schema.revisions (id, database, name, checksum, parents, applied_at, applied_by, duration, tool)
            values ({id}, {Text(revision.Database)}, {Text(revision.Name)}, {Text(revision.Checksum)}, array[{string.Join(", ", revision.Parents.Select(parent => Text(parent.Value)))}]::text[],
                pg_catalog.clock_timestamp(), session_user, coalesce((select sum(ended - started) from studyhub_schema.steps
                where revision = {id} and direction = 'up' and state = 'done'), interval '0'), {Text(HistoryWriter.Tool + " by psql")})
            """;
        if (owner is not null) yield return HistoryWriter.HandOver(owner);
    }

    private static string Journal(RevisionRun run, ScriptStep step, string script, string state)
    {
        string ended = state == "done" ? "pg_catalog.clock_timestamp()" : "null";
        return $"""
            insert into studyhub_schema.steps (revision, direction, step, script, state, started, ended)
            values ({Text(run.Revision.Id.Value)}, {Way(run)}, {Number(step.Number)}, {Text(script)}, '{state}', pg_catalog.transaction_timestamp(), {ended})
            on conflict (revision, direction, step) do update set script = excluded.script, state = excluded.state, ended = excluded.ended
            """;
    }

    /// <summary>What follows, up to \endif, is for databases for which it is so.</summary>
    private void Guard(string condition)
    {
        Line($"select {condition} as todo \\gset studyhub_");
        Line("\\if :studyhub_todo");
    }

    private void Transaction(IEnumerable<string> statements)
    {
        Line("begin;");
        foreach (string statement in statements) Statement(statement);
        Line("commit;");
    }

    /// <param name="body">plpgsql; with isWhole from declare to end.</param>
    /// <param name="isWhole">Whether it has its own begin and end.</param>
    private void Do(string body, bool isWhole = false)
        => Statement(isWhole ? $"do $studyhub$\n{body}\n$studyhub$" : $"do $studyhub$ begin {body} end $studyhub$");

    private void Statement(string sql) => Line(sql + ";");

    private void Line(string line = "") => text.Append(line.Replace("\r\n", "\n", StringComparison.Ordinal)).Append('\n');

    private static string Way(RevisionRun run) => run.Direction == MigrationDirection.Up ? "'up'" : "'down'";

    private static string Text(string value) => SqlQuoting.Literal(value);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
