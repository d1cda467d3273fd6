using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Revisions;
using static StudyHub.Schema.Tool.Tests.RevisionProject;

namespace StudyHub.Schema.Tool.Tests;

public sealed class RevisionCommandTests
{
    [Fact]
    public async Task Add_writes_the_difference_and_check_is_well_then()
    {
        using RevisionProject project = new RevisionProject().Says(Tables("notes", "tags"));

        ToolProcess add = await project.RunAsync("add", "First tables!");

        add.Errors.ShouldBe("");
        add.ExitCode.ShouldBe(0);
        Revision revision = project.Set.Revisions.ShouldHaveSingleItem();
        revision.Name.ShouldBe("first_tables");
        project.Head.ShouldBe(revision.Id + "\n");
        add.Output.ShouldBe($"""
            Added {revision.Title}, the first revision.
              table public.notes is new
              table public.tags is new
            wrote db/migrations/{revision.Folder}/manifest
            wrote db/migrations/{revision.Folder}/up.sql
            wrote db/migrations/{revision.Folder}/down.sql
            wrote db/migrations/head

            """, StringCompareShould.IgnoreLineEndings);
        ToolProcess check = await project.RunAsync("check");
        check.ExitCode.ShouldBe(0);
        check.Output.ShouldBe($"Well: 1 revision with 1 step in db/migrations; the records are what the head {revision.Title} says.{Environment.NewLine}");
    }

