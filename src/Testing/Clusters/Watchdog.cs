using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;

namespace StudyHub.Schema.Testing.Clusters;

/// <summary>
/// A shell that reads from a pipe which this process holds open. When the pipe closes, because it was closed or because this process is
/// gone, however it went, the shell stops the server and removes the cluster's directory. Unix only.
/// </summary>
internal sealed class Watchdog : IDisposable
{
    // The first shell ends at once: what it leaves is no child of ours and, where setsid exists, in a session of its own. Ending our
    // process group or tree, as terminals and test runners do, then does not end the watchdog before its work.
    private const string Detach =
        """
        exec 3<&0
        if command -v setsid >/dev/null 2>&1; then setsid sh -c "$0" "$@" <&3 3<&- &
        else sh -c "$0" "$@" <&3 3<&- &
        fi
        """;

    // $1 is the cluster's directory, the rest the words that become the server's user. A process id is signalled only when it is a
    // server of this directory: ids are used again; that of initdb's server is negative. initdb is waited for, ten seconds at most: the
    // servers that it runs do not remove their shared memory when they are ended or lose their files.
    private const string Guard =
        """
        trap '' HUP INT TERM
        cd / && cat >/dev/null
        directory=$1; shift
        data=$directory/server/data
        is_server() {
            if [ -d /proc/self ]; then [ "/proc/$1/cwd" -ef "$data" ]
            else case "$(ps -o comm= -p "$1" 2>/dev/null)" in *postgres*) true ;; *) false ;; esac
            fi
        }
        end() { "$@" 2>/dev/null; }
        tick=0
        while [ -e "$directory/server/initialising" ] && [ "$tick" -lt 200 ]; do tick=$((tick + 1)); sleep 0.05; done
        round=0
        while [ -d "$directory" ] && [ "$round" -lt 100 ]; do
            round=$((round + 1))
            pid=
            [ -f "$data/postmaster.pid" ] && IFS= read -r pid 2>/dev/null <"$data/postmaster.pid"
            pid=${pid#-}
            if [ -n "$pid" ] && is_server "$pid"; then
                end "$@" sh -c 'kill -QUIT "$1"' sh "$pid"
                tick=0
                while is_server "$pid" && [ "$tick" -lt 160 ]; do tick=$((tick + 1)); sleep 0.05; done
                if is_server "$pid"; then end "$@" sh -c 'kill -KILL "$1"' sh "$pid"; fi
            fi
            rm -rf "$directory" 2>/dev/null || sleep 0.1
        done
        """;

    private readonly Process shell;

    private Watchdog(Process shell) => this.shell = shell;

    public static Watchdog Start(string directory, ServerUser user)
    {
        ProcessStartInfo start = new("sh", ["-c", Detach, Guard, "watchdog", directory, .. user.Prefix])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        return new Watchdog(Process.Start(start) ?? throw new PostgresUnavailableException("sh could not be started to watch over the server"));
    }

    /// <summary>Has the server stopped and the directory removed, and waits for it.</summary>
    public async Task ReleaseAsync(TimeSpan limit)
    {
        shell.StandardInput.Close();
        using CancellationTokenSource timeout = new(limit);
        try
        {
            // The watchdog is no child of ours, but it holds this pipe until it ends.
            await shell.StandardOutput.ReadToEndAsync(timeout.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // It goes on without us; whatever it cannot remove, the next start does.
        }
    }

    public void Dispose() => shell.Dispose();
}
