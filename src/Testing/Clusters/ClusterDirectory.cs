using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using StudyHub.Schema.Testing.Binaries;

namespace StudyHub.Schema.Testing.Clusters;

/// <summary>
/// The directory of one throw-away cluster: <c>owner</c> (locked while the owning process lives) and <c>server/</c> (data, log, socket).
/// Disposing it stops the server and removes everything.
/// </summary>
internal sealed class ClusterDirectory : IAsyncDisposable
{
    public const string Prefix = "studyhub-pg-";
    public const string OwnerFile = "owner";

    private static readonly TimeSpan RemovalLimit = TimeSpan.FromSeconds(20);

    private readonly FileStream owner;
    private readonly Watchdog? watchdog;
    private readonly ServerBinaries binaries;

    private ClusterDirectory(string path, FileStream owner, Watchdog? watchdog, ServerBinaries binaries)
    {
        (FullPath, this.owner, this.watchdog, this.binaries) = (path, owner, watchdog, binaries);
    }

    public string FullPath { get; }

    /// <summary>Belongs to the server's user; the socket is in it.</summary>
    public string ServerPath => Path.Combine(FullPath, "server");

    public string DataPath => DataPathOf(FullPath);

    /// <summary>A file that is there while initdb runs, for the watchdog.</summary>
    public string InitialisingPath => Path.Combine(ServerPath, "initialising");

    public string LogPath => Path.Combine(ServerPath, "log");

    public static string DataPathOf(string directory) => Path.Combine(directory, "server", "data");

    public static async Task<ClusterDirectory> CreateAsync(ServerBinaries binaries, ServerUser user, CancellationToken cancellationToken)
    {
        string path = Path.Combine(ClusterPlaces.For(user), $"{Prefix}{RandomNumberGenerator.GetHexString(16, lowercase: true)}");
        string serverPath = Path.Combine(path, "server");
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(serverPath);
        }
        else
        {
            UnixFileMode mine = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
            Directory.CreateDirectory(path, mine);
            Directory.CreateDirectory(serverPath, mine);
            // The server's user must pass through, nothing more. Set apart from creation, which the umask would narrow.
            if (user.OtherName is not null)
                File.SetUnixFileMode(path, mine | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        }

        FileStream owner = TakeOwnership(path, binaries);
        ClusterDirectory directory = new(path, owner, OperatingSystem.IsWindows() ? null : Watchdog.Start(path, user), binaries);
        try
        {
            await user.TakeOverAsync(serverPath, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await directory.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        return directory;
    }

    public async ValueTask DisposeAsync()
    {
        if (watchdog is null)
        {
            // Windows does not delete a file that is open.
            await owner.DisposeAsync().ConfigureAwait(false);
            await WindowsRemoval.StopAndDeleteAsync(FullPath, binaries.PgCtl).ConfigureAwait(false);
            return;
        }

        await watchdog.ReleaseAsync(RemovalLimit).ConfigureAwait(false);
        watchdog.Dispose();
        await owner.DisposeAsync().ConfigureAwait(false);
    }

    // The lock, which ends with the process however that ends, tells the living from the dead. The text is for people, and on Windows
    // for the sweep, which needs pg_ctl.
    private static FileStream TakeOwnership(string path, ServerBinaries binaries)
    {
        using Process self = Process.GetCurrentProcess();
        string started = self.StartTime.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture);
        string final = Path.Combine(path, OwnerFile);
        string draft = OperatingSystem.IsWindows() ? final : $"{final}.draft";
        FileStream stream = new(draft, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
        stream.Write(Encoding.UTF8.GetBytes($"{self.Id.ToString(CultureInfo.InvariantCulture)}\n{started}\n{binaries.PgCtl}\n"));
        stream.Flush();
        // On Unix making a file and locking it are two steps, between which a sweep could come. Under its own name it is never without its lock.
        if (draft != final)
            File.Move(draft, final);
        return stream;
    }
}
