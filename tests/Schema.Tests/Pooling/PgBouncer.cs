using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Testing.Clusters;
using StudyHub.Schema.Testing.Processes;

namespace StudyHub.Schema.Schema.Tests.Pooling;

/// <summary>
/// A pgbouncer in transaction mode in front of a test's database, reached by a socket in a private directory. It ends with the test, and
/// with the process of the test however that ends.
/// </summary>
internal sealed class PgBouncer : IAsyncDisposable
{
    public const int PoolSize = 4;

    // Debian has it where only root looks.
    private const string SystemPrograms = "/usr/sbin:/usr/local/sbin:/opt/homebrew/bin";
    private const string NotOnWindows = "pgbouncer is started on Unix only.";
    private const int SocketPort = 6432;
    private const int StartTries = 100;

    private readonly string program;
    private readonly string directory;
    private readonly Process process;

    private PgBouncer(string program, string directory, Process process, string connectionString)
        => (this.program, this.directory, this.process, ConnectionString) = (program, directory, process, connectionString);

    /// <summary>The login's connection string, by way of the pooler.</summary>
    public string ConnectionString { get; }

    /// <summary>Skips the test where pgbouncer is not installed; one that does not start fails it.</summary>
    public static async Task<PgBouncer> StartAsync(string login, CancellationToken cancellationToken)
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip(NotOnWindows);
            throw new PlatformNotSupportedException(NotOnWindows);
        }
        string? program = Shell.Find("pgbouncer", Environment.GetEnvironmentVariable("PATH") + Path.PathSeparator + SystemPrograms);
        if (program is null) Assert.Skip("pgbouncer is not installed here; on Debian and Ubuntu: apt-get install pgbouncer.");
        List<string> reasons = [];
        ServerUser user = await ServerUser.FindAsync(reasons, cancellationToken) ?? throw new InvalidOperationException(string.Join('\n', reasons));

        NpgsqlConnectionStringBuilder server = new(login);
        string directory = Path.Combine("/tmp", "studyhub-pgb-" + RandomNumberGenerator.GetHexString(16, lowercase: true));
        Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        string users = Path.Combine(directory, "users.txt"), settings = Path.Combine(directory, "pgbouncer.ini");
        await File.WriteAllTextAsync(users, $"\"{server.Username}\" \"{server.Password}\"\n", cancellationToken);
        await File.WriteAllTextAsync(
            settings,
            $"""
            [databases]
            {server.Database} = host={server.Host} port={server.Port}

            [pgbouncer]
            listen_addr =
            listen_port = {SocketPort}
            unix_socket_dir = {directory}
            auth_type = trust
            auth_file = {users}
            pool_mode = transaction
            default_pool_size = {PoolSize}
            max_client_conn = 200
            log_connections = 0
            log_disconnections = 0
            """,
            cancellationToken);
        foreach (string path in new[] { users, settings, directory }) await user.TakeOverAsync(path, cancellationToken);

        // The shell ends it when our end of the pipe closes, which the system does for us if we are killed.
        ProcessStartInfo start = new(user.Prefix.FirstOrDefault("/bin/sh"), [.. user.Prefix.Skip(1), .. user.Prefix.Count > 0 ? ["/bin/sh"] : Array.Empty<string>(),
            "-c", "\"$1\" \"$2\" & read -r _; kill -INT $!; wait", "sh", program, settings])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
        Process process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        List<string> log = [];
        process.ErrorDataReceived += (_, line) => { lock (log) log.Add(line.Data ?? ""); };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        PgBouncer bouncer = new(program, directory, process, new NpgsqlConnectionStringBuilder(login)
        {
            Host = directory, Port = SocketPort, NoResetOnClose = true, MaxPoolSize = 64,
        }.ConnectionString);
        try
        {
            await bouncer.WaitAsync(cancellationToken);
            return bouncer;
        }
        catch (NpgsqlException reason)
        {
            await bouncer.DisposeAsync();
            lock (log) throw new InvalidOperationException($"pgbouncer does not answer:\n{string.Join('\n', log)}", reason);
        }
    }

    /// <summary>From 1.21 on, where it is asked for; this one is not asked.</summary>
    public async Task<bool> KeepsPreparedStatementsAsync(CancellationToken cancellationToken)
    {
        CommandResult version = await new ShellCommand(program, "--version").RunAsync(cancellationToken);
        return Version.Parse(version.Output.Split('\n')[0].Split(' ')[^1].Trim()) >= new Version(1, 24);
    }

    public async ValueTask DisposeAsync()
    {
        await using (NpgsqlConnection connection = new(ConnectionString)) NpgsqlConnection.ClearPool(connection);
        process.StandardInput.Close();
        await process.WaitForExitAsync(CancellationToken.None);
        process.Dispose();
        Directory.Delete(directory, recursive: true);
    }

    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        for (int tries = 1; ; tries++)
        {
            try
            {
                await using NpgsqlConnection connection = new(ConnectionString);
                await connection.OpenAsync(cancellationToken);
                return;
            }
            catch (NpgsqlException) when (tries < StartTries && !process.HasExited)
            {
                await Task.Delay(50, cancellationToken);
            }
        }
    }
}
