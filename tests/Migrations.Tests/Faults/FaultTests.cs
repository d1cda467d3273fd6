using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Testing;
using StudyHub.Schema.Testing.Processes;

namespace StudyHub.Schema.Migrations.Tests.Faults;

/// <summary>
/// Faults at moments that are drawn: five of each kind, or as many as STUDYHUB_SCHEMA_FAULTS says. After each, the same migration is run again,
/// plainly, and the database must be as if nothing had happened.
/// </summary>
public sealed class FaultTests(FaultServer server) : IClassFixture<FaultServer>
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, int.TryParse(Environment.GetEnvironmentVariable("STUDYHUB_SCHEMA_FAULTS"), out int count) ? count : 5)];

    [Fact]
    public void The_story_has_every_kind_of_step()
    {
        string[] scripts = [.. Story.Set.Revisions.SelectMany(revision => new[] { revision.Up.Text, revision.Down!.Text })];
        Story.Set.Findings.ShouldBeEmpty();
        foreach (string what in (string[])["create index concurrently", "create unique index concurrently", "drop index concurrently", "validate constraint", "add value", "rename to", ": outside a transaction"])
            scripts.ShouldContain(script => script.Contains(what), what);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task The_migrator_is_killed(int seed)
    {
        (Random random, MigrationDirection direction) = Draw(seed, 1);
        await using EphemeralDatabase database = await server.CloneAsync(direction);
        await using MigratorProcess process = await MigratorProcess.StartAsync(server, direction, database.ConnectionString);

        await process.GoAsync(random.Next(1, Story.StepsOf(direction) + 1));
        await Task.Delay(server.UsualStep[direction] * 1.5 * random.NextDouble());
        await process.KillAsync();

        await server.RecoverAsync("migrator killed", direction, database.ConnectionString);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task The_server_is_killed(int seed)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the processes of a server are found by /proc, which only Linux has");
        (Random random, MigrationDirection direction) = Draw(seed, 2);
        await using EphemeralDatabase database = await server.CloneAsync(direction);
        List<MigrationEvent> events = [];
        int steps = random.Next(1, Story.StepsOf(direction) + 1);
        TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);

        Task<MigrationResult> migration = Task.Run(() => FaultServer.MigrateAsync(direction, database.ConnectionString, MigratorOptions.Default with
        {
            Progress = what =>
            {
                events.Add(what);
                if (what is StepStarted && --steps == 0) begun.SetResult();
            },
        }));
        await begun.Task;
        await Task.Delay(server.UsualStep[direction] * 1.5 * random.NextDouble());
        await server.KillServerAsync();
        Exception? end = await Record.ExceptionAsync(() => migration);

        (end is null or MigrationDatabaseException or StepOutcomeUnknownException).ShouldBeTrue(end?.ToString());
        server.Count($"server killed: {end?.GetType().Name ?? (events.OfType<CommitLost>().Any() ? "went on by itself" : "had ended")}");
        await server.RecoverAsync("server killed", direction, database.ConnectionString);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task The_line_is_cut_at_a_COMMIT(int seed)
    {
        (Random random, MigrationDirection direction) = Draw(seed, 3);
        await using EphemeralDatabase database = await server.CloneAsync(direction);
        bool isDelivered = random.Next(2) == 0;
        List<MigrationEvent> events = [];
        int commits = Story.StepsOf(direction);
        await using (LineCutter line = new(database.ConnectionString, random.Next(1, commits + 1), isDelivered))
        {
            await FaultServer.MigrateAsync(direction, line.ConnectionString, MigratorOptions.Default with { Progress = events.Add, RetryWait = TimeSpan.FromMilliseconds(50) });

            line.HasCut.ShouldBeTrue();
        }
        events.OfType<CommitLost>().Count().ShouldBe(1);
        // Each step is done once: what was stored is not run again, and what was not is.
        events.OfType<StepEnded>().Count().ShouldBe(isDelivered ? commits - 1 : commits);
        await server.RecoverAsync($"line cut {(isDelivered ? "after" : "before")} the server got the COMMIT", direction, database.ConnectionString);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Readers_hold_locks(int seed)
    {
        (Random random, MigrationDirection direction) = Draw(seed, 4);
        await using EphemeralDatabase database = await server.CloneAsync(direction);
        using CancellationTokenSource over = new();
        Task readers = Task.WhenAll(Enumerable.Range(0, 3).Select(i => ReadAsync(database.ConnectionString, new Random(random.Next()), over.Token)));
        MigratorOptions options = MigratorOptions.Default with { LockTimeout = TimeSpan.FromMilliseconds(60), Retries = random.Next(3), RetryWait = TimeSpan.FromMilliseconds(40) };

        Exception? end = await Record.ExceptionAsync(() => FaultServer.MigrateAsync(direction, database.ConnectionString, options));
        await over.CancelAsync();
        await readers;

        if (end is not null) end.ShouldBeOfType<MigrationFailedException>().SqlState.ShouldBe("55P03", end.Message);
        server.Count($"readers hold locks: {(end is null ? "got through" : "gave up with 55P03")}");
        await server.RecoverAsync("readers hold locks", direction, database.ConnectionString);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task The_disk_is_full(int seed)
    {
        await using SmallDisk disk = await SmallDisk.MountAsync(server);
        (Random random, MigrationDirection direction) = Draw(seed, 5);
        await using EphemeralDatabase database = await server.CloneAsync(direction);
        await disk.MoveAsync(database.Name);
        await disk.FillAsync(leaveKilobytes: random.Next(0, 3000));

        Exception? end = await Record.ExceptionAsync(() => FaultServer.MigrateAsync(direction, database.ConnectionString));

        // Where there is no room at all, PostgreSQL does not let a session in: XX000, "could not write init file".
        (end is null or MigrationFailedException { SqlState: "53100" } or MigrationDatabaseException { SqlState: "53100" or "XX000" }).ShouldBeTrue(end?.ToString());
        server.Count($"disk full: {(end is null ? "there was room enough" : end is MigrationDatabaseException { SqlState: "XX000" } ? "no session was let in" : "53100 was told")}");
        disk.Clear();
        await server.RecoverAsync("disk full", direction, database.ConnectionString);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Eight_migrate_at_once(int seed)
    {
        (_, MigrationDirection direction) = Draw(seed, 6);
        await using EphemeralDatabase database = await server.CloneAsync(direction);
        List<MigrationEvent> events = [];
        MigratorOptions options = MigratorOptions.Default with { LockPoll = TimeSpan.FromMilliseconds(20), Progress = what => { lock (events) events.Add(what); } };

        MigrationResult[] results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => FaultServer.MigrateAsync(direction, database.ConnectionString, options))));

        results.Sum(result => result.Ran.Count).ShouldBe(Story.Models.Length - 1);
        events.OfType<StepStarted>().GroupBy(started => started.Place).ShouldAllBe(group => group.Count() == 1);
        events.OfType<StepRetried>().ShouldBeEmpty();
        await server.RecoverAsync("eight at once", direction, database.ConnectionString);
    }

    private static (Random, MigrationDirection) Draw(int seed, int kind) => (new Random(seed * 100 + kind), seed % 2 == 0 ? MigrationDirection.Down : MigrationDirection.Up);

    /// <summary>Transactions that look at a table and then think for a while.</summary>
    private static async Task ReadAsync(string connectionString, Random random, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await FaultServer.OpenAsync(connectionString);
        while (!cancellationToken.IsCancellationRequested)
        {
            await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(CancellationToken.None);
            await using NpgsqlCommand command = new($"select count(*) from public.{(random.Next(2) == 0 ? "parents" : "children")}", connection);
            await command.ExecuteScalarAsync(CancellationToken.None);
            await Task.Delay(random.Next(150), CancellationToken.None);
            await transaction.RollbackAsync(CancellationToken.None);
            await Task.Delay(random.Next(100), CancellationToken.None);
        }
    }

    /// <summary>A disk of 48 MB that a database is moved to.</summary>
    private sealed class SmallDisk : IAsyncDisposable
    {
        private readonly FaultServer server;
        private readonly string path;
        private readonly string name;
        private string? database;

        private SmallDisk(FaultServer server, string path) => (this.server, this.path, name) = (server, path, Path.GetFileName(path).Replace('-', '_'));

        public static async Task<SmallDisk> MountAsync(FaultServer server)
        {
            Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "mounting a small disk takes root on Linux");
            SmallDisk disk = new(server, Directory.CreateTempSubdirectory("studyhub-disk-").FullName);
            CommandResult mounted = await new ShellCommand("mount", "-t", "tmpfs", "-o", "size=48m,mode=0777", "tmpfs", disk.path).RunAsync(CancellationToken.None);
            if (!mounted.Succeeded) Directory.Delete(disk.path);
            Assert.SkipUnless(mounted.Succeeded, $"no small disk can be mounted here: {mounted.Tail}");
            Directory.CreateDirectory(Path.Combine(disk.path, "space"));
            string owner = await FaultServer.AskAsync<string>(server.ConnectionString, "show data_directory");
            await new ShellCommand("chown", "--reference=" + owner, Path.Combine(disk.path, "space")).RunAsync(CancellationToken.None);
            await FaultServer.RunAsync(server.ConnectionString, $"create tablespace {disk.name} location '{disk.path}/space'");
            return disk;
        }

        public async Task MoveAsync(string database)
        {
            this.database = database;
            await FaultServer.RunAsync(server.ConnectionString, $"alter database {database} set tablespace {name}");
        }

        public async Task FillAsync(int leaveKilobytes)
        {
            long free = new DriveInfo(path).AvailableFreeSpace - leaveKilobytes * 1024L;
            await using FileStream filler = File.Create(Path.Combine(path, "filler"));
            byte[] block = new byte[64 * 1024];
            for (; free > 0; free -= block.Length) await filler.WriteAsync(block.AsMemory(0, (int)Math.Min(free, block.Length)));
        }

        public void Clear() => File.Delete(Path.Combine(path, "filler"));

        public async ValueTask DisposeAsync()
        {
            Clear();
            if (database is not null) await FaultServer.RunAsync(server.ConnectionString, $"drop database if exists {database} with (force)");
            await FaultServer.RunAsync(server.ConnectionString, "checkpoint");
            await FaultServer.RunAsync(server.ConnectionString, $"drop tablespace {name}");
            await new ShellCommand("umount", path).RunAsync(CancellationToken.None);
            Directory.Delete(path);
        }
    }
}
