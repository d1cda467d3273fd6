using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Testing.Processes;

namespace StudyHub.Schema.Testing.Servers;

/// <summary>
/// A container of the image <c>postgres</c> on a loopback port. Unlike a cluster it outlives a killed process: find such containers by
/// <c>docker ps --filter label=studyhub-schema</c>.
/// </summary>
internal sealed class DockerServer : PostgresServer
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan PullLimit = TimeSpan.FromMinutes(10);

    private readonly string docker;
    private readonly string container;

    private DockerServer(string docker, string container, string image, string connectionString)
        => (this.docker, this.container, Origin, ConnectionString) = (docker, container, $"docker {image}", connectionString);

    public override string ConnectionString { get; }

    public override string Origin { get; }

    /// <returns>The server, or <see langword="null"/> after the reason was added to <paramref name="reasons"/>.</returns>
    public static async Task<DockerServer?> StartAsync(EphemeralPostgresOptions options, List<string> reasons, CancellationToken cancellationToken)
    {
        if (Shell.Find("docker", options.Surroundings.ProgramPath) is not { } docker)
        {
            reasons.Add("Docker: not on PATH");
            return null;
        }

        CommandResult engine = await new ShellCommand(docker, "version", "--format", "{{.Server.Version}}").RunAsync(cancellationToken).ConfigureAwait(false);
        if (!engine.Succeeded)
        {
            reasons.Add($"Docker: the engine does not answer:\n{engine.Tail}");
            return null;
        }

        string image = $"postgres:{options.MajorVersion ?? EphemeralPostgresOptions.FetchedMajorVersion}";
        string password = RandomNumberGenerator.GetHexString(32, lowercase: true);
        options.SayAlways($"starting a container of {image} (fetched when it is not there)");
        string[] settings = [.. Fast.Concat(options.Settings).SelectMany(setting => new[] { "-c", $"{setting.Key}={setting.Value}" })];
        // The password goes by the environment: a command line is readable by every user of the machine.
        ShellCommand run = new([docker, "run", "--rm", "-d", "--label", "studyhub-schema", "-e", "POSTGRES_PASSWORD", "-p", "127.0.0.1::5432", image, .. settings])
        {
            Variables = new Dictionary<string, string>(StringComparer.Ordinal) { ["POSTGRES_PASSWORD"] = password },
            Timeout = PullLimit,
        };
        CommandResult started = await run.RunAsync(cancellationToken).ConfigureAwait(false);
        if (!started.Succeeded)
        {
            reasons.Add($"Docker: {image} did not start:\n{started.Tail}");
            return null;
        }

        string container = started.Output.Trim();
        try
        {
            CommandResult port = await new ShellCommand(docker, "port", container, "5432/tcp").RunAsync(cancellationToken).ConfigureAwait(false);
            NpgsqlConnectionStringBuilder connection = new()
            {
                Host = "127.0.0.1",
                Port = int.Parse(port.Output.Trim().Split(':')[^1], CultureInfo.InvariantCulture),
                Username = "postgres",
                Password = password,
                Database = "postgres",
                IncludeErrorDetail = true,
            };
            await AnswersAsync(connection.ConnectionString, image, cancellationToken).ConfigureAwait(false);
            return new DockerServer(docker, container, image, connection.ConnectionString);
        }
        catch
        {
            await RemoveAsync(docker, container).ConfigureAwait(false);
            throw;
        }
    }

    public override async ValueTask DisposeAsync() => await RemoveAsync(docker, container).ConfigureAwait(false);

    private static IEnumerable<KeyValuePair<string, string>> Fast =>
    [
        new("fsync", "off"), new("synchronous_commit", "off"), new("full_page_writes", "off"), new("max_connections", "200"),
    ];

    // The image starts a server without a network first, to initialise; the port answers only afterwards.
    private static async Task AnswersAsync(string connectionString, string image, CancellationToken cancellationToken)
    {
        DateTime limit = DateTime.UtcNow + StartLimit;
        while (true)
        {
            try
            {
                await using NpgsqlConnection connection = new($"{connectionString};Pooling=false");
                await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (NpgsqlException reason)
            {
                if (DateTime.UtcNow > limit)
                    throw new PostgresUnavailableException($"The container of {image} did not answer within {StartLimit.TotalSeconds:0} s: {reason.Message}", reason);
                await Task.Delay(200, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static Task RemoveAsync(string docker, string container)
        => new ShellCommand(docker, "rm", "--force", "--volumes", container).RunAsync(CancellationToken.None);
}
