using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Catalog;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Revisions;
using StudyHub.Schema.Testing;
using StudyHub.Schema.Testing.Processes;
using StudyHub.Schema.Testing.Clusters;

namespace StudyHub.Schema.Migrations.Tests.Faults;

/// <summary>A server that may be killed, with databases at both ends of the story to copy.</summary>
public sealed class FaultServer : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, int> seen = new();
    private EphemeralPostgres server = null!;
    private CatalogReading[] expected = [];
    private string rows = "";
    private string serverDirectory = "";

    /// <summary>Where the host reads the revisions from.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("studyhub-schema-faults-").FullName;

    internal string ConnectionString => server.ConnectionString;

    /// <summary>How long an undisturbed step takes, by direction.</summary>
    internal Dictionary<MigrationDirection, TimeSpan> UsualStep { get; } = [];

    public async ValueTask InitializeAsync()
    {
        foreach (RevisionFile file in Story.Files)
        {
            string path = Path.Combine(Folder, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, file.Text);
        }
        // As a server that is in use: what it has said to be stored is stored.
        server = await EphemeralPostgres.StartAsync(new EphemeralPostgresOptions { Roads = PostgresRoads.Installed | PostgresRoads.Npm });
        serverDirectory = Path.GetDirectoryName(await AskAsync<string>(ConnectionString, "show data_directory"))!;
        expected = [await ExpectAsync(0), await ExpectAsync(Story.Models.Length - 1)];
        foreach (MigrationDirection direction in Enum.GetValues<MigrationDirection>())
        {
            await using EphemeralDatabase database = await CloneAsync(direction);
            rows = await AskAsync<string>(database.ConnectionString, Story.RowsSql);
            await using MigratorProcess process = await MigratorProcess.StartAsync(this, direction, database.ConnectionString);
            await process.GoAsync(1);
            (await process.EndAsync()).ShouldBe(0);
            await VerifyAsync(direction, database.ConnectionString);
            await using EphemeralDatabase second = await CloneAsync(direction);
            UsualStep[direction] = (await MigrateAsync(direction, second.ConnectionString)).Elapsed / Story.StepsOf(direction);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null) await server.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
        foreach ((string what, int count) in seen.OrderBy(pair => pair.Key, StringComparer.Ordinal)) Console.WriteLine($"faults: {what}: {count}");
    }

    /// <summary>A database that has the first revision and is to have all, or the other way round; with rows.</summary>
    internal Task<EphemeralDatabase> CloneAsync(MigrationDirection direction) => server.CreateDatabaseAsync($"story {direction}", async (connectionString, _) =>
    {
        Migrator migrator = new(Story.Set);
        await migrator.UpgradeAsync(connectionString, MigrationTarget.Parse("chapter_1"));
        await RunAsync(connectionString, Story.FillSql);
        if (direction == MigrationDirection.Down) await migrator.UpgradeAsync(connectionString);
    });

    internal static string TargetOf(MigrationDirection direction) => direction == MigrationDirection.Up ? "head" : "chapter_1";

    internal static Task<MigrationResult> MigrateAsync(MigrationDirection direction, string connectionString, MigratorOptions? options = null)
    {
        Migrator migrator = new(Story.Set, (options ?? MigratorOptions.Default) with { AllowDataLoss = true });
        MigrationTarget target = MigrationTarget.Parse(TargetOf(direction));
        return direction == MigrationDirection.Up ? migrator.UpgradeAsync(connectionString, target) : migrator.DowngradeAsync(connectionString, target);
    }

    /// <summary>What came of a fault, for the summary; then the plain re-run, and what must hold after it.</summary>
    internal async Task RecoverAsync(string fault, MigrationDirection direction, string connectionString)
    {
        MigrationStatus status = await new Migrator(Story.Set).ReadStatusAsync(connectionString);
        int left = direction == MigrationDirection.Up ? status.Pending.Count : status.Applied.Count - 1;
        string found = left == 0 ? "all was done" : status.Interrupted is { OpenStep: not null } ? "inside a statement outside of a transaction"
            : status.Interrupted is not null ? "between the steps of a revision" : left == Story.Models.Length - 1 ? "nothing was stored" : "between revisions";
        seen.AddOrUpdate($"{fault}, {(direction == MigrationDirection.Up ? "there" : "back")}: {found}", 1, (_, count) => count + 1);
        await MigrateAsync(direction, connectionString);
        await VerifyAsync(direction, connectionString);
    }

    internal void Count(string what) => seen.AddOrUpdate(what, 1, (_, count) => count + 1);

    internal async Task VerifyAsync(MigrationDirection direction, string connectionString)
    {
        MigrationStatus status = await new Migrator(Story.Set).ReadStatusAsync(connectionString);
        status.Problems.ShouldBeEmpty();
        status.Interrupted.ShouldBeNull();
        status.Applied.Select(row => (row.Id, row.Checksum)).ShouldBe(
            Story.Set.Revisions.Take(direction == MigrationDirection.Up ? Story.Models.Length : 1).Select(revision => (revision.Id, revision.Checksum)));
        (await AskAsync<long>(connectionString, "select count(*) from pg_index where not indisvalid or not indisready or not indislive")).ShouldBe(0);
        (await AskAsync<long>(connectionString, "select count(*) from studyhub_schema.steps where state <> 'done'")).ShouldBe(0);
        await NoLockAsync(connectionString);
        (await AskAsync<string>(connectionString, Story.RowsSql)).ShouldBe(rows);
        await using NpgsqlConnection connection = await OpenAsync(connectionString);
        CatalogComparison.Compare(
            expected[direction == MigrationDirection.Up ? 1 : 0],
            await CatalogReader.ReadAsync(connection, CatalogScope.Of(Story.Models[direction == MigrationDirection.Up ? ^1 : 0]))).ShouldBeEmpty();
    }

    /// <summary>As kill -9 of all processes of the server at once; then a start, which recovers from the log.</summary>
    internal async Task KillServerAsync()
    {
        string data = Path.Combine(serverDirectory, "data");
        int postmaster = int.Parse((await File.ReadAllLinesAsync(Path.Combine(data, "postmaster.pid")))[0]);
        string programs = Path.GetDirectoryName(File.ResolveLinkTarget($"/proc/{postmaster}/exe", returnFinalTarget: true)!.FullName)!;
        int[] all = [postmaster, .. ChildrenOf(postmaster)];
        foreach (int id in all) Kill(id);
        while (all.Any(id => Directory.Exists($"/proc/{id}"))) await Task.Delay(10);
        List<string> reasons = [];
        ServerUser user = (await ServerUser.FindAsync(reasons, default))!;
        ShellCommand start = user.Command(Path.Combine(programs, "pg_ctl"), "start", "-D", data, "-l", Path.Combine(serverDirectory, "again.log"), "-w", "-t", "60") with { WorkingDirectory = serverDirectory };
        CommandResult result = await start.RunAsync(default);
        result.Succeeded.ShouldBeTrue(result.Tail);
        await ForgetConnectionsAsync();
    }

    /// <summary>Those that our side keeps for another time are dead, and are found out one by one.</summary>
    private async Task ForgetConnectionsAsync()
    {
        for (int i = 0; ; i++)
        {
            try
            {
                await using EphemeralDatabase database = await server.CreateDatabaseAsync();
                return;
            }
            catch (NpgsqlException) when (i < 20)
            {
                NpgsqlConnection.ClearAllPools();
            }
        }
    }

    internal static async Task<NpgsqlConnection> OpenAsync(string connectionString)
    {
        NpgsqlConnection connection = new(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    internal static async Task<T> AskAsync<T>(string connectionString, string sql)
    {
        await using NpgsqlConnection connection = await OpenAsync(connectionString);
        await using NpgsqlCommand command = new(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    internal static async Task RunAsync(string connectionString, string sql)
    {
        await using NpgsqlConnection connection = await OpenAsync(connectionString);
        await using NpgsqlCommand command = new(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The session of a connection that was closed a moment ago may still be going.</summary>
    private static async Task NoLockAsync(string connectionString)
    {
        for (int i = 0; ; i++)
        {
            long locks = await AskAsync<long>(connectionString,
                "select count(*) from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())");
            if (locks == 0) return;
            i.ShouldBeLessThan(100, "the lock has no holder any more, and is still there");
            await Task.Delay(50);
        }
    }

    private async Task<CatalogReading> ExpectAsync(int model)
    {
        await using EphemeralDatabase scratch = await server.CreateDatabaseAsync();
        await using NpgsqlConnection connection = await OpenAsync(scratch.ConnectionString);
        return await CatalogComparison.ExpectAsync(Story.Models[model], connection);
    }

    private static IEnumerable<int> ChildrenOf(int parent) => Directory.GetDirectories("/proc").Select(Path.GetFileName)
        .Select(name => int.TryParse(name, out int id) ? id : 0).Where(id => id > 0 && ParentOf(id) == parent);

    private static int ParentOf(int id)
    {
        try
        {
            // "4711 (postgres: writer) S 4710 …": the name may hold anything, also ')'.
            string stat = File.ReadAllText($"/proc/{id}/stat");
            return int.Parse(stat[(stat.LastIndexOf(')') + 4)..].Split(' ')[0]);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private static void Kill(int id)
    {
        try
        {
            using Process process = Process.GetProcessById(id);
            process.Kill();
        }
        catch (ArgumentException)
        {
            // It has ended between looking and killing.
            return;
        }
    }
}