    [Fact]
    public async Task Add_without_a_difference_writes_nothing()
    {
        using RevisionProject project = new();
        await project.AddAsync(Tables("notes"), "first");
        string head = project.Head;

        ToolProcess run = await project.RunAsync("revision", "second");

        run.ExitCode.ShouldBe(0);
        run.Output.ShouldStartWith("Nothing to do: the records are what the head ");
        project.Head.ShouldBe(head);
        project.Set.Revisions.Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_loses_data_is_listed_and_written_only_with_consent()
    {
        using RevisionProject project = new();
        await project.AddAsync(Tables("notes", "tags"), "first");
        project.Says(Tables("notes"));

        ToolProcess refused = await project.RunAsync("add", "no_tags");

        refused.ExitCode.ShouldBe(1);
        refused.Output.ShouldBe("");
        refused.Errors.ShouldContain("loses the rows of table public.tags");
        refused.Errors.ShouldContain("--allow-data-loss");
        project.Set.Revisions.Count.ShouldBe(1);

        ToolProcess agreed = await project.RunAsync("add", "no_tags", "--allow-data-loss");

        agreed.ExitCode.ShouldBe(0);
        agreed.Output.ShouldContain("agreed to: loses the rows of table public.tags");
        Revision revision = project.Set.Heads[0];
        revision.Consents.ShouldBe(EquatableArrays.Of("loses the rows of table public.tags"));
        revision.Up.Text.ShouldContain("-- Agreed to: loses the rows of table public.tags\n");
        (await project.OnFilesAsync("show", "no_tags")).Output.ShouldContain("Agreed to on the way there:");
    }

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
    public async Task Revisions_that_are_embedded_are_read_from_the_assembly()
    {
        using RevisionProject project = new();
        await project.AddAsync(Tables("notes"), "first");
        RevisionFile[] files = [.. Directory.GetFiles(project.Migrations, "*", SearchOption.AllDirectories)
            .Select(file => new RevisionFile(Path.GetRelativePath(project.Migrations, file).Replace('\\', '/'), File.ReadAllText(file)))];
        SchemaAssembly.Write(project.Assembly, Tables("notes"), files);
        Directory.Delete(Path.Combine(project.Folder, "db"), recursive: true);

        ToolProcess history = await project.RunAsync("history");
        history.Errors.ShouldBe("");
        history.Output.ShouldContain("first");
        (await project.RunAsync("check")).Output.ShouldContain("in Demo.dll;");
    }

    [Fact]
    public async Task History_is_the_newest_first_and_marks_what_is_special()
    {
        using RevisionProject project = new();
        await project.AddAsync(Tables("notes"), "first");
        await project.AddAsync(Tables("notes", "tags"), "tags");

        ToolProcess history = await project.OnFilesAsync("history");

        Revision[] revisions = [.. project.Set.Revisions];
        history.Output.ShouldBe($"{revisions[1].Id}  tags   follows {revisions[0].Id}  (head)\n{revisions[0].Id}  first  (first)\n", StringCompareShould.IgnoreLineEndings);
        using JsonDocument json = JsonDocument.Parse((await project.OnFilesAsync("history", "--json")).Output);
        json.RootElement[0].GetProperty("parents")[0].GetString().ShouldBe(revisions[0].Id.Value);
        (await project.OnFilesAsync("heads")).Output.ShouldStartWith(revisions[1].Id.Value);
    }

    [Fact]
    public async Task Two_branches_are_merged_in_either_order_with_the_same_bytes()
    {
        using RevisionProject project = new();
        (string left, string right) = await BranchAsync(project, Tables("notes", "tags"), Tables("notes", "users"));

        ToolProcess add = await project.RunAsync("add", "more");
        add.ExitCode.ShouldBe(2);
        add.Errors.ShouldContain("SHS304");
        add.Errors.ShouldContain("studyhub-schema merge ");
        (await project.OnFilesAsync("heads")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(2);

        ToolProcess merge = await project.OnFilesAsync("merge", left, right, "-m", "both");
        merge.Errors.ShouldBe("");
        merge.ExitCode.ShouldBe(0);
        string manifest = File.ReadAllText(project.FileOf("both", "manifest"));
        Directory.Delete(Path.GetDirectoryName(project.FileOf("both", "manifest"))!, recursive: true);

        (await project.OnFilesAsync("merge", right, left, "-m", "both")).ExitCode.ShouldBe(0);
        File.ReadAllText(project.FileOf("both", "manifest")).ShouldBe(manifest);
        project.Says(Tables("notes", "tags", "users"));
        (await project.RunAsync("check")).ExitCode.ShouldBe(0);
        (await project.OnFilesAsync("history")).Output.ShouldContain("(head, merge)");
        (await project.OnFilesAsync("history")).Output.ShouldContain("(branch point, first)");
    }

    [Fact]
    public async Task What_does_not_go_together_is_listed_by_object_and_nothing_is_written()
    {
        using RevisionProject project = new();
        TableModel notes = Table("notes");
        SchemaModel index = Tables() with { Tables = EquatableArrays.Of(notes with { Indexes = EquatableArrays.Of(new IndexModel { Name = new("idx_notes_body"), Keys = EquatableArrays.Of(new IndexKey { Column = new("body") }) }) }) };
        SchemaModel without = Tables() with { Tables = EquatableArrays.Of(notes with { Columns = EquatableArrays.Of(notes.Columns[0]) }) };
        await BranchAsync(project, index, without);

        ToolProcess merge = await project.OnFilesAsync("merge");

        merge.ExitCode.ShouldBe(1);
        merge.Output.ShouldStartWith("1 conflict between ");
        merge.Output.ShouldContain("  column public.notes.body\n", Case.Sensitive);
        merge.Output.ShouldContain("is gone");
        merge.Output.ShouldContain("is needed by the index public.notes.idx_notes_body, which is new");
        Directory.GetDirectories(project.Migrations).Length.ShouldBe(3);
    }

    [Fact]
    public async Task Only_heads_are_merged()
    {
        using RevisionProject project = new();
        (string left, _) = await BranchAsync(project, Tables("notes", "tags"), Tables("notes", "users"));

        ToolProcess run = await project.OnFilesAsync("merge", "first", left);
        run.ExitCode.ShouldBe(2);
        run.Errors.ShouldContain("first is no head: another revision follows it.");
        (await project.OnFilesAsync("merge", left, left)).Errors.ShouldContain("is given twice");
        (await project.OnFilesAsync("merge", left)).ExitCode.ShouldBe(2);
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
        project.Says(Tables("notes", "tags"));
        ToolProcess add = await project.RunAsync("add", "tags");
        add.ExitCode.ShouldBe(2);
        add.Errors.ShouldContain("SHS301");
        (await project.OnFilesAsync("show", "first")).ExitCode.ShouldBe(2);
        Directory.GetDirectories(project.Migrations).Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_folder_that_is_there_is_not_written_over()
    {
        using RevisionProject project = new RevisionProject().Says(Tables("notes"));
        (await project.RunAsync("add", "first")).ExitCode.ShouldBe(0);
        string folder = Path.GetFileName(Directory.GetDirectories(project.Migrations).Single());
        Directory.Delete(project.Migrations, recursive: true);
        Directory.CreateDirectory(Path.Combine(project.Migrations, folder));
        File.WriteAllText(Path.Combine(project.Migrations, folder, "mine.txt"), "mine");

        ToolProcess run = await project.RunAsync("add", "first");

        run.ExitCode.ShouldBe(2);
        run.Errors.ShouldContain("is there already, and revisions are not written over");
        Directory.GetFileSystemEntries(project.Migrations).Length.ShouldBe(1);
    }

    [Fact]
    public async Task Revisions_of_another_database_are_not_gone_on_with()
    {
        using RevisionProject project = new();
        await project.AddAsync(Tables("notes"), "first");
        project.Says(Tables("other") with { Name = "Elsewhere" });

        ToolProcess run = await project.RunAsync("add", "second");

        run.ExitCode.ShouldBe(2);
        run.Errors.ShouldContain("holds the revisions of Demo");
    }

    [Fact]
    public async Task A_file_where_the_folder_should_be_is_said()
    {
        using RevisionProject project = new RevisionProject().Says(Tables("notes"));
        Directory.CreateDirectory(Path.Combine(project.Folder, "db"));
        File.WriteAllText(project.Migrations, "");

        ToolProcess run = await project.RunAsync("add", "first");

        run.ExitCode.ShouldBe(2);
        run.Errors.ShouldContain("db/migrations is a file");
    }

    [Fact]
    public async Task A_folder_that_may_not_be_written_is_said_and_nothing_is_left()
    {
        if (OperatingSystem.IsWindows() || Environment.UserName == "root")
        {
            Assert.Skip("Whoever runs this may write everywhere.");
            return;
        }
        using RevisionProject project = new RevisionProject().Says(Tables("notes"));
        Directory.CreateDirectory(project.Migrations);
        File.SetUnixFileMode(project.Migrations, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        ToolProcess run = await project.RunAsync("add", "first");

        run.ExitCode.ShouldBe(2);
        run.Errors.ShouldContain("denied");
        run.Errors.ShouldNotContain("   at ");
        Directory.GetFileSystemEntries(project.Migrations).ShouldBeEmpty();
        File.SetUnixFileMode(project.Migrations, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Theory]
    [InlineData("'!?' has no letter or digit", "add", "!?")]
    [InlineData("There is no revision nothing", "show", "nothing")]
    [InlineData("There is no revision yet", "show", "head")]
    [InlineData("There is no revision yet", "merge")]
    [InlineData("Give --irreversible the reason", "add", "x", "--irreversible", " ")]
    public async Task What_cannot_be_used_is_exit_code_2(string message, params string[] arguments)
    {
        using RevisionProject project = new RevisionProject().Says(Tables("notes"));
        Directory.CreateDirectory(project.Migrations);
        ToolProcess run = arguments[0] == "add" ? await project.RunAsync(arguments) : await project.OnFilesAsync(arguments);
        run.ExitCode.ShouldBe(2);
        run.Errors.ShouldContain(message);
        run.Output.ShouldBe("");
    }

    [Fact]
    public async Task A_project_that_is_not_built_is_told_with_the_command_that_builds_it()
    {
        ToolProcess run = await ToolProcess.RunAsync("check", "--project", Path.Combine(ToolProcess.Root, "samples", "CfiPros"), "--configuration", "Never");
        run.ExitCode.ShouldBe(2);
        run.Errors.ShouldContain("is not built");
        run.Errors.ShouldContain("Run: dotnet build");
    }

    [Fact]
    public async Task A_folder_without_a_project_is_exit_code_2()
    {
        using RevisionProject project = new();
        foreach (string command in (string[])["check", "heads", "history"])
        {
            ToolProcess run = await project.OnFilesAsync(command);
            run.ExitCode.ShouldBe(2);
            run.Errors.ShouldContain("There is no project in ");
        }
    }

    [Fact]
    public async Task A_script_for_psql_is_printed_without_a_database_whichever_command_asks()
    {
        using RevisionProject project = new();
        await project.AddAsync(Tables("notes"), "first");
        await project.AddAsync(Tables("notes", "tags"), "tags");

        ToolProcess up = await project.OnFilesAsync("script", "base:head");
        up.ExitCode.ShouldBe(0);
        up.Output.ShouldContain("create table public.tags");
        (await project.OnFilesAsync("upgrade", "--sql")).Output.ShouldBe(up.Output);
        (await project.OnFilesAsync("upgrade", "first:head", "--sql")).Output.ShouldNotContain("create table public.notes");

        ToolProcess back = await project.OnFilesAsync("downgrade", "first", "--sql");
        back.ExitCode.ShouldBe(2);
        back.Errors.ShouldContain("loses the rows of table public.tags");
        back = await project.OnFilesAsync("downgrade", "first", "--sql", "--allow-data-loss");
        back.Output.ShouldContain("drop table public.tags");
        back.Output.ShouldNotContain("drop table public.notes");
        (await project.OnFilesAsync("script", "head:first", "--allow-data-loss")).Output.ShouldBe(back.Output);
        (await project.OnFilesAsync("script", "base:base")).ExitCode.ShouldBe(2);
    }

    /// <summary>A first revision, and two that follow it.</summary>
    private static async Task<(string Left, string Right)> BranchAsync(RevisionProject project, SchemaModel left, SchemaModel right)
    {
        await project.AddAsync(Tables("notes"), "first");
        string head = project.Head;
        await project.AddAsync(left, "left", "--allow-data-loss");
        string folder = Path.GetDirectoryName(project.FileOf("left", "manifest"))!;
        string aside = Path.Combine(project.Folder, "aside");
        Directory.Move(folder, aside);
        File.WriteAllText(Path.Combine(project.Migrations, "head"), head);
        await project.AddAsync(right, "right", "--allow-data-loss");
        Directory.Move(aside, folder);
        return (Path.GetFileName(folder)[..RevisionId.Length], project.Head.Trim());
    }
}
