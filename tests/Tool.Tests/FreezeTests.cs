using System;
using System.IO;
using System.Text.Json;
using System.Threading.Tasks;
using StudyHub.Schema.Revisions;
using static StudyHub.Schema.Tool.Tests.RevisionProject;

namespace StudyHub.Schema.Tool.Tests;

/// <summary>freeze: edits of scripts that no database has run.</summary>
public sealed class FreezeTests
{
    [Fact]
    public async Task An_empty_revision_is_filled_by_hand_and_frozen()
    {
        using RevisionProject project = new();
        await project.AddAsync(Tables("notes"), "first");
        (await project.RunAsync("add", "fill titles", "--empty", "--irreversible", "old titles are gone")).ExitCode.ShouldBe(0);
        Revision empty = project.Set.Heads[0];
        empty.Delta.IsEmpty.ShouldBeTrue();
        empty.Down.ShouldBeNull();
        project.Edit("fill_titles", "up.sql", text => text + "\n-- step 1: in a transaction\n\nupdate public.notes set body = '';\n");

        ToolProcess edited = await project.RunAsync("check");
        edited.ExitCode.ShouldBe(1);
        edited.Output.ShouldContain($"db/migrations/{empty.Folder}/up.sql(1): SHS306: ");
        (await project.RunAsync("add", "more")).ExitCode.ShouldBe(2);

        ToolProcess freeze = await project.OnFilesAsync("freeze", "fill_titles");
        freeze.Errors.ShouldBe("");
        freeze.ExitCode.ShouldBe(0);
        freeze.Output.ShouldContain("up.sql: edited, 1 step with 1 statement");
        (await project.RunAsync("check")).ExitCode.ShouldBe(0);
        (await project.OnFilesAsync("freeze", "head")).Output.ShouldStartWith("Nothing to do");
    }

    [Fact]
    public async Task Freeze_refuses_a_script_that_cannot_be_read_and_a_way_back_that_is_missing()
    {
        using RevisionProject project = new();
        await project.AddAsync(Tables("notes"), "first");
        string manifest = File.ReadAllText(project.FileOf("first", "manifest"));
        project.Edit("first", "up.sql", text => text + "\nselect 'open\n");

        ToolProcess broken = await project.OnFilesAsync("freeze", "first");
        broken.ExitCode.ShouldBe(2);
        broken.Errors.ShouldContain("SHS308");

        project.Edit("first", "up.sql", text => text.Replace("\nselect 'open\n", "", StringComparison.Ordinal));
        File.Delete(project.FileOf("first", "down.sql"));
        ToolProcess missing = await project.OnFilesAsync("freeze", "first");
        missing.ExitCode.ShouldBe(2);
        missing.Errors.ShouldContain("--irreversible REASON");
        File.ReadAllText(project.FileOf("first", "manifest")).ShouldBe(manifest);

        (await project.OnFilesAsync("freeze", "first", "--irreversible", "nobody goes back")).ExitCode.ShouldBe(0);
        (await project.RunAsync("check")).Output.ShouldContain("1 without a way back");
    }

    [Fact]
    public async Task Json_says_which_files_are_others_now()
    {
        using RevisionProject project = new();
        await project.AddAsync(Tables("notes"), "first");
        Revision first = project.Set.Heads[0];
        project.Edit("first", "up.sql", text => text + "\n-- step 2: in a transaction\n\nupdate public.notes set body = '';\n");

        ToolProcess run = await project.OnFilesAsync("freeze", "first", "--json");

        run.Errors.ShouldBe("");
        run.ExitCode.ShouldBe(0);
        using JsonDocument frozen = JsonDocument.Parse(run.Output);
        frozen.RootElement.GetProperty("written").GetBoolean().ShouldBeTrue();
        frozen.RootElement.GetProperty("id").GetString().ShouldBe(first.Id.Value);
        Texts(frozen, "files").ShouldBe([$"db/migrations/{first.Folder}/manifest"]);
        Texts(frozen, "changes").ShouldBe(["table public.notes is new"]);
        using JsonDocument again = JsonDocument.Parse((await project.OnFilesAsync("freeze", "first", "--json")).Output);
        again.RootElement.GetProperty("written").GetBoolean().ShouldBeFalse();
        again.RootElement.GetProperty("name").GetString().ShouldBe("first");
        project.Set.Findings.ShouldBeEmpty();
    }
}
