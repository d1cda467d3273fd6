using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Shouldly;
using Xunit;

namespace StudyHub.Schema.Testing.Tests;

public sealed class InstalledServerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_starts_for_this_user_and_leaves_nothing()
    {
        await Machine.RequireInstalledServerAsync();
        List<string> said = [];
        string directory;
        await using (EphemeralPostgres server = await EphemeralPostgres.StartAsync(
            new EphemeralPostgresOptions { Roads = PostgresRoads.Installed, Progress = said.Add }, Cancellation))
        {
            directory = Traces.DirectoryOf(server.ConnectionString);
            server.Version.Major.ShouldBeGreaterThanOrEqualTo(15);
            said.ShouldContain(line => line.StartsWith($"starting PostgreSQL {server.Version} ({server.Origin}", StringComparison.Ordinal));
            (await Sql.ScalarAsync<string>(server.ConnectionString, "SHOW listen_addresses")).ShouldBe("");
            (await Sql.ScalarAsync<string>(server.ConnectionString, "SHOW fsync")).ShouldBe("off");
            (await Sql.ScalarAsync<string>(server.ConnectionString, "SHOW jit")).ShouldBe("off");
            Traces.ProcessesOf(directory).ShouldNotBeEmpty();
        }

        await Traces.ShouldVanishAsync(directory, TimeSpan.Zero);
    }

    [Fact]
    public async Task Only_the_server_s_user_and_root_can_reach_the_socket()
    {
        await Machine.RequireInstalledServerAsync();
        await using EphemeralPostgres server = await EphemeralPostgres.StartAsync(
            new EphemeralPostgresOptions { Roads = PostgresRoads.Installed }, Cancellation);

        File.GetUnixFileMode(Path.Combine(Traces.DirectoryOf(server.ConnectionString), "server"))
            .ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Fact]
    public async Task A_server_starts_for_an_ordinary_user()
    {
        await Machine.RequireInstalledServerAsync();
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "the suite itself runs as an ordinary user: the other tests are this one");
        // The build's output may lie where only root can read.
        using TemporaryDirectory home = new();
        foreach (string file in Directory.GetFiles(AppContext.BaseDirectory))
            File.Copy(file, Path.Combine(home, Path.GetFileName(file)));
        string[] setup = ["sh", "-c", "mkdir \"$1/home\" && chown nobody \"$1/home\" && chmod -R a+rX \"$1\"", "sh", home];
        using (Process chown = Process.Start(setup[0], setup[1..]))
            await chown.WaitForExitAsync(Cancellation);
        await using HostProcess host = HostProcess.Start("hold", PostgresRoads.Installed, directory: home,
            // setpriv becomes the program; runuser would stay between us and it, and take the signal.
            prefix: ["sh", "-c", "exec setpriv --reuid=nobody --regid=\"$(id -g nobody)\" --clear-groups -- \"$@\"", "sh"],
            variables: new Dictionary<string, string> { ["HOME"] = Path.Combine(home, "home"), ["DOTNET_CLI_HOME"] = Path.Combine(home, "home") });
        string directory = Traces.DirectoryOf(await host.ReadyAsync());

        using Process owner = Process.Start(new ProcessStartInfo("stat", ["-c", "%U", Path.Combine(directory, "server", "data")]) { RedirectStandardOutput = true })!;
        (await owner.StandardOutput.ReadToEndAsync(Cancellation)).Trim().ShouldBe("nobody");
        Directory.GetDirectories(Path.Combine(home, "home", ".cache", "studyhub-schema", "initdb")).ShouldHaveSingleItem();
        await host.SignalAsync("KILL");
        await Traces.ShouldVanishAsync(directory, TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Eight_processes_start_at_once_and_leave_nothing()
    {
        HostProcess[] hosts = [.. Enumerable.Range(0, 8).Select(_ => HostProcess.Start("once", Machine.Own))];
        string[] connections = await Task.WhenAll(hosts.Select(host => host.ReadyAsync()));
        int[] codes = await Task.WhenAll(hosts.Select(host => host.EndAsync()));

        codes.ShouldAllBe(code => code == 0);
        connections.Select(Traces.DirectoryOf).Distinct().Count().ShouldBe(8);
        foreach (string connection in connections)
            await Traces.ShouldVanishAsync(Traces.DirectoryOf(connection), TimeSpan.Zero);
        foreach (HostProcess host in hosts)
            await host.DisposeAsync();
    }

    [Fact]
    public async Task The_shared_server_is_one_and_outlives_a_disposal()
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable("STUDYHUB_DATABASE") is not null, "STUDYHUB_DATABASE is set, and this test would use it");
        EphemeralPostgres first = await EphemeralPostgres.SharedAsync(Cancellation);
        EphemeralPostgres second = await EphemeralPostgres.SharedAsync(Cancellation);
        await first.DisposeAsync();

        second.ShouldBeSameAs(first);
        await using EphemeralDatabase database = await second.CreateDatabaseAsync(Cancellation);
    }
}
