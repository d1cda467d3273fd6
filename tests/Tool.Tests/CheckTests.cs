using System;
using System.IO;
using System.Text.Json;
using System.Threading.Tasks;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Model;
using static StudyHub.Schema.Tool.Tests.RevisionProject;

namespace StudyHub.Schema.Tool.Tests;

/// <summary>check: the files alone.</summary>
public sealed class CheckTests
{
    [Fact]
    public async Task Check_says_what_the_records_say_and_no_revision_does()
    {
        using RevisionProject project = new();
        await project.AddAsync(Tables("notes"), "first");
        TableModel table = Table("notes");
        project.Says(Tables("notes") with
        {
            Tables = EquatableArrays.Of(table with { Columns = EquatableArrays.Of(table.Columns[0], table.Columns[1] with { Type = PgType.Varchar(30) }) }),
        });

        ToolProcess check = await project.RunAsync("check");
        check.ExitCode.ShouldBe(1);
        check.Output.ShouldStartWith("db/migrations/head(1): SHS310: column public.notes.body has the type character varying(30) (was text), and no revision says so. Run: studyhub-schema add NAME");

        ToolProcess asJson = await project.RunAsync("check", "--json");
        using JsonDocument json = JsonDocument.Parse(asJson.Output);
        json.RootElement.GetProperty("well").GetBoolean().ShouldBeFalse();
        json.RootElement.GetProperty("findings").EnumerateArray().ShouldHaveSingleItem().GetProperty("rule").GetString().ShouldBe("SHS310");
    }

    [Fact]
    public async Task Check_of_a_project_without_revisions_says_how_to_begin()
    {
        using RevisionProject project = new RevisionProject().Says(Tables("notes", "tags"));
        ToolProcess check = await project.RunAsync("check");
        check.ExitCode.ShouldBe(1);
        check.Output.ShouldContain("SHS310: The database Demo has 2 tables, and no revision says so. Run: studyhub-schema add NAME");
    }

    [Fact]
    public async Task A_manifest_that_was_broken_by_hand_stops_what_needs_it_and_names_the_line()
    {
        using RevisionProject project = new();
        await project.AddAsync(Tables("notes"), "first");
        project.Edit("first", "manifest", text => text.Replace("uuid", "text", StringComparison.Ordinal));

        ToolProcess check = await project.RunAsync("check");
        check.ExitCode.ShouldBe(1);
        check.Output.ShouldContain("_first/manifest(1): SHS301: ");
        check.Output.ShouldContain("Take the files from version control again");
        project.Says(Tables("notes", "tags"));
        ToolProcess add = await project.RunAsync("add", "tags");
        add.ExitCode.ShouldBe(2);
        add.Errors.ShouldContain("SHS301");
        add.Errors.ShouldContain("Take the files from version control again");
        (await project.OnFilesAsync("show", "first")).ExitCode.ShouldBe(2);
        // The one that is meant may be the one that cannot be read.
        project.Edit("first", "manifest", _ => "{\n");
        ToolProcess freeze = await project.OnFilesAsync("freeze", "first");
        freeze.ExitCode.ShouldBe(2);
        freeze.Errors.ShouldContain("_first/manifest(1): SHS301: ");
        freeze.Errors.ShouldContain("There is no revision first among those that can be read.");
        Directory.GetDirectories(project.Migrations).Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_project_that_is_not_built_is_told_with_the_command_that_builds_it()
    {
        ToolProcess run = await ToolProcess.RunAsync("check", "--project", Path.Combine(ToolProcess.Root, "samples", "CfiPros"), "--configuration", "Never");
        run.ExitCode.ShouldBe(2);
        run.Errors.ShouldContain("is not built");
        run.Errors.ShouldContain("Run: dotnet build");
    }
}
