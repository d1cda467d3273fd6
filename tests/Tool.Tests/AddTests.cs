using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Revisions;
using static StudyHub.Schema.Tool.Tests.RevisionProject;

namespace StudyHub.Schema.Tool.Tests;

/// <summary>add: a revision from the records, or why there is none.</summary>
public sealed class AddTests
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

    [Fact]
    public async Task Json_says_what_was_written_or_what_it_wants_before_it_is()
    {
        using RevisionProject project = new();
        await project.AddAsync(Tables("notes", "tags"), "first");
        string first = project.Head.Trim();
        project.Says(Tables("notes"));

        ToolProcess refused = await project.RunAsync("add", "no tags", "--json");
        refused.ExitCode.ShouldBe(1);
        refused.Errors.ShouldContain("--allow-data-loss");
        using JsonDocument asked = JsonDocument.Parse(refused.Output);
        asked.RootElement.GetProperty("written").GetBoolean().ShouldBeFalse();
        Texts(asked, "files").ShouldBeEmpty();
        Texts(asked, "losses").ShouldBe(["loses the rows of table public.tags"]);
        Texts(asked, "consents").ShouldBeEmpty();
        Texts(asked, "needs").ShouldBe(["--allow-data-loss"]);
        project.Head.Trim().ShouldBe(first);

        ToolProcess agreed = await project.RunAsync("add", "no tags", "--json", "--allow-data-loss");
        agreed.ExitCode.ShouldBe(0);
        agreed.Errors.ShouldBe("");
        using JsonDocument done = JsonDocument.Parse(agreed.Output);
        done.RootElement.GetProperty("written").GetBoolean().ShouldBeTrue();
        string id = done.RootElement.GetProperty("id").GetString()!;
        id.ShouldBe(asked.RootElement.GetProperty("id").GetString());
        project.Head.ShouldBe(id + "\n");
        done.RootElement.GetProperty("name").GetString().ShouldBe("no_tags");
        Texts(done, "parents").ShouldBe([first]);
        Texts(done, "files").ShouldBe([.. new[] { "manifest", "up.sql", "down.sql" }.Select(file => $"db/migrations/{id}_no_tags/{file}"), "db/migrations/head"]);
        Texts(done, "changes").ShouldBe(["table public.tags is gone"]);
        Texts(done, "consents").ShouldBe(["loses the rows of table public.tags"]);
        Texts(done, "needs").ShouldBeEmpty();

        ToolProcess idle = await project.RunAsync("add", "again", "--json");
        idle.ExitCode.ShouldBe(0);
        using JsonDocument nothing = JsonDocument.Parse(idle.Output);
        nothing.RootElement.GetProperty("written").GetBoolean().ShouldBeFalse();
        nothing.RootElement.GetProperty("id").ValueKind.ShouldBe(JsonValueKind.Null);
    }
}
