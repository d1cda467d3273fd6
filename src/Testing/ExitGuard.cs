using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;

namespace StudyHub.Schema.Testing;

/// <summary>
/// Closes the servers that are still open when the process ends. A cluster on Unix needs this only to be gone before the process is, for
/// its watchdog would remove it anyway; on Windows, in Docker and on a given server nobody else would before the next start.
/// </summary>
internal static class ExitGuard
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);
    private static readonly ConcurrentDictionary<EphemeralPostgres, bool> Open = new();
    private static readonly Lazy<PosixSignalRegistration[]> Signals = new(Register);

    public static void Add(EphemeralPostgres server)
    {
        Open[server] = true;
        _ = Signals.Value;
    }

    public static void Remove(EphemeralPostgres server) => Open.TryRemove(server, out _);

    private static PosixSignalRegistration[] Register()
    {
        AppDomain.CurrentDomain.ProcessExit += (_, _) => CloseAll(_ => true);
        return
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal),
            PosixSignalRegistration.Create(PosixSignal.SIGHUP, OnSignal),
        ];
    }

    // The signal keeps its effect. A program that handles it, and goes on for a while, may still need its databases: where its handler ran
    // before this one we can see that, and what has a watchdog can wait in any case.
    private static void OnSignal(PosixSignalContext context)
    {
        if (!context.Cancel)
            CloseAll(server => !server.IsWatched);
    }

    private static void CloseAll(Func<EphemeralPostgres, bool> which)
    {
        // On the pool, so that a synchronisation context of the ending thread is not waited for; at once, since a runner may end a process
        // that takes its time.
        Task.WaitAll([.. Open.Keys.Where(which).Select(server => Task.Run(() => server.CloseAsync(), CancellationToken.None))], Limit);
    }
}
