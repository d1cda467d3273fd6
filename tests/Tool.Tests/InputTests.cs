using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using CfiPros;

namespace StudyHub.Schema.Tool.Tests;

public sealed class InputTests
{
    [Fact]
    public async Task The_script_is_the_whole_schema()
    {
        ToolProcess run = await ToolProcess.RunAsync("script", "--assembly", ToolProcess.Sample);
        run.ExitCode.ShouldBe(0);
        run.Output.ShouldBe(CfiProsDatabase.Schema.CreateSql);
    }

    [Fact]
    public async Task A_part_of_the_script_is_that_part_alone()
    {
        ToolProcess run = await ToolProcess.RunAsync("script", "--assembly", ToolProcess.Sample, "--only", "policies");
        run.Output.ShouldContain("create policy");
        run.Output.ShouldNotContain("create table");
    }

    [Fact]
    public async Task Files_are_those_that_a_build_writes()
    {
        string folder = Path.Combine(Path.GetTempPath(), "studyhub-schema-" + Guid.NewGuid().ToString("n"));
        try
        {
            ToolProcess run = await ToolProcess.RunAsync("script", "--assembly", ToolProcess.Sample, "--out", folder);
            run.ExitCode.ShouldBe(0);
            run.Output.ShouldBe("");
            string committed = Path.Combine(ToolProcess.Root, "samples", "CfiPros", "db");
            // Revisions are not what a build writes.
            string revisions = Path.Combine(committed, "migrations");
            foreach (string file in Directory.GetFiles(committed, "*.sql", SearchOption.AllDirectories).Where(file => !file.StartsWith(revisions, StringComparison.Ordinal)))
                File.ReadAllText(Path.Combine(folder, Path.GetRelativePath(committed, file))).ShouldBe(File.ReadAllText(file), file);
        }
        finally
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task An_assembly_that_does_not_exist_is_exit_code_2()
    {
        ToolProcess run = await ToolProcess.RunAsync("script", "--assembly", "missing.dll");
        run.ExitCode.ShouldBe(2);
        run.Errors.Trim().ShouldBe("There is no file missing.dll. Give the path of a compiled assembly to --assembly.");
    }

    [Fact]
    public async Task An_assembly_without_a_schema_is_exit_code_2()
    {
        ToolProcess run = await ToolProcess.RunAsync("script", "--assembly", typeof(InputTests).Assembly.Location);
        run.ExitCode.ShouldBe(2);
        run.Errors.ShouldContain("holds no schema. Its project needs a [Table] record");
    }

    [Fact]
    public async Task A_file_that_is_no_assembly_is_exit_code_2()
    {
        ToolProcess run = await ToolProcess.RunAsync("script", "--assembly", Path.Combine(ToolProcess.Root, "README.md"));
        run.ExitCode.ShouldBe(2);
        run.Errors.ShouldContain("is no .NET assembly");
        run.Errors.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task A_stack_trace_is_shown_when_it_is_asked_for()
        => (await ToolProcess.RunAsync("script", "--assembly", "missing.dll", "--verbose")).Errors.ShouldContain("   at ");

    [Fact]
    public async Task A_project_is_where_MSBuild_says_its_assembly_lies()
    {
        string configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        ToolProcess run = await ToolProcess.RunAsync("script", "--project", Path.Combine(ToolProcess.Root, "samples", "CfiPros"), "--configuration", configuration, "--only", "tables");
        run.Errors.ShouldBe("");
        run.Output.ShouldContain("create table public.acs_codes");
    }

    [Fact]
    public async Task A_project_that_is_not_built_is_told_with_the_command_that_builds_it()
    {
        ToolProcess run = await ToolProcess.RunAsync("script", "--project", Path.Combine(ToolProcess.Root, "samples", "CfiPros"), "--configuration", "Never");
        run.ExitCode.ShouldBe(2);
        run.Errors.ShouldContain("is not built");
        run.Errors.ShouldContain("Run: dotnet build");
    }

    [Theory]
    [InlineData("script", "--only", "nonsense")]
    [InlineData("script", "--unknown")]
    [InlineData("nonsense")]
    [InlineData("script", "--assembly", "a.dll", "--project", "b")]
    public async Task Wrong_usage_is_exit_code_2(params string[] arguments)
    {
        ToolProcess run = await ToolProcess.RunAsync(arguments);
        run.ExitCode.ShouldBe(2);
        run.Errors.ShouldNotBeEmpty();
        run.Output.ShouldBe("");
    }

    [Fact]
    public async Task Help_names_the_commands()
    {
        ToolProcess run = await ToolProcess.RunAsync("--help");
        run.ExitCode.ShouldBe(0);
        run.Output.ShouldContain("rls");
        run.Output.ShouldContain("script");
    }
}
