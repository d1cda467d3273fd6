using System;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;

namespace StudyHub.Schema.Testing.Databases;

/// <summary>
/// Marks the databases and roles of one run by their names, <c>studyhub_test_{run}_{number}</c>. On a server that outlives the run, an
/// advisory lock says that the run still lives: it ends with the connection, so also when the process is killed.
/// </summary>
internal sealed class RunMark : IAsyncDisposable
{
    private const string Prefix = "studyhub_test_";
    private const string Pattern = "^studyhub_test_[0-9a-f]{8}_[0-9a-f]{8}$";

    // The first half of the lock's key; any constant that others are unlikely to use.
    private const int LockSpace = 0x53544844;

    // A connection that says nothing for hours may be cut by what stands between.
    private const int KeepAliveSeconds = 30;

    private readonly int run = RandomNumberGenerator.GetInt32(int.MaxValue);
    private readonly SemaphoreSlim turn = new(1);
    private NpgsqlConnection? holder;
    private int number;

    public string NextName()
        => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{run:x8}_{Interlocked.Increment(ref number):x8}");

    /// <summary>Says that this run lives, until disposal.</summary>
    public async Task HoldAsync(string connectionString, CancellationToken cancellationToken)
    {
        NpgsqlConnectionStringBuilder builder = new(connectionString) { Pooling = false, KeepAlive = KeepAliveSeconds };
        holder = new NpgsqlConnection(builder.ConnectionString);
        await holder.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using NpgsqlCommand command = new("SELECT pg_advisory_lock($1, $2)", holder);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = LockSpace });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = run });
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>One after another, on the connection that ends with the run: for locks that are to end with it.</summary>
    /// <exception cref="InvalidOperationException">The run is not held.</exception>
    public async Task<T> UseAsync<T>(Func<NpgsqlConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await work(holder ?? throw new InvalidOperationException("The run is not held.")).ConfigureAwait(false);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Drops what runs left behind that were killed.</summary>
    public static async Task SweepAsync(Maintenance maintenance, Action<string> say, CancellationToken cancellationToken)
    {
        // pg_locks shows the locks of every database, whichever one the other run is connected to. What another user made is left to him.
        const string Living = "SELECT to_hex(objid::bigint) FROM pg_locks WHERE locktype = 'advisory' AND classid = 1398032452 AND objsubid = 2";
        string[] databases = await maintenance.TextsAsync(
            $"SELECT datname::text FROM pg_database WHERE datname ~ '{Pattern}' AND pg_has_role(datdba, 'MEMBER') ORDER BY 1", cancellationToken)
            .ConfigureAwait(false);
        string[] roles = await maintenance.TextsAsync($"SELECT rolname::text FROM pg_roles WHERE rolname ~ '{Pattern}' ORDER BY 1", cancellationToken)
            .ConfigureAwait(false);
        if (databases.Length + roles.Length == 0)
            return;

        // Read after the names: a run holds its lock before it makes anything.
        string[] living = await maintenance.TextsAsync(Living, cancellationToken).ConfigureAwait(false);
        bool Dead(string name) => !living.Contains(RunOf(name), StringComparer.Ordinal);
        foreach (string name in databases.Where(Dead))
            await DropAsync($"DROP DATABASE IF EXISTS {SqlText.Name(name)} WITH (FORCE)").ConfigureAwait(false);
        foreach (string name in roles.Where(Dead))
            await DropAsync($"DROP ROLE IF EXISTS {SqlText.Name(name)}").ConfigureAwait(false);

        async Task DropAsync(string sql)
        {
            try
            {
                await maintenance.ExecuteAsync(sql, cancellationToken).ConfigureAwait(false);
                say($"left behind by a run that is gone: {sql}");
            }
            catch (PostgresException reason)
            {
                // Another run may sweep at the same time, and not every user may drop every role.
                say($"left behind by a run that is gone, and not removed ({reason.MessageText}): {sql}");
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (holder is not null)
            await holder.DisposeAsync().ConfigureAwait(false);
        turn.Dispose();
    }

    // to_hex writes no leading zeros.
    private static string RunOf(string name) => name.Substring(Prefix.Length, 8).TrimStart('0');
}
