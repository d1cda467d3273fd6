using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Shouldly;
using Xunit;

namespace StudyHub.Schema.Testing.Tests;

public sealed class CrashTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData("KILL")]
    [InlineData("INT")]
    [InlineData("TERM")]
    [InlineData("HUP")]
    public async Task A_signal_that_ends_the_process_ends_the_server(string signal)
    {
        await using HostProcess host = HostProcess.Start("hold", Machine.Own);
        string directory = Traces.DirectoryOf(await host.ReadyAsync());
        Traces.ProcessesOf(directory).ShouldNotBeEmpty();
        await host.SignalAsync(signal);

        (await host.EndAsync()).ShouldNotBe(0);
        await Traces.ShouldVanishAsync(directory, Limit);
    }

    [Fact]
    public async Task A_process_that_forgot_to_dispose_has_removed_all_when_it_has_ended()
    {
        await using HostProcess host = HostProcess.Start("leave", Machine.Own);
        string directory = Traces.DirectoryOf(await host.ReadyAsync());

        (await host.EndAsync()).ShouldBe(0);
        await Traces.ShouldVanishAsync(directory, TimeSpan.Zero);
    }

    [Fact]
    public async Task What_even_the_watchdog_could_not_remove_the_next_start_does()
    {
        await using HostProcess host = HostProcess.Start("hold", Machine.Own);
        string directory = Traces.DirectoryOf(await host.ReadyAsync());
        foreach (KeyValuePair<int, string> watchdog in Traces.ProcessesOf(directory).Where(process => process.Value.Contains("watchdog", StringComparison.Ordinal)))
            Process.GetProcessById(watchdog.Key).Kill();
        await host.KillAsync();
        await Task.Delay(300, TestContext.Current.CancellationToken);

        await using EphemeralPostgres next = await EphemeralPostgres.StartAsync(
            new EphemeralPostgresOptions { Roads = Machine.Own }, TestContext.Current.CancellationToken);
        await Traces.ShouldVanishAsync(directory, Limit);
    }

    [Fact]
    public async Task A_start_leaves_the_cluster_of_a_living_process_alone()
    {
        await using HostProcess host = HostProcess.Start("hold", Machine.Own);
        string living = await host.ReadyAsync();
        await using EphemeralPostgres next = await EphemeralPostgres.StartAsync(
            new EphemeralPostgresOptions { Roads = Machine.Own }, TestContext.Current.CancellationToken);

        (await Sql.ScalarAsync<int>(living, "SELECT 1")).ShouldBe(1);
        string directory = Traces.DirectoryOf(living);
        await host.KillAsync();
        await Traces.ShouldVanishAsync(directory, Limit);
    }

    // An empty cache makes the start long, and initdb a part of it.
    [Theory]
    [InlineData(250)]
    [InlineData(450)]
    [InlineData(800)]
    public async Task A_kill_during_the_start_leaves_nothing(int milliseconds)
    {
        using TemporaryDirectory home = new();
        await using HostProcess host = HostProcess.Start("hold", PostgresRoads.Installed, variables: Apart(home));
        await Task.Delay(milliseconds, TestContext.Current.CancellationToken);
        await host.KillAsync();

        await ShouldBeEmptyAsync(home, Limit);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(150)]
    [InlineData(400)]
    public async Task A_cancelled_start_leaves_nothing(int milliseconds)
    {
        using TemporaryDirectory home = new();
        await using HostProcess host = HostProcess.Start("cancel", Machine.Own, milliseconds, Apart(home));

        (await host.EndAsync()).ShouldBe(0);
        await ShouldBeEmptyAsync(home, TimeSpan.Zero);
    }

    [Fact]
    public async Task A_directory_that_somebody_else_planted_is_left_alone()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "only root can make another user's directory");
        // Planted as a whole: while it is still root's own, a start of another process may rightly remove it.
        string made = Path.Combine("/tmp", $"planted-{Guid.NewGuid():n}");
        Directory.CreateDirectory(made);
        await File.WriteAllTextAsync(Path.Combine(made, "owner"), "1\n", TestContext.Current.CancellationToken);
        using (Process chown = Process.Start("chown", ["-R", "nobody", made]))
            await chown.WaitForExitAsync(TestContext.Current.CancellationToken);
        string planted = Path.Combine("/tmp", $"studyhub-pg-{Guid.NewGuid():n}");
        Directory.Move(made, planted);
        try
        {
            await using EphemeralPostgres server = await EphemeralPostgres.StartAsync(
                new EphemeralPostgresOptions { Roads = Machine.Own }, TestContext.Current.CancellationToken);
            Directory.Exists(planted).ShouldBeTrue();
        }
        finally
        {
            Directory.Delete(planted, recursive: true);
        }
    }

    private static Dictionary<string, string> Apart(string home) => new() { ["TMPDIR"] = home, ["XDG_CACHE_HOME"] = home };

    private static async Task ShouldBeEmptyAsync(string home, TimeSpan limit)
    {
        DateTime end = DateTime.UtcNow + limit;
        while (true)
        {
            // A watchdog removes the directory, and ends after that.
            string[] left = [.. Directory.GetDirectories(home, "studyhub-pg-*"), .. Traces.ProcessesOf(Path.Combine(home, "studyhub-pg-")).Values];
            if (left.Length == 0) return;
            DateTime.UtcNow.ShouldBeLessThan(end, $"still there: {string.Join("; ", left)}");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }
}
