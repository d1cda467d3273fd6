using System.Threading.Tasks;
using static StudyHub.Schema.Tool.Tests.RevisionProject;

namespace StudyHub.Schema.Tool.Tests;

/// <summary>Scripts for psql: script FROM:TO, and upgrade and downgrade with --sql.</summary>
public sealed class OfflineScriptTests
{
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
}
