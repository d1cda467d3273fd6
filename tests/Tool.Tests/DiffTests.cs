using System;
using System.IO;
using System.Text.Json;
using System.Threading.Tasks;
using CfiPros;
using Npgsql;
using StudyHub.Schema.Testing;

namespace StudyHub.Schema.Tool.Tests;

public sealed class DiffTests
{
    private const string Old = "create table t (a int, gone text);";
    private const string New = "create table t (a bigint); create index i on t (a);";

    [Fact]
    public async Task What_differs_is_listed_and_exit_code_1()
    {
        using Sources sources = new(Old, New);
        ToolProcess run = await ToolProcess.RunAsync("diff", "--from", sources.From, "--to", sources.To);
        run.Errors.ShouldBe("");
        run.Output.ShouldBe("""
            column public.t.a type: integer → bigint
            column public.t.gone is gone
            index public.i is new
            3 differences.
            1 of 3 statements lose data; --sql shows them.

            """.Replace("\r\n", "\n", StringComparison.Ordinal));
        run.ExitCode.ShouldBe(1);
    }

    [Fact]
    public async Task What_is_the_same_is_exit_code_0_and_no_sql()
    {
        using Sources sources = new(Old, Old);
        (await ToolProcess.RunAsync("diff", "--from", sources.From, "--to", sources.To)).ShouldBe(new ToolProcess(0, "No difference.\n", ""));
        (await ToolProcess.RunAsync("diff", "--from", sources.From, "--to", sources.To, "--sql")).ShouldBe(new ToolProcess(0, "", ""));
    }

    [Fact]
    public async Task The_sql_alone_is_on_standard_output_and_makes_the_one_like_the_other()
    {
        EphemeralPostgres server = await EphemeralPostgres.SharedAsync(TestContext.Current.CancellationToken);
        await using EphemeralDatabase database = await server.CreateDatabaseAsync(TestContext.Current.CancellationToken);
        using Sources sources = new(Old, New);
        await RunAsync(database, Old);
        ToolProcess run = await ToolProcess.RunAsync("diff", "--from", database.ConnectionString, "--to", sources.To, "--sql");
        run.Errors.ShouldBe("");
        run.ExitCode.ShouldBe(0);
        run.Output.ShouldStartWith("begin;\n");
        run.Output.ShouldContain("-- loses data: the values of public.t.gone\n");
        foreach (string statement in run.Output.Split(";\n", StringSplitOptions.RemoveEmptyEntries)) await RunAsync(database, statement);
        (await ToolProcess.RunAsync("diff", "--from", database.ConnectionString, "--to", sources.To)).Output.ShouldBe("No difference.\n");
    }

    [Fact]
    public async Task Json_is_all_that_is_on_standard_output()
    {
        using Sources sources = new(Old, New);
        ToolProcess run = await ToolProcess.RunAsync("diff", "--from", sources.From, "--to", sources.To, "--json");
        run.ExitCode.ShouldBe(1);
        using JsonDocument json = JsonDocument.Parse(run.Output);
        json.RootElement.GetProperty("same").GetBoolean().ShouldBeFalse();
        json.RootElement.GetProperty("differences").GetArrayLength().ShouldBe(3);
        json.RootElement.GetProperty("steps")[0].GetProperty("loses").GetString().ShouldBe("the values of public.t.gone");
        json.RootElement.GetProperty("steps")[2].GetProperty("run").GetString().ShouldBe("outside");
    }

    [Fact]
    public async Task What_is_not_planned_for_is_named_and_nothing_is_planned()
    {
        using Sources sources = new(Old, New + "create collation c (locale = 'C');");
        ToolProcess run = await ToolProcess.RunAsync("diff", "--from", sources.From, "--to", sources.To, "--sql");
        run.ShouldBe(new ToolProcess(1, "", "refused: collation public.c is new, and is of a kind that is not planned for\n"));
    }

    [Fact]
    public async Task Strict_fails_where_there_is_anything_that_is_not_planned_for()
    {
        const string Same = "create collation c (locale = 'C');";
        using Sources sources = new(Same, Same);
        (await ToolProcess.RunAsync("diff", "--from", sources.From, "--to", sources.To)).ExitCode.ShouldBe(0);
        ToolProcess run = await ToolProcess.RunAsync("diff", "--from", sources.From, "--to", sources.To, "--strict");
        run.ExitCode.ShouldBe(1);
        run.Errors.ShouldContain("not planned for: collation public.c in ");
    }

    [Fact]
    public async Task A_database_that_the_script_made_is_what_the_records_say()
    {
        EphemeralPostgres server = await EphemeralPostgres.SharedAsync(TestContext.Current.CancellationToken);
        await using EphemeralDatabase database = await server.CreateDatabaseAsync(TestContext.Current.CancellationToken);
        await RunAsync(database, "create schema auth; create table auth.users (id uuid primary key);" + CfiProsDatabase.Schema.CreateSql);
        (await ToolProcess.RunAsync("diff", "--from", database.ConnectionString, "--to", ToolProcess.Sample)).ShouldBe(new ToolProcess(0, "No difference.\n", ""));
        await RunAsync(database, "alter table acs_codes add planted int");
        ToolProcess run = await ToolProcess.RunAsync("diff", "--from", database.ConnectionString, "--assembly", ToolProcess.Sample, "--sql");
        run.Output.ShouldContain("alter table public.acs_codes drop column planted;\n");
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_exit_code_3()
    {
        using Sources sources = new(Old, New);
        ToolProcess run = await ToolProcess.RunAsync("diff", "--from", "postgresql://127.0.0.1:1/nothing", "--to", sources.To);
        run.ExitCode.ShouldBe(3);
        run.Output.ShouldBe("");
        run.Errors.ShouldContain("127.0.0.1:1");
    }

    [Theory]
    [InlineData("missing.sql", "There is no file missing.sql, which --from names.")]
    [InlineData("postgresql://127.0.0.1/x?unknown=1", "--from is no connection that can be read")]
    public async Task A_source_that_cannot_be_read_is_exit_code_2(string source, string message)
    {
        using Sources sources = new(Old, New);
        ToolProcess run = await ToolProcess.RunAsync("diff", "--from", source, "--to", sources.To);
        run.ExitCode.ShouldBe(2);
        run.Errors.ShouldContain(message);
    }

    [Fact]
    public async Task Sql_that_cannot_be_run_is_exit_code_2_and_names_the_statement()
    {
        using Sources sources = new(Old, "create table t (a int);\ncreate tabel u (a int);");
        ToolProcess run = await ToolProcess.RunAsync("diff", "--from", sources.From, "--to", sources.To);
        run.ExitCode.ShouldBe(2);
        run.Errors.ShouldContain($"{sources.To} cannot be run: syntax error at or near \"tabel\" (42601) in \"create tabel u (a int)\".");
    }

    private static async Task RunAsync(EphemeralDatabase database, string sql)
    {
        await using NpgsqlConnection connection = new(new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using NpgsqlCommand command = new(sql, connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Two files of SQL, gone with the test.</summary>
    private sealed class Sources : IDisposable
    {
        private readonly string folder = Directory.CreateTempSubdirectory("studyhub-diff-").FullName;

        public Sources(string from, string to)
        {
            File.WriteAllText(From, from);
            File.WriteAllText(To, to);
        }

        public string From => Path.Combine(folder, "from.sql");

        public string To => Path.Combine(folder, "to.sql");

        public void Dispose() => Directory.Delete(folder, recursive: true);
    }
}
