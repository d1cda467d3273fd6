using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using StudyHub.Schema.Revisions;
using static StudyHub.Schema.Tool.Tests.RevisionProject;

namespace StudyHub.Schema.Tool.Tests;

/// <summary>history, heads and show: the revisions as they are.</summary>
public sealed class HistoryTests
{
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

    [Theory]
    [InlineData("'!?' has no letter or digit", "add", "!?")]
    [InlineData("There is no revision in db/migrations yet", "show", "nothing")]
    [InlineData("There is no revision in db/migrations yet. Run: studyhub-schema add NAME", "show", "head")]
    [InlineData("There is no revision in db/migrations yet. Run: studyhub-schema add NAME", "merge")]
    [InlineData("There is no revision in db/migrations yet", "upgrade", "--sql")]
    [InlineData("show needs REVISION: ", "show")]
    [InlineData("There is no command 'bogus'. The commands are add, check, ", "bogus")]
    [InlineData("--connection is neither postgresql://", "history", "--connection", "junk")]
    [InlineData("There is no project in ", "merge", "--project", "db")]
    [InlineData("or --migrations the folder of the revisions.", "freeze", "x", "--project", "db")]
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
}
