using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using StudyHub.Schema.Testing.Processes;

namespace StudyHub.Schema.Testing.Clusters;

/// <summary>Removes the clusters of this user whose owning process is gone without having been able to.</summary>
internal static class ClusterSweep
{
    private static readonly TimeSpan RemovalLimit = TimeSpan.FromSeconds(20);

    // A directory gets its owner file right after it is made.
    private static readonly TimeSpan NewbornAge = TimeSpan.FromMinutes(1);

    /// <summary>Looks in every directory where clusters are made. <paramref name="mine"/> has to prove that locks work on this file system.</summary>
    public static async Task RunAsync(ClusterDirectory mine, ServerUser user, Action<string> say, CancellationToken cancellationToken)
    {
        using (FileStream? again = TryOpen(Path.Combine(mine.FullPath, ClusterDirectory.OwnerFile)))
        {
            // Without locks everybody looks dead.
            if (again is not null)
                return;
        }

        foreach (string directory in await CandidatesAsync(cancellationToken).ConfigureAwait(false))
        {
            if (directory == mine.FullPath)
                continue;
            string ownerPath = Path.Combine(directory, ClusterDirectory.OwnerFile);
            if (!Directory.Exists(directory))
                continue;
            if (!File.Exists(ownerPath) && DateTime.UtcNow - Directory.GetCreationTimeUtc(directory) < NewbornAge)
                continue;
            using FileStream? owner = TryOpen(ownerPath);
            if (owner is null && File.Exists(ownerPath))
                continue;
            say($"removing {directory}, which a process left behind that is gone");
            await RemoveAsync(directory, owner, user).ConfigureAwait(false);
        }
    }

    private static async Task RemoveAsync(string directory, FileStream? owner, ServerUser user)
    {
        if (!OperatingSystem.IsWindows())
        {
            using Watchdog watchdog = Watchdog.Start(directory, user);
            await watchdog.ReleaseAsync(RemovalLimit).ConfigureAwait(false);
            return;
        }

        string pgCtl = "pg_ctl";
        if (owner is not null)
        {
            using StreamReader reader = new(owner);
            pgCtl = (await reader.ReadToEndAsync().ConfigureAwait(false)).Split('\n') is [_, _, string recorded, ..] ? recorded : pgCtl;
        }

        await WindowsRemoval.StopAndDeleteAsync(directory, pgCtl).ConfigureAwait(false);
    }

    // Temporary directories are open to everybody: a directory of another user with such a name is a trap or none of our business.
    private static async Task<IReadOnlyList<string>> CandidatesAsync(CancellationToken cancellationToken)
    {
        string[] found =
        [
            .. ClusterPlaces.All().Distinct(StringComparer.Ordinal).Where(Directory.Exists)
                .SelectMany(parent => Directory.GetDirectories(parent, $"{ClusterDirectory.Prefix}*")),
        ];
        if (OperatingSystem.IsWindows() || found.Length == 0)
            return found;
        CommandResult owned = await new ShellCommand(
            ["sh", "-c", "for d; do if [ -O \"$d\" ] && [ ! -L \"$d\" ]; then printf '%s\\n' \"$d\"; fi; done", "sh", .. found])
            .RunAsync(cancellationToken).ConfigureAwait(false);
        return owned.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    // Null: somebody holds it, or it went in the meantime.
    private static FileStream? TryOpen(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
