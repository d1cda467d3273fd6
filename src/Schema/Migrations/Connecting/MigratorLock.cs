using System;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using NpgsqlTypes;

namespace StudyHub.Schema.Migrations.Connecting;

/// <summary>One migrator at a time. The session has the lock until it ends.</summary>
internal static class MigratorLock
{
    /// <summary>
    /// Asks for the lock until it is there. A call that waited for it inside of PostgreSQL would be a transaction that an index build of the
    /// holder waits for: a deadlock.
    /// </summary>
    /// <exception cref="MigratorBusyException">Somebody else had it all the time.</exception>
    public static async Task TakeAsync(MigratorConnection connection, MigratorOptions options, CancellationToken cancellationToken)
    {
        long start = options.Clock.GetTimestamp();
        while (!await TryAsync(connection, cancellationToken).ConfigureAwait(false))
        {
            TimeSpan elapsed = options.Clock.GetElapsedTime(start);
            OtherSession? holder = await HolderAsync(connection, cancellationToken).ConfigureAwait(false);
            options.Progress?.Invoke(new WaitingForMigrator(elapsed, holder));
            if (elapsed >= options.LockWait) throw new MigratorBusyException(elapsed, holder);
            await Task.Delay(options.LockPoll, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<bool> TryAsync(MigratorConnection connection, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = connection.Command("select pg_catalog.pg_try_advisory_lock($1)");
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = LockKey.Value });
        return (bool)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
    }

    private static async Task<OtherSession?> HolderAsync(MigratorConnection connection, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = connection.Command(
            $"""
            {OtherSessions.Columns}
            from pg_catalog.pg_locks l
            left join pg_catalog.pg_stat_activity a on a.pid = l.pid
            where l.locktype = 'advisory' and l.granted and l.objsubid = 1 and l.classid::bigint = $1 and l.objid::bigint = $2
                and l.database = (select oid from pg_catalog.pg_database where datname = pg_catalog.current_database())
            """);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = LockKey.High, NpgsqlDbType = NpgsqlDbType.Bigint });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = LockKey.Low, NpgsqlDbType = NpgsqlDbType.Bigint });
        return await OtherSessions.ReadAsync(command, cancellationToken).ConfigureAwait(false) is [var holder, ..] ? holder : null;
    }
}
