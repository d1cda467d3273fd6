using System;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;

namespace StudyHub.Schema.Web.Tests.Sites;

/// <summary>Nobody reads the table while it is held: what asks for it waits as long as a test needs.</summary>
internal sealed class HeldLock : IAsyncDisposable
{
    private const string Waiting = "from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";

    private readonly NpgsqlConnection holder, observer;

    private HeldLock(Site site) => (holder, observer) = (new NpgsqlConnection(site.Owner), new NpgsqlConnection(site.Owner));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<HeldLock> TakeAsync(Site site, string table)
    {
        HeldLock held = new(site);
        await held.holder.OpenAsync(Stop);
        await held.observer.OpenAsync(Stop);
        await held.RunAsync($"begin; lock table {table} in access exclusive mode");
        return held;
    }

    /// <summary>Runs SQL as the one who holds the lock; it is undone at the end without a COMMIT.</summary>
    public async Task RunAsync(string sql)
    {
        await using NpgsqlCommand command = new(sql, holder);
        await command.ExecuteNonQueryAsync(Stop);
    }

    /// <summary>Returns once this many queries wait for the lock; the test's own time limit ends it otherwise.</summary>
    public async Task UntilWaitingAsync(long queries)
    {
        await using NpgsqlCommand count = new("select count(*) " + Waiting, observer);
        while ((long)(await count.ExecuteScalarAsync(Stop))! != queries) await Task.Delay(20, Stop);
    }

    /// <summary>Ends the connections of those that wait, as an operator would.</summary>
    public async Task EndWaitingAsync()
    {
        await using NpgsqlCommand end = new("select pg_terminate_backend(pid) " + Waiting, observer);
        await end.ExecuteNonQueryAsync(Stop);
    }

    public async ValueTask DisposeAsync()
    {
        await holder.DisposeAsync();
        await observer.DisposeAsync();
    }
}
