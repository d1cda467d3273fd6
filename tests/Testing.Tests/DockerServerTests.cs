using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Shouldly;
using Xunit;

namespace StudyHub.Schema.Testing.Tests;

/// <summary>The launcher against a script in the place of docker, and a server of our own in the place of the container.</summary>
public sealed class DockerServerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_container_is_started_used_and_removed()
    {
        int port = FreePort();
        await using EphemeralPostgres inside = await EphemeralPostgres.StartAsync(new EphemeralPostgresOptions
        {
            Roads = Machine.Own,
            Settings = new Dictionary<string, string> { ["listen_addresses"] = "127.0.0.1", ["port"] = port.ToString() },
        }, Cancellation);
        using TemporaryDirectory directory = new();
        string calls = Path.Combine(directory, "calls");
        string docker = Path.Combine(directory, "docker");
        await File.WriteAllTextAsync(docker, $"""
            #!/bin/sh
            echo "$* password=$POSTGRES_PASSWORD" >>{calls}
            case $1 in version) echo 1 ;; run) echo c0ffee ;; port) echo 127.0.0.1:{port} ;; esac
            """, Cancellation);
        File.SetUnixFileMode(docker, (UnixFileMode)0b111_101_101);
        EphemeralPostgresOptions options = new()
        {
            Roads = PostgresRoads.Docker,
            MajorVersion = 17,
            Surroundings = Machine.Bare(new Dictionary<string, string> { ["PATH"] = directory }),
            Progress = _ => { },
        };
        await using (EphemeralPostgres server = await EphemeralPostgres.StartAsync(options, Cancellation))
        {
            server.Origin.ShouldBe("docker postgres:17");
            server.Version.ShouldBe(inside.Version);
        }

        string[] lines = await File.ReadAllLinesAsync(calls, Cancellation);
        lines[1].ShouldStartWith("run --rm -d --label studyhub-schema -e POSTGRES_PASSWORD -p 127.0.0.1::5432 postgres:17 -c fsync=off");
        lines[1].ShouldMatch("password=[0-9a-f]{32}$");
        lines[^1].ShouldStartWith("rm --force --volumes c0ffee");
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
