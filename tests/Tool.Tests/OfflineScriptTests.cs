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

    [Fact]
    public async Task A_number_of_revisions_counts_from_where_it_is_told()
    {
        using RevisionProject project = await ThreeAsync();
        string all = (await project.OnFilesAsync("script", "base:head")).Output;

        (await project.OnFilesAsync("upgrade", "base:+3", "--sql")).Output.ShouldBe(all);
        (await project.OnFilesAsync("upgrade", "first:+1", "--sql")).Output.ShouldBe((await project.OnFilesAsync("script", "first:second")).Output);
        // A downgrade begins at the head, where nothing else is said.
        ToolProcess back = await project.OnFilesAsync("downgrade", "-1", "--sql", "--allow-data-loss");
        back.ExitCode.ShouldBe(0, back.Errors);
        back.Output.ShouldContain("drop table public.users");
        back.Output.ShouldNotContain("drop table public.tags");
        (await project.OnFilesAsync("downgrade", "second:-1", "--sql", "--allow-data-loss")).Output.ShouldBe((await project.OnFilesAsync("script", "second:first", "--allow-data-loss")).Output);
        string whole = (await project.OnFilesAsync("downgrade", "base", "--sql", "--allow-data-loss")).Output;
        whole.ShouldContain("drop table public.notes");
        (await project.OnFilesAsync("downgrade", "-3", "--sql", "--allow-data-loss")).Output.ShouldBe(whole);
    }

    [Fact]
    public async Task What_only_a_database_could_say_is_refused_with_what_to_write_instead()
    {
        using RevisionProject project = await ThreeAsync();
        await RefusedAsync("+1 counts from where the database is, and --sql asks none. Say where it is, such as base:+1", "upgrade", "+1", "--sql");
        await RefusedAsync("studyhub-schema downgrade -1 --sql", "upgrade", "-1", "--sql");
        await RefusedAsync("studyhub-schema downgrade base --sql", "upgrade", "base", "--sql");
        await RefusedAsync("head:base leads back. Run: studyhub-schema downgrade head:base --sql", "upgrade", "head:base", "--sql");
        await RefusedAsync("+9 goes too far from base: 3 to come; head is the last.", "upgrade", "base:+9", "--sql");
        await RefusedAsync("'+' is no number of revisions.", "upgrade", "base:+", "--sql");
        await RefusedAsync("there is nothing to count from", "script", "+1:head");
        await RefusedAsync("A downgrade does not go to head.", "downgrade", "head", "--sql");
        await RefusedAsync("run studyhub-schema upgrade base:head --sql", "downgrade", "base:head", "--sql");
        await RefusedAsync("Give one of them", "upgrade", "--sql", "--json");
        await RefusedAsync("-4 goes too far from ", "downgrade", "-4", "--sql");

        async Task RefusedAsync(string message, params string[] arguments)
        {
            ToolProcess run = await project.OnFilesAsync(arguments);
            run.ExitCode.ShouldBe(2);
            run.Errors.ShouldContain(message);
            run.Output.ShouldBe("");
        }
    }

    [Fact]
    public async Task A_number_that_ends_between_branches_names_them()
    {
        using RevisionProject project = new();
        await project.BranchAsync(Tables("notes", "tags"), Tables("notes", "users"));
        (await project.OnFilesAsync("merge", "-m", "both")).ExitCode.ShouldBe(0);

        ToolProcess between = await project.OnFilesAsync("downgrade", "-1", "--sql", "--allow-data-loss");
        between.ExitCode.ShouldBe(2);
        between.Errors.ShouldStartWith("-1 from ");
        between.Errors.ShouldContain("ends on two branches: ");
        ToolProcess whole = await project.OnFilesAsync("downgrade", "-3", "--sql", "--allow-data-loss");
        whole.Output.ShouldBe((await project.OnFilesAsync("downgrade", "first", "--sql", "--allow-data-loss")).Output);
    }

    private static async Task<RevisionProject> ThreeAsync()
    {
        RevisionProject project = new();
        await project.AddAsync(Tables("notes"), "first");
        await project.AddAsync(Tables("notes", "tags"), "second");
        await project.AddAsync(Tables("notes", "tags", "users"), "third");
        return project;
    }
}
