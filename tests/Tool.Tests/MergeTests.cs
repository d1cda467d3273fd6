using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Model;
using static StudyHub.Schema.Tool.Tests.RevisionProject;

namespace StudyHub.Schema.Tool.Tests;

/// <summary>merge: two heads become one, or what does not go together is listed.</summary>
public sealed class MergeTests
{
    [Fact]
    public async Task Two_branches_are_merged_in_either_order_with_the_same_bytes()
    {
        using RevisionProject project = new();
        (string left, string right) = await project.BranchAsync(Tables("notes", "tags"), Tables("notes", "users"));

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
        await project.BranchAsync(index, without);

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
        (string left, _) = await project.BranchAsync(Tables("notes", "tags"), Tables("notes", "users"));

        ToolProcess run = await project.OnFilesAsync("merge", "first", left);
        run.ExitCode.ShouldBe(2);
        run.Errors.ShouldContain("first is no head: another revision follows it.");
        (await project.OnFilesAsync("merge", left, left)).Errors.ShouldContain("is given twice");
        (await project.OnFilesAsync("merge", left, "nothing")).Errors.ShouldContain("There is no revision nothing. Give its id");
        (await project.OnFilesAsync("merge", left)).ExitCode.ShouldBe(2);
    }

    [Fact]
    public async Task Json_has_the_merge_or_its_conflicts()
    {
        using RevisionProject project = new();
        TableModel notes = Table("notes");
        SchemaModel Of(PgType type) => Tables() with { Tables = EquatableArrays.Of(notes with { Columns = EquatableArrays.Of(notes.Columns[0], notes.Columns[1] with { Type = type }) }) };
        (string left, string right) = await project.BranchAsync(Of(PgType.Varchar(30)), Of(PgType.Varchar(40)));

        ToolProcess refused = await project.OnFilesAsync("merge", "--json");
        refused.ExitCode.ShouldBe(1);
        using JsonDocument conflicts = JsonDocument.Parse(refused.Output);
        conflicts.RootElement.GetProperty("written").GetBoolean().ShouldBeFalse();
        string[] heads = [.. new[] { left, right }.Order(StringComparer.Ordinal)];
        Texts(conflicts, "parents").ShouldBe(heads);
        JsonElement conflict = conflicts.RootElement.GetProperty("conflicts").EnumerateArray().ShouldHaveSingleItem();
        conflict.GetProperty("object").GetString().ShouldBe("column public.notes.body");
        conflict.GetProperty("first").GetString()!.ShouldContain(heads[0] == left ? "character varying(30)" : "character varying(40)");
        conflict.GetProperty("second").GetString()!.ShouldContain(heads[0] == left ? "character varying(40)" : "character varying(30)");

        using RevisionProject other = new();
        await other.BranchAsync(Tables("notes", "tags"), Tables("notes", "users"));
        ToolProcess done = await other.OnFilesAsync("merge", "-m", "both", "--json");
        done.ExitCode.ShouldBe(0);
        using JsonDocument merge = JsonDocument.Parse(done.Output);
        merge.RootElement.GetProperty("id").GetString().ShouldBe(other.Head.Trim());
        Texts(merge, "parents").Length.ShouldBe(2);
        Texts(merge, "files").Length.ShouldBe(4);
        Texts(merge, "changes").ShouldHaveSingleItem().ShouldEndWith(" is new");
        Texts(merge, "conflicts").ShouldBeEmpty();

        ToolProcess idle = await other.OnFilesAsync("merge", "--json");
        idle.ExitCode.ShouldBe(0);
        using JsonDocument nothing = JsonDocument.Parse(idle.Output);
        nothing.RootElement.GetProperty("written").GetBoolean().ShouldBeFalse();
        (await other.OnFilesAsync("merge")).Output.ShouldStartWith("Nothing to do: there is one head, ");
    }
}
