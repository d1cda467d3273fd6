using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Migrations;
using StudyHub.Schema.Proofs.Tests;
using StudyHub.Schema.Revisions;
using StudyHub.Schema.Testing;

namespace StudyHub.Schema.Tool.Tests;

public sealed class VerifyTests
{
    [Fact]
    public async Task A_revision_that_holds_ends_in_its_deliverables_and_exit_code_0()
    {
        using MigrationsFolder folder = new(History.OfColumnAndIndex());
        ToolProcess run = await VerifyAsync(folder);
        run.Errors.ShouldBe("");
        run.ExitCode.ShouldBe(0, run.Output);
        string[] lines = run.Output.Split('\n');
        lines[0].ShouldMatch("^[0-9a-f]{12} change, on [0-9]+ rows$");
        lines.Where(line => line.StartsWith("  [", StringComparison.Ordinal)).Select(line => line.Split(':')[0]).ShouldBe(
            ["  [x] migration", "  [x] row security", "  [-] seed data", "  [-] constraint tests", "  [x] performance", "  [x] rollback"]);
        lines[^2].ShouldMatch(@"^CfiPros on PostgreSQL .+, judged by pg_dump .+, in .+ s: The revision holds\.$");
    }

    [Fact]
    public async Task A_fault_is_told_with_its_stage_and_exit_code_1()
    {
        using MigrationsFolder folder = new(History.OfColumnAndIndex().Edited(up: text => text.Replace("varchar(40)", "varchar(50)", StringComparison.Ordinal)));
        ToolProcess run = await VerifyAsync(folder, "--json", "--revision", "change");
        run.ExitCode.ShouldBe(1);
        using JsonDocument json = JsonDocument.Parse(run.Output);
        json.RootElement.GetProperty("holds").GetBoolean().ShouldBeFalse();
        JsonElement revision = json.RootElement.GetProperty("revisions").EnumerateArray().ShouldHaveSingleItem();
        JsonElement first = revision.GetProperty("findings")[0];
        first.GetProperty("stage").GetString().ShouldBe("after up");
        first.GetProperty("message").GetString().ShouldBe("column public.test_results.examiner: type is character varying(50), expected character varying(40)");
        revision.GetProperty("deliverables").EnumerateArray().First().GetProperty("state").GetString().ShouldBe("not met");
    }

    [Fact]
    public async Task What_a_database_has_not_applied_is_what_is_new_and_its_drift_is_that_from_what_it_has()
    {
        using MigrationsFolder folder = new(History.OfColumnAndIndex());
        EphemeralPostgres server = await EphemeralPostgres.SharedAsync(TestContext.Current.CancellationToken);
        await server.TrackRolesAsync(History.Sample.Roles.Select(role => role.Name.Value), TestContext.Current.CancellationToken);
        await using EphemeralDatabase live = await server.CreateDatabaseAsync(TestContext.Current.CancellationToken);
        await RunAsync(live, "create schema auth; create table auth.users (id uuid primary key)");
        Migrator migrator = new(folder.History.Set);
        await migrator.UpgradeAsync(live.ConnectionString, MigrationTarget.By(1), TestContext.Current.CancellationToken);

        ToolProcess drift = await ToolProcess.RunAsync("drift", "--migrations", folder.Path, "--assembly", ToolProcess.Sample, "--connection", live.ConnectionString);
        drift.Errors.ShouldBe("");
        drift.Output.ShouldMatch(@"compared with revision [0-9a-f]{12} all, the last that it has; one revision is not applied yet\n\nNo drift\.\n$");
        drift.ExitCode.ShouldBe(0);
        ToolProcess ahead = await ToolProcess.RunAsync("drift", "--migrations", folder.Path, "--assembly", ToolProcess.Sample, "--connection", live.ConnectionString, "--revision", "head");
        ahead.Output.ShouldContain("column public.test_results.examiner is missing");
        ahead.ExitCode.ShouldBe(1);

        await migrator.UpgradeAsync(live.ConnectionString, null, TestContext.Current.CancellationToken);
        ToolProcess none = await VerifyAsync(folder, "--pending-in", live.ConnectionString);
        none.Errors.ShouldContain("The database has every revision");
        none.ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task A_server_that_cannot_be_reached_is_exit_code_3()
    {
        using MigrationsFolder folder = new(History.OfColumnAndIndex());
        ToolProcess run = await ToolProcess.RunAsync("verify", "--migrations", folder.Path, "--connection", "Host=127.0.0.1;Port=1;Username=nobody;Timeout=5");
        run.ExitCode.ShouldBe(3);
        run.Errors.ShouldContain("127.0.0.1:1");
        run.Output.ShouldBe("");
    }

    [Fact]
    public async Task A_server_whose_user_may_not_make_databases_is_refused_before_anything_is_done()
    {
        using MigrationsFolder folder = new(History.OfColumnAndIndex());
        EphemeralPostgres server = await EphemeralPostgres.SharedAsync(TestContext.Current.CancellationToken);
        await using EphemeralDatabase live = await server.CreateDatabaseAsync(TestContext.Current.CancellationToken);
        ToolProcess run = await ToolProcess.RunAsync("verify", "--migrations", folder.Path, "--connection", await live.CreateLoginAsync([], TestContext.Current.CancellationToken));
        run.ExitCode.ShouldBe(2);
        run.Errors.ShouldContain("is no superuser");
        run.Output.ShouldBe("");
    }

    [Theory]
    [InlineData("--revision", "nothing")]
    [InlineData("--pg-dump", "/nowhere/pg_dump")]
    [InlineData("--all", "--revision", "head")]
    public async Task Wrong_usage_is_exit_code_2(params string[] arguments)
    {
        using MigrationsFolder folder = new(History.OfColumnAndIndex());
        ToolProcess run = await VerifyAsync(folder, arguments);
        run.ExitCode.ShouldBe(2);
        run.Errors.ShouldNotBeEmpty();
        run.Output.ShouldBe("");
    }

    private static async Task<ToolProcess> VerifyAsync(MigrationsFolder folder, params string[] arguments)
    {
        EphemeralPostgres server = await EphemeralPostgres.SharedAsync(TestContext.Current.CancellationToken);
        return await ToolProcess.RunAsync(["verify", "--migrations", folder.Path, "--connection", server.ConnectionString, .. arguments]);
    }

    private static async Task RunAsync(EphemeralDatabase database, string sql)
    {
        await using NpgsqlConnection connection = new(database.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using NpgsqlCommand command = new(sql, connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>A history on disk, as a project has it.</summary>
    private sealed class MigrationsFolder : IDisposable
    {
        public MigrationsFolder(History history)
        {
            History = history;
            foreach (RevisionFile file in history.Files)
            {
                string path = System.IO.Path.Combine(Path, file.Path);
                Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
                File.WriteAllText(path, file.Text);
            }
        }

        public History History { get; }

        public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"studyhub-schema-{Guid.NewGuid():n}");

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
