using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;

namespace StudyHub.Schema.Migrations.Connecting;

/// <summary>Reads sessions from pg_stat_activity. Their queries are left out: they hold values of rows.</summary>
internal static class OtherSessions
{
    /// <summary>What a query selects; its from clause calls pg_stat_activity a, and another source of the process id l.</summary>
    public const string Columns =
        "select l.pid, coalesce(a.usename::text, ''), coalesce(a.application_name, ''), coalesce(a.state, ''), a.xact_start";

    public static async Task<IReadOnlyList<OtherSession>> ReadAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        List<OtherSession> sessions = [];
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            sessions.Add(new OtherSession(
                reader.GetInt32(0), reader.GetString(1), reader.GetString(2), reader.GetString(3),
                await reader.IsDBNullAsync(4, cancellationToken).ConfigureAwait(false) ? null : reader.GetFieldValue<DateTimeOffset>(4)));
        }
        return sessions;
    }
}
