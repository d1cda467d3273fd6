using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Testing;

namespace StudyHub.Schema.Tool.Tests;

/// <summary>upgrade, downgrade, current and stamp on a real database.</summary>
public sealed class MigrationCommandTests
{
    [Fact]
    public async Task A_database_goes_to_the_head_and_back()
    {
        using RevisionProject project = await TwoAsync();
        await using EphemeralDatabase database = await CreateAsync();

        ToolProcess before = await RunAsync(project, database, "current", "--check");
        before.ExitCode.ShouldBe(1);
        before.Output.ShouldStartWith("No revision is applied.\nPending: ");

        ToolProcess up = await RunAsync(project, database, "upgrade");
        up.Errors.ShouldContain("second: applied in ");
        up.ExitCode.ShouldBe(0);
        up.Output.ShouldBe($"applied {project.Set.Revisions[0].Title}\napplied {project.Set.Revisions[1].Title}\n");
        (await RunAsync(project, database, "upgrade")).Output.ShouldBe("There is nothing to do.\n");

        ToolProcess current = await RunAsync(project, database, "current", "--check", "--verbose");
        current.ExitCode.ShouldBe(0);
        current.Output.ShouldContain($"At {project.Set.Revisions[1].Title}.\n  {project.Set.Revisions[0].Id} first: ");
        current.Output.ShouldEndWith("Nothing is pending.\n");

        ToolProcess down = await RunAsync(project, database, "downgrade", "-1", "--allow-data-loss", "--verbose");
        down.Output.ShouldBe($"took back {project.Set.Revisions[1].Title}\n");
        down.Errors.ShouldContain("second, back, step 1 of 1: done in ");
        (await AskAsync<bool>(database, "select to_regclass('b') is null and to_regclass('a') is not null")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_dry_run_prints_the_statements_and_changes_nothing()
    {
        using RevisionProject project = await TwoAsync();
        await using EphemeralDatabase database = await CreateAsync();

        ToolProcess run = await RunAsync(project, database, "upgrade", "--dry-run");

        run.ExitCode.ShouldBe(0);
        run.Errors.ShouldBe("");
        run.Output.ShouldContain($"-- {project.Set.Revisions[0].Title}\n\n-- step 1: in a transaction\ncreate table public.a (");
        (await AskAsync<bool>(database, "select to_regclass('a') is null and to_regnamespace('studyhub_schema') is null")).ShouldBeTrue();
        (await RunAsync(project, database, "stamp", "head", "--dry-run")).ExitCode.ShouldBe(0);
        (await AskAsync<bool>(database, "select to_regnamespace('studyhub_schema') is null")).ShouldBeTrue();
    }

    [Fact]
    public async Task Json_is_all_that_is_on_standard_output()
    {
        using RevisionProject project = await TwoAsync();
        await using EphemeralDatabase database = await CreateAsync();

        using JsonDocument up = JsonDocument.Parse((await RunAsync(project, database, "upgrade", "--json", "--verbose")).Output);
        up.RootElement.GetProperty("dryRun").GetBoolean().ShouldBeFalse();
        up.RootElement.GetProperty("revisions").EnumerateArray().Select(run => run.GetProperty("name").GetString()).ShouldBe(["first", "second"]);

        using JsonDocument current = JsonDocument.Parse((await RunAsync(project, database, "current", "--json")).Output);
        current.RootElement.GetProperty("upToDate").GetBoolean().ShouldBeTrue();
        current.RootElement.GetProperty("applied").GetArrayLength().ShouldBe(2);

        using JsonDocument down = JsonDocument.Parse((await RunAsync(project, database, "downgrade", "base", "--allow-data-loss", "--dry-run", "--json")).Output);
        down.RootElement.GetProperty("dryRun").GetBoolean().ShouldBeTrue();
        down.RootElement.GetProperty("revisions").EnumerateArray().Select(run => run.GetProperty("direction").GetString()).ShouldBe(["down", "down"]);
    }

    [Fact]
    public async Task A_stamp_writes_the_history_alone()
    {
        using RevisionProject project = await TwoAsync();
        await using EphemeralDatabase database = await CreateAsync();

        (await RunAsync(project, database, "stamp", "first")).Output.ShouldBe($"stamped {project.Set.Revisions[0].Title}\n");
        (await RunAsync(project, database, "stamp", "base")).Output.ShouldBe($"unstamped {project.Set.Revisions[0].Title}\n");
        (await AskAsync<bool>(database, "select to_regclass('a') is null")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_statement_that_fails_is_exit_code_3_with_its_place()
    {
        using RevisionProject project = await TwoAsync();
        await using EphemeralDatabase database = await CreateAsync();
        await AskAsync<bool>(database, "create table public.b (); select true");

        ToolProcess run = await RunAsync(project, database, "upgrade");

        run.ExitCode.ShouldBe(3);
        run.Errors.ShouldContain("_second/up.sql(");
        run.Errors.ShouldContain("relation \"b\" already exists");
        run.Errors.ShouldNotContain("   at ");
        (await RunAsync(project, database, "current")).Output.ShouldStartWith($"At {project.Set.Revisions[0].Title}.");
    }

    [Fact]
    public async Task A_newer_database_and_one_of_another_project_are_exit_code_1()
    {
        using RevisionProject project = await TwoAsync();
        await using EphemeralDatabase database = await CreateAsync();
        (await RunAsync(project, database, "upgrade")).ExitCode.ShouldBe(0);
        string head = Path.GetDirectoryName(project.FileOf("second", "up.sql"))!;
        Directory.Delete(head, recursive: true);
        File.WriteAllText(Path.Combine(project.Migrations, "head"), Path.GetFileName(Path.GetDirectoryName(project.FileOf("first", "up.sql"))!)[..12] + "\n");

        ToolProcess newer = await RunAsync(project, database, "upgrade");
        newer.ExitCode.ShouldBe(1);
        newer.Errors.ShouldContain("second, which no file describes: it is newer than the files");
        (await RunAsync(project, database, "current")).ExitCode.ShouldBe(1);

        using RevisionProject other = new();
        await other.AddAsync(RevisionProject.Tables("a") with { Name = "Other" }, "first");
        ToolProcess foreign = await RunAsync(other, database, "upgrade");
        foreign.ExitCode.ShouldBe(1);
        foreign.Errors.ShouldContain("first of Demo, and the files are those of Other. Connect to Other's own database.");
    }

    [Fact]
    public async Task A_broken_folder_is_exit_code_2_and_no_database_is_asked()
    {
        using RevisionProject project = await TwoAsync();
        project.Edit("first", "up.sql", text => text + "\nselect 1;");

        ToolProcess run = await project.OnFilesAsync("upgrade", "--connection", "Host=127.0.0.1;Port=1;Username=nobody");

        run.ExitCode.ShouldBe(2);
        run.Errors.ShouldContain("first/up.sql(1): SHS306");
        run.Errors.ShouldContain("Nothing was run.");
    }

    [Theory]
    [InlineData(2, "There is no revision 'nothing'.", "upgrade", "nothing")]
    [InlineData(2, "A downgrade does not go to head.", "downgrade", "head")]
    [InlineData(2, "-5 goes too far", "downgrade", "-5")]
    [InlineData(2, "--lock-timeout takes a number of seconds from 0.001 to 1000000, and not '0'.", "upgrade", "--lock-timeout", "0")]
    [InlineData(2, "--retries takes a number of times from 0 to 1000", "upgrade", "--retries", "x")]
    [InlineData(2, "Give --mark-done or --run-again, not both.", "upgrade", "--mark-done", "--run-again")]
    [InlineData(2, "downgrade needs TARGET", "downgrade")]
    public async Task What_cannot_be_used_is_told(int code, string message, params string[] arguments)
    {
        using RevisionProject project = await TwoAsync();
        await using EphemeralDatabase database = await CreateAsync();

        ToolProcess run = await RunAsync(project, database, arguments);

        run.ExitCode.ShouldBe(code);
        run.Errors.ShouldContain(message);
        run.Output.ShouldBe("");
    }

    [Fact]
    public async Task A_server_that_cannot_be_reached_is_exit_code_3_without_the_password()
    {
        using RevisionProject project = await TwoAsync();

        ToolProcess run = await project.OnFilesAsync("upgrade", "--connection", "postgresql://nobody:pw-4711@127.0.0.1:1/demo");
        run.ExitCode.ShouldBe(3);
        run.Errors.ShouldStartWith("The database demo of 127.0.0.1:1 cannot be reached: ");
        run.Errors.ShouldNotContain("pw-4711");

        ToolProcess none = await project.OnFilesAsync("current", "--connection", "Pasword=pw-4711");
        none.ExitCode.ShouldBe(2);
        none.Errors.ShouldStartWith("--connection is neither postgresql://");
        none.Errors.ShouldNotContain("pw-4711");
    }

    [Fact]
    public async Task A_role_that_may_not_write_is_exit_code_3()
    {
        using RevisionProject project = await TwoAsync();
        await using EphemeralDatabase database = await CreateAsync();
        string reader = await database.CreateLoginAsync([], TestContext.Current.CancellationToken);

        ToolProcess run = await project.OnFilesAsync("upgrade", "--connection", reader);

        run.ExitCode.ShouldBe(3);
        run.Errors.ShouldContain("grant create on the database where there is no history yet");
    }

    [Fact]
    public async Task The_way_back_that_loses_rows_is_agreed_to()
    {
        using RevisionProject project = await TwoAsync();
        await using EphemeralDatabase database = await CreateAsync();
        await RunAsync(project, database, "upgrade");
        if (project.Set.Revisions[1].BackConsents.IsEmpty) return;

        ToolProcess run = await RunAsync(project, database, "downgrade", "-1");

        run.ExitCode.ShouldBe(2);
        run.Errors.ShouldContain("--allow-data-loss");
    }

    private static async Task<RevisionProject> TwoAsync()
    {
        RevisionProject project = new();
        await project.AddAsync(RevisionProject.Tables("a"), "first");
        await project.AddAsync(RevisionProject.Tables("a", "b"), "second");
        return project;
    }

    private static async Task<EphemeralDatabase> CreateAsync()
        => await (await EphemeralPostgres.SharedAsync(TestContext.Current.CancellationToken)).CreateDatabaseAsync(TestContext.Current.CancellationToken);

    private static Task<ToolProcess> RunAsync(RevisionProject project, EphemeralDatabase database, params string[] arguments)
        => project.OnFilesAsync([.. arguments, "--connection", database.ConnectionString]);

    private static async Task<T> AskAsync<T>(EphemeralDatabase database, string sql)
    {
        await using NpgsqlConnection connection = new(new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using NpgsqlCommand command = new(sql, connection);
        return (T)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}
