using System;
using System.Globalization;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Testing.Binaries;
using StudyHub.Schema.Testing.Clusters;
using StudyHub.Schema.Testing.Processes;

namespace StudyHub.Schema.Testing.Servers;

/// <summary>A cluster of our own: made, started, stopped and removed here.</summary>
internal sealed class ClusterServer : PostgresServer
{
    // On a socket the port is only a part of the file's name.
    private const int SocketPort = 5432;
    private const int StartAttempts = 3;
    private const string StartSeconds = "90";

    private readonly ClusterDirectory directory;

    private ClusterServer(ClusterDirectory directory, string origin, string connectionString)
        => (this.directory, Origin, ConnectionString) = (directory, origin, connectionString);

    public override string ConnectionString { get; }

    public override string Origin { get; }

    public override bool IsWatched => !OperatingSystem.IsWindows();

    /// <exception cref="PostgresUnavailableException">The cluster could not be made or started; the message ends with the server's last log lines.</exception>
    public static async Task<ClusterServer> StartAsync(
        ServerBinaries binaries, ServerUser user, string cacheDirectory, EphemeralPostgresOptions options, CancellationToken cancellationToken)
    {
        options.Say($"starting PostgreSQL {binaries.Version} ({binaries.Directory}{(user.OtherName is null ? "" : $", as {user.OtherName}")})");
        ClusterDirectory directory = await ClusterDirectory.CreateAsync(binaries, user, cancellationToken).ConfigureAwait(false);
        try
        {
            await ClusterSweep.RunAsync(directory, user, options.Say, cancellationToken).ConfigureAwait(false);
            // Loopback is open to every user of the machine; the socket's directory is not.
            string? password = OperatingSystem.IsWindows() ? RandomNumberGenerator.GetHexString(32, lowercase: true) : null;
            await new DataDirectory(binaries, user, cacheDirectory).FillAsync(directory, password, cancellationToken).ConfigureAwait(false);
            int port = await StartServerAsync(directory, binaries, user, options, cancellationToken).ConfigureAwait(false);
            NpgsqlConnectionStringBuilder connection = new()
            {
                Host = OperatingSystem.IsWindows() ? "127.0.0.1" : directory.ServerPath,
                Port = port,
                Username = DataDirectory.SuperUser,
                Password = password,
                Database = "postgres",
                // The data is made up by tests, so nothing in an error's detail is secret.
                IncludeErrorDetail = true,
            };
            return new ClusterServer(directory, binaries.Directory, connection.ConnectionString);
        }
        catch
        {
            await directory.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public override ValueTask DisposeAsync() => directory.DisposeAsync();

    private static async Task<int> StartServerAsync(
        ClusterDirectory directory, ServerBinaries binaries, ServerUser user, EphemeralPostgresOptions options, CancellationToken cancellationToken)
    {
        string configuration = Path.Combine(directory.DataPath, "postgresql.conf");
        ShellCommand start = user.Command(binaries.PgCtl, "start", "-D", directory.DataPath, "-l", directory.LogPath, "-w", "-t", StartSeconds)
            with
            { WorkingDirectory = directory.FullPath };
        for (int attempt = 1; ; attempt++)
        {
            int port = options.Settings.TryGetValue("port", out string? asked)
                ? int.Parse(asked, CultureInfo.InvariantCulture)
                : OperatingSystem.IsWindows() ? FreePort() : SocketPort;
            // A later line wins over an earlier one.
            await File.AppendAllTextAsync(configuration, ServerSettings.Text(directory.ServerPath, port, options.Settings), cancellationToken)
                .ConfigureAwait(false);
            CommandResult result = await start.RunAsync(cancellationToken).ConfigureAwait(false);
            if (result.Succeeded)
                return port;
            // A free port may be taken between looking and starting.
            if (OperatingSystem.IsWindows() && attempt < StartAttempts)
                continue;
            throw new PostgresUnavailableException(
                $"PostgreSQL {binaries.Version} ({binaries.Directory}) did not start:\n{result.Tail}\n  the server's log ends with:\n{await LogTailAsync(directory.LogPath).ConfigureAwait(false)}");
        }
    }

    private static async Task<string> LogTailAsync(string path)
        => File.Exists(path) ? CommandResult.LastLines(await File.ReadAllTextAsync(path).ConfigureAwait(false)) : "    (there is no log)";

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
