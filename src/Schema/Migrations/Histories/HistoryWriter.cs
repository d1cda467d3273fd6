using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using NpgsqlTypes;
using StudyHub.Schema.Migrations.Connecting;
using StudyHub.Schema.Revisions;

namespace StudyHub.Schema.Migrations.Histories;

/// <summary>Writes what was run, in the transaction that is open, or in one of its own.</summary>
internal sealed class HistoryWriter(MigratorConnection connection, TimeProvider clock, string? owner)
{
    private const string InsertRevision = """
        insert into studyhub_schema.revisions (id, database, name, checksum, parents, applied_at, applied_by, duration, tool)
        values ($1, $2, $3, $4, $5, $6, session_user, coalesce(
            (select sum(ended - started) from studyhub_schema.steps where revision = $1 and direction = 'up' and state = 'done'), interval '0'), $7)
        """;

    internal static readonly string Tool = "StudyHub.Schema "
        + (typeof(HistoryWriter).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "");

    /// <summary>The hash by which a script is known again.</summary>
    public static string HashOf(RevisionScript script) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(script.Text))).ToLowerInvariant();

    /// <summary>A statement outside of a transaction begins.</summary>
    public Task StartedAsync(MigrationPlace place, RevisionScript script, DateTimeOffset started, CancellationToken cancellationToken)
        => RunAsync([Step(place, script, "started", started, null)], cancellationToken);

    /// <summary>It failed, and nothing of it is left: the next run begins it as if it had never been.</summary>
    public Task NotStartedAsync(MigrationPlace place, CancellationToken cancellationToken) => RunAsync(
        [Command("delete from studyhub_schema.steps where revision = $1 and direction = $2 and step = $3",
            Text(place.Revision.Id.Value), Text(Word(place.Direction)), new NpgsqlParameter<int> { TypedValue = place.Step })],
        cancellationToken);

    /// <summary>A step is done; after the last one, the revision is.</summary>
    public Task DoneAsync(MigrationPlace place, RevisionScript script, DateTimeOffset started, CancellationToken cancellationToken)
    {
        List<NpgsqlBatchCommand> commands = [Step(place, script, "done", started, clock.GetUtcNow())];
        if (place.Step == place.Steps) commands.AddRange(Revision(place.Revision, place.Direction));
        return RunAsync(commands, cancellationToken);
    }

    /// <summary>A script without steps is done.</summary>
    public Task DoneAsync(Revision revision, MigrationDirection direction, CancellationToken cancellationToken)
        => RunAsync(Revision(revision, direction), cancellationToken);

    /// <summary>The history holds these revisions alone, and nothing is half-way.</summary>
    public Task StampAsync(IReadOnlyCollection<Revision> removed, IReadOnlyCollection<Revision> added, CancellationToken cancellationToken)
    {
        List<NpgsqlBatchCommand> commands =
        [
            Command("delete from studyhub_schema.revisions where id = any ($1)", Texts(removed.Select(revision => revision.Id.Value))),
            // Rows of ways that were gone to the end are a record; the others would be taken for a run that is to be continued.
            Command("delete from studyhub_schema.steps s where s.direction = 'down' or s.revision = any ($1) "
                + "or not exists (select from studyhub_schema.revisions r where r.id = s.revision)", Texts(added.Concat(removed).Select(revision => revision.Id.Value))),
        ];
        commands.AddRange(added.Select(Insert));
        return RunAsync(commands, cancellationToken);
    }

    private IEnumerable<NpgsqlBatchCommand> Revision(Revision revision, MigrationDirection direction)
    {
        yield return Command(
            "delete from studyhub_schema.steps where revision = $1 and direction = $2",
            Text(revision.Id.Value), Text(Word(direction == MigrationDirection.Up ? MigrationDirection.Down : MigrationDirection.Up)));
        yield return direction == MigrationDirection.Up
            ? Insert(revision)
            : Command("delete from studyhub_schema.revisions where id = $1", Text(revision.Id.Value));
        if (owner is not null && direction == MigrationDirection.Up) yield return new NpgsqlBatchCommand(HandOver(owner));
    }

    private NpgsqlBatchCommand Insert(Revision revision) => Command(
        InsertRevision,
        Text(revision.Id.Value), Text(revision.Database), Text(revision.Name), Text(revision.Checksum),
        Texts(revision.Parents.Select(parent => parent.Value)), Time(clock.GetUtcNow()), Text(Tool));

    private static NpgsqlBatchCommand Step(MigrationPlace place, RevisionScript script, string state, DateTimeOffset started, DateTimeOffset? ended) => Command(
        """
        insert into studyhub_schema.steps (revision, direction, step, script, state, started, ended) values ($1, $2, $3, $4, $5, $6, $7)
        on conflict (revision, direction, step) do update set script = excluded.script, state = excluded.state, ended = excluded.ended
        """,
        Text(place.Revision.Id.Value), Text(Word(place.Direction)), new NpgsqlParameter<int> { TypedValue = place.Step },
        Text(HashOf(script)), Text(state), Time(started),
        ended is { } time ? Time(time) : new NpgsqlParameter { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz });

    private static string Word(MigrationDirection direction) => direction == MigrationDirection.Up ? "up" : "down";

    /// <summary>
    /// The first to migrate may be a superuser, and the next one the migrator that it made: the history goes to the owner of the schema, as all
    /// else does, where whoever runs this keeps the rights to it.
    /// </summary>
    internal static string HandOver(string role)
    {
        string text = "'" + role.Replace("'", "''", StringComparison.Ordinal) + "'";
        return $"""
            do $hand_over$
            begin
                if exists (
                    select from pg_catalog.pg_namespace n, pg_catalog.pg_roles r
                    where n.nspname = 'studyhub_schema' and r.rolname = {text} and n.nspowner <> r.oid
                        and pg_catalog.pg_has_role(n.nspowner, 'usage') and pg_catalog.pg_has_role(r.oid, 'usage')
                        and pg_catalog.pg_has_role(r.oid, case when pg_catalog.current_setting('server_version_num')::integer >= 160000 then 'set' else 'member' end)
                        and pg_catalog.has_database_privilege(pg_catalog.current_database(), 'create')
                ) then
                    execute pg_catalog.format('alter schema studyhub_schema owner to %I', {text});
                    execute pg_catalog.format('alter table studyhub_schema.revisions owner to %I', {text});
                    execute pg_catalog.format('alter table studyhub_schema.steps owner to %I', {text});
                end if;
            end
            $hand_over$
            """;
    }

    private async Task RunAsync(IEnumerable<NpgsqlBatchCommand> commands, CancellationToken cancellationToken)
    {
        await using NpgsqlBatch batch = new(connection.Database) { Timeout = 0 };
        foreach (NpgsqlBatchCommand command in commands) batch.BatchCommands.Add(command);
        await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    private static NpgsqlBatchCommand Command(string sql, params NpgsqlParameter[] parameters)
    {
        NpgsqlBatchCommand command = new(sql);
        foreach (NpgsqlParameter parameter in parameters) command.Parameters.Add(parameter);
        return command;
    }

    private static NpgsqlParameter Text(string text) => new NpgsqlParameter<string> { TypedValue = text, NpgsqlDbType = NpgsqlDbType.Text };

    private static NpgsqlParameter Texts(IEnumerable<string> texts)
        => new NpgsqlParameter<string[]> { TypedValue = [.. texts], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };

    private static NpgsqlParameter Time(DateTimeOffset time)
        => new NpgsqlParameter<DateTime> { TypedValue = time.UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz };
}
