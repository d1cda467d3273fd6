using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using StudyHub.Schema.Testing.Processes;

namespace StudyHub.Schema.Testing.Clusters;

/// <summary>Stops a server and removes its directory where there is no shell to leave that to.</summary>
internal static class WindowsRemoval
{
    private const int Attempts = 50;

    public static async Task StopAndDeleteAsync(string directory, string pgCtl)
    {
        string data = ClusterDirectory.DataPathOf(directory);
        if (File.Exists(Path.Combine(data, "postmaster.pid")))
        {
            // A server that has ended already is no fault here: what counts is that the directory can be removed.
            await new ShellCommand(pgCtl, "stop", "-D", data, "-m", "immediate", "-w", "-t", "20").RunAsync(CancellationToken.None).ConfigureAwait(false);
        }

        // The last handles of an ended server close a little after it.
        for (int attempt = 1; Directory.Exists(directory); attempt++)
        {
            try
            {
                Directory.Delete(directory, recursive: true);
            }
            catch (Exception reason) when (reason is IOException or UnauthorizedAccessException && attempt < Attempts)
            {
                await Task.Delay(100).ConfigureAwait(false);
            }
        }
    }
}
