using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using NpgsqlTypes;
using StudyHub.Schema.Migrations.Connecting;

namespace StudyHub.Schema.Migrations.Running;

/// <summary>
/// Looks at a step from a second connection while it runs: how long, and for whom it waits. The connection is opened when a step is still
/// there at the first look; where none is to be had, the step runs unwatched.
/// </summary>
internal sealed class StepWatch : IAsyncDisposable
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource ended = new();
    private readonly string connectionString;
    private readonly MigrationPlace place;
    private readonly int processId;
    private readonly MigratorOptions options;
    private readonly Task looking;
    private volatile IReadOnlyList<OtherSession> blockers = [];

    private StepWatch(string connectionString, MigrationPlace place, int processId, MigratorOptions options)
    {
        (this.connectionString, this.place, this.processId, this.options) = (connectionString, place, processId, options);
        looking = Task.Run(LookAsync);
    }

    /// <summary>Whom the step waited for when it was last looked at.</summary>
    public IReadOnlyList<OtherSession> Blockers => blockers;

    public static StepWatch Start(string connectionString, MigrationPlace place, int processId, MigratorOptions options)
        => new(connectionString, place, processId, options);

    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync().ConfigureAwait(false);
        await looking.ConfigureAwait(false);
        ended.Dispose();
    }

    private async Task LookAsync()
    {
        long start = options.Clock.GetTimestamp();
        TimeSpan pause = options.LockTimeout / 3 < LongestPause ? options.LockTimeout / 3 : LongestPause;
        TimeSpan told = TimeSpan.Zero;
        NpgsqlConnection? connection = null;
        try
        {
            while (true)
            {
                await Task.Delay(pause, ended.Token).ConfigureAwait(false);
                if (connection is null)
                {
                    connection = new NpgsqlConnection(connectionString);
                    await connection.OpenAsync(ended.Token).ConfigureAwait(false);
                }
                bool wasWaiting = blockers.Count > 0;
                blockers = await BlockersAsync(connection).ConfigureAwait(false);
                TimeSpan elapsed = options.Clock.GetElapsedTime(start);
                if (elapsed - told < options.ReportEvery && (wasWaiting || blockers.Count == 0)) continue;
                told = elapsed;
                options.Progress?.Invoke(new StepRunning(place, elapsed, blockers));
            }
        }
        catch (Exception reason) when (reason is OperationCanceledException or NpgsqlException)
        {
            // The step has ended, or nobody can be asked about it; it goes its way without being watched.
            return;
        }
        finally
        {
            if (connection is not null) await connection.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task<IReadOnlyList<OtherSession>> BlockersAsync(NpgsqlConnection connection)
    {
        await using NpgsqlCommand command = new(
            $"{OtherSessions.Columns} from pg_catalog.unnest(pg_catalog.pg_blocking_pids($1)) l (pid) "
            + "left join pg_catalog.pg_stat_activity a on a.pid = l.pid",
            connection);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = processId, NpgsqlDbType = NpgsqlDbType.Integer });
        return await OtherSessions.ReadAsync(command, ended.Token).ConfigureAwait(false);
    }
}
