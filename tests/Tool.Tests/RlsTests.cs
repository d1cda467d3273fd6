using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using StudyHub.Schema.Testing;

namespace StudyHub.Schema.Tool.Tests;

public sealed class RlsTests
{
    [Fact]
    public async Task A_schema_that_holds_is_a_matrix_and_exit_code_0()
    {
        ToolProcess run = await RunAsync();
        run.Errors.ShouldBe("");
        run.ExitCode.ShouldBe(0);
        run.Output.ShouldContain("public.test_results      authenticated  own     own     denied  denied\n");
        run.Output.ShouldContain("all as declared.\nThe catalog is as declared.\n");
        run.Output.ShouldNotContain("\x1b", Case.Sensitive);
    }

    [Fact]
    public async Task A_difference_is_named_and_exit_code_1()
    {
        using TemporaryFile change = new("alter policy test_results_authenticated_select on test_results using (true);");
        ToolProcess run = await RunAsync("--before", change.Path, "--table", "test_results");
        run.ExitCode.ShouldBe(1);
        run.Output.ShouldContain("own ≠ all");
        run.Output.ShouldContain("public.test_results: authenticated as bob, SELECT");
        run.Output.ShouldContain("otherwise than declared.");
    }

    [Fact]
    public async Task A_difference_that_only_the_catalog_shows_is_named_and_exit_code_1()
    {
        using TemporaryFile change = new("create role studyhub_intruder; grant select on test_results to studyhub_intruder;");
        ToolProcess run = await RunAsync("--before", change.Path);
        run.ExitCode.ShouldBe(1);
        run.Output.ShouldContain("all as declared.\nThe catalog is otherwise than declared in one place.\n");
        run.Output.ShouldContain("catalog: grant table public.test_results to studyhub_intruder is there and is not expected: select granted\n");
    }

    [Fact]
    public async Task Json_tells_what_the_catalog_alone_shows()
    {
        using TemporaryFile change = new("alter function app.user_id() volatile;");
        ToolProcess run = await RunAsync("--json", "--before", change.Path, "--table", "acs_codes");
        run.ExitCode.ShouldBe(1);
        using JsonDocument json = JsonDocument.Parse(run.Output);
        json.RootElement.GetProperty("holds").GetBoolean().ShouldBeFalse();
        json.RootElement.GetProperty("differences").GetArrayLength().ShouldBe(0);
        json.RootElement.GetProperty("catalog").EnumerateArray().ShouldHaveSingleItem().GetProperty("name").GetString().ShouldBe("app.user_id()");
    }

    [Fact]
    public async Task Json_is_all_that_is_on_standard_output()
    {
        ToolProcess run = await RunAsync("--json", "--table", "acs_codes", "--verbose");
        using JsonDocument json = JsonDocument.Parse(run.Output);
        json.RootElement.GetProperty("database").GetString().ShouldBe("CfiPros");
        json.RootElement.GetProperty("holds").GetBoolean().ShouldBeTrue();
        json.RootElement.GetProperty("matrix").GetArrayLength().ShouldBe(3 * 4);
        json.RootElement.GetProperty("matrix").EnumerateArray()
            .Single(cell => cell.GetProperty("role").GetString() == "anon" && cell.GetProperty("command").GetString() == "select")
            .GetProperty("tried").GetString().ShouldBe("all");
        run.Errors.ShouldContain("trying 1 tables");
    }

    [Fact]
    public async Task A_server_that_cannot_be_reached_is_exit_code_3()
    {
        ToolProcess run = await ToolProcess.RunAsync("rls", "--assembly", ToolProcess.Sample, "--connection", "Host=127.0.0.1;Port=1;Username=nobody;Timeout=5");
        run.ExitCode.ShouldBe(3);
        run.Errors.ShouldContain("127.0.0.1:1");
        run.Errors.ShouldNotContain("   at ");
        run.Output.ShouldBe("");
    }

    [Fact]
    public async Task A_connection_that_is_none_is_exit_code_3_and_not_repeated()
    {
        ToolProcess run = await ToolProcess.RunAsync("rls", "--assembly", ToolProcess.Sample, "--connection", "Pasword=secret");
        run.ExitCode.ShouldBe(3);
        run.Errors.ShouldContain("the given connection is neither postgresql://");
        run.Errors.ShouldNotContain("secret");
    }

    [Fact]
    public async Task An_unknown_table_is_exit_code_2_and_names_those_that_there_are()
    {
        ToolProcess run = await RunAsync("--table", "nothing");
        run.ExitCode.ShouldBe(2);
        run.Errors.ShouldBe($"CfiPros has no table nothing. It has public.acs_codes, public.student_progress, public.students, public.test_results.{Environment.NewLine}");
    }

    [Fact]
    public async Task Sql_that_PostgreSQL_refuses_is_told_with_the_reason()
    {
        using TemporaryFile change = new("select 1;\nselect nonsense;");
        ToolProcess run = await RunAsync("--before", change.Path, "--table", "acs_codes");
        run.ExitCode.ShouldBe(2);
        run.Errors.ShouldContain("of the option Before: column \"nonsense\" does not exist (42703)");
    }

    /// <summary>On the tests' server: starting one for each run takes longer than the matrix.</summary>
    private static async Task<ToolProcess> RunAsync(params string[] arguments)
    {
        EphemeralPostgres server = await EphemeralPostgres.SharedAsync(TestContext.Current.CancellationToken);
        return await ToolProcess.RunAsync(["rls", "--assembly", ToolProcess.Sample, "--connection", server.ConnectionString, .. arguments]);
    }

    private sealed class TemporaryFile : IDisposable
    {
        public TemporaryFile(string text) => File.WriteAllText(Path, text);

        public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"studyhub-schema-{Guid.NewGuid():n}.sql");

        public void Dispose() => File.Delete(Path);
    }
}
