using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Migrations.Connecting;
using StudyHub.Schema.Revisions;

namespace StudyHub.Schema.Migrations.Histories;

/// <summary>Makes and reads the tables that remember what was run.</summary>
internal static class HistoryTables
{
    // A schema that is there was made for us by somebody who may; what default privileges give others of our own is taken away.
    internal const string CreateSql = """
        do $$
        declare
            entry record;
        begin
            if pg_catalog.to_regnamespace('studyhub_schema') is null then
                create schema studyhub_schema;
                comment on schema studyhub_schema is 'Which revisions of the schema are applied; written by StudyHub.Schema.';
                for entry in
                    select distinct a.grantee from pg_catalog.pg_namespace n, pg_catalog.aclexplode(n.nspacl) a
                    where n.nspname = 'studyhub_schema' and a.grantee <> n.nspowner
                loop
                    execute 'revoke all on schema studyhub_schema from ' || case when entry.grantee = 0 then 'public' else entry.grantee::regrole::text end;
                end loop;
                grant usage on schema studyhub_schema to public;
            end if;
            create table studyhub_schema.revisions (
                id text primary key,
                database text not null,
                name text not null,
                checksum text not null,
                parents text[] not null,
                applied_at timestamptz not null,
                applied_by text not null,
                duration interval not null,
                tool text not null
            );
            create table studyhub_schema.steps (
                revision text not null,
                direction text not null check (direction in ('up', 'down')),
                step integer not null check (step > 0),
                script text not null,
                state text not null check (state in ('started', 'done')),
                started timestamptz not null,
                ended timestamptz,
                primary key (revision, direction, step)
            );
            for entry in
                select distinct c.relname, a.grantee from pg_catalog.pg_class c, pg_catalog.aclexplode(c.relacl) a
                where c.relnamespace = 'studyhub_schema'::regnamespace and c.relname in ('revisions', 'steps') and a.grantee <> c.relowner
            loop
                execute 'revoke all on studyhub_schema.' || entry.relname || ' from '
                    || case when entry.grantee = 0 then 'public' else entry.grantee::regrole::text end;
            end loop;
            -- Which revisions there are, and nothing about them: whoever connects can tell whether the database is the one that it was built for.
            grant select (id, checksum) on studyhub_schema.revisions to public;
        end
        $$
        """;

    /// <summary>Where they are missing. Under the lock: two that make them at once would be in each other's way.</summary>
    public static async Task CreateAsync(MigratorConnection connection, CancellationToken cancellationToken)
        => await connection.RunAsync(CreateSql, cancellationToken).ConfigureAwait(false);

    public static async Task<History> ReadAsync(MigratorConnection connection, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand look = connection.Command("select pg_catalog.to_regclass('studyhub_schema.revisions') is not null");
        if (!(bool)(await look.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!) return History.None;
        await using NpgsqlCommand command = connection.Command(
            """
            select id, database, name, checksum, parents, applied_at, applied_by, duration, tool from studyhub_schema.revisions order by applied_at, id;
            select revision, direction, step, script, state from studyhub_schema.steps order by revision, direction, step
            """);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        List<AppliedRevision> applied = [];
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false)) applied.Add(Applied(reader));
        await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
        List<JournalRow> journal = [];
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            journal.Add(new JournalRow(
                new RevisionId(reader.GetString(0)), reader.GetString(1) == "up" ? MigrationDirection.Up : MigrationDirection.Down,
                reader.GetInt32(2), reader.GetString(3), reader.GetString(4) == "done"));
        }
        return new History(true, applied, journal);
    }

    private static AppliedRevision Applied(NpgsqlDataReader reader) => new(
        new RevisionId(reader.GetString(0)),
        reader.GetString(1),
        reader.GetString(2),
        reader.GetString(3),
        reader.GetFieldValue<string[]>(4).Select(id => new RevisionId(id)).ToEquatableArray(),
        reader.GetFieldValue<DateTimeOffset>(5),
        reader.GetString(6),
        reader.GetTimeSpan(7),
        reader.GetString(8));
}
