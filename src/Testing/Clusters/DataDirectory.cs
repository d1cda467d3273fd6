using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using StudyHub.Schema.Testing.Binaries;
using StudyHub.Schema.Testing.Processes;

namespace StudyHub.Schema.Testing.Clusters;

/// <summary>
/// Fills a cluster's data directory: by initdb (about a second of processor time) or, on Unix from the second time on, by copying what
/// initdb made before (a tenth of that).
/// </summary>
internal sealed class DataDirectory(ServerBinaries binaries, ServerUser user, string cacheDirectory)
{
    public const string SuperUser = "postgres";

    private static readonly TimeSpan StaleAge = TimeSpan.FromHours(1);

    private string CachePath => Path.Combine(cacheDirectory, "initdb");

    /// <param name="cluster">Whose <see cref="ClusterDirectory.DataPath"/> is filled; it must not exist yet.</param>
    /// <param name="password">The superuser's password; without one everybody who can reach the socket is let in, and only the server's user and root can.</param>
    /// <param name="cancellationToken">Ends the work after the program that runs.</param>
    /// <exception cref="PostgresUnavailableException">initdb failed; the message ends with its last lines.</exception>
    public async Task FillAsync(ClusterDirectory cluster, string? password, CancellationToken cancellationToken)
    {
        // A password is in the data, and no two clusters share one.
        if (OperatingSystem.IsWindows() || password is not null)
        {
            await InitialiseAsync(cluster, password, cancellationToken).ConfigureAwait(false);
            return;
        }

        string cached = Path.Combine(CachePath, Key());
        if (Directory.Exists(cached))
        {
            CommandResult copy = await CopyAsync(Path.Combine(cached, "data"), cluster.DataPath, cancellationToken).ConfigureAwait(false);
            if (copy.Succeeded)
                return;
            await user.Command("rm", "-rf", cluster.DataPath).RunAsync(cancellationToken).ConfigureAwait(false);
        }

        await InitialiseAsync(cluster, password, cancellationToken).ConfigureAwait(false);
        await KeepAsync(cluster.DataPath, cached, cancellationToken).ConfigureAwait(false);
    }

    private async Task InitialiseAsync(ClusterDirectory cluster, string? password, CancellationToken cancellationToken)
    {
        // Sorting by code point and no locale of the machine: the same results everywhere. C.UTF-8 also knows the case of letters beyond
        // ASCII, but macOS and Windows do not have it.
        string locale = OperatingSystem.IsLinux() ? "C.UTF-8" : "C";
        string[] words = ["--pgdata", cluster.DataPath, "--username", SuperUser, "--encoding", "UTF8", "--locale", locale, "--no-sync"];
        string passwordFile = Path.Combine(cluster.ServerPath, "password");
        if (password is null)
        {
            words = [.. words, "--auth", "trust"];
        }
        else
        {
            words = [.. words, "--auth", "scram-sha-256", "--pwfile", passwordFile];
            await File.WriteAllTextAsync(passwordFile, password, cancellationToken).ConfigureAwait(false);
        }

        // initdb is let to its end, by us and by the watchdog: see there. The shell takes the mark away also when this process is gone.
        string[] marked = OperatingSystem.IsWindows()
            ? []
            : ["sh", "-c", ": >\"$0\"; \"$@\"; code=$?; rm -f \"$0\"; exit $code", cluster.InitialisingPath];
        CommandResult result = await (user.Command([.. marked, binaries.InitDb, .. words]) with { WorkingDirectory = cluster.FullPath })
            .RunAsync(CancellationToken.None).ConfigureAwait(false);
        File.Delete(passwordFile);
        cancellationToken.ThrowIfCancellationRequested();
        if (!result.Succeeded)
            throw new PostgresUnavailableException($"{binaries.InitDb} failed ({result.ExitCode}):\n{result.Tail}");
    }

    // A cache that cannot be written costs a second at the next start and nothing else.
    private async Task KeepAsync(string data, string cached, CancellationToken cancellationToken)
    {
        string draft = $"{cached}.{RandomNumberGenerator.GetHexString(8, lowercase: true)}";
        try
        {
            Directory.CreateDirectory(draft);
            await user.TakeOverAsync(draft, cancellationToken).ConfigureAwait(false);
            CommandResult copy = await CopyAsync(data, Path.Combine(draft, "data"), cancellationToken).ConfigureAwait(false);
            if (copy.Succeeded && !Directory.Exists(cached))
                Directory.Move(draft, cached);
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException)
        {
            return;
        }
        finally
        {
            await RemoveDraftsAsync(draft).ConfigureAwait(false);
        }
    }

    // Our own, and those of processes that were killed at it.
    private async Task RemoveDraftsAsync(string mine)
    {
        if (!Directory.Exists(CachePath))
            return;
        string[] drafts =
        [
            .. Directory.GetDirectories(CachePath)
                .Where(path => Path.GetFileName(path).Contains('.', StringComparison.Ordinal))
                .Where(path => path == mine || DateTime.UtcNow - Directory.GetCreationTimeUtc(path) > StaleAge),
        ];
        if (drafts.Length > 0)
            await new ShellCommand(["rm", "-rf", .. drafts]).RunAsync(CancellationToken.None).ConfigureAwait(false);
    }

    private Task<CommandResult> CopyAsync(string source, string target, CancellationToken cancellationToken)
        => user.Command("cp", "-R", "-p", source, target).RunAsync(cancellationToken);

    // Whatever makes another result of initdb: the program, the user it runs as and the words it is given.
    private string Key()
    {
        FileInfo program = new(binaries.Postgres);
        string identity = string.Join('\n', program.FullName, program.Length.ToString(CultureInfo.InvariantCulture),
            program.LastWriteTimeUtc.Ticks.ToString(CultureInfo.InvariantCulture), user.OtherName ?? Environment.UserName, "UTF8 C.UTF-8 trust");
        return $"{binaries.Version}-{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(identity)))[..16]}".Replace('.', '_');
    }
}
