using System;
using System.Linq;

namespace StudyHub.Schema.Package.Tests.Consuming;

public sealed class BuildTests(BuildStory story) : IClassFixture<BuildStory>
{
    [Fact]
    public void The_first_build_succeeds() => story.First.Result.Succeeded();

    [Fact]
    public void The_first_build_writes_the_tables() =>
        story.First.Text("schema.sql").ShouldSatisfyAllConditions(
            text => text.ShouldContain("create table public.notes", Case.Insensitive),
            text => text.ShouldContain("create table public.\"Tags\"", Case.Insensitive));

    [Fact]
    public void The_first_build_writes_the_policies_of_a_table_in_its_own_file() =>
        story.First.Text("policies/notes.sql").ShouldContain("row level security", Case.Insensitive);

    [Fact]
    public void The_first_build_says_where_it_wrote() =>
        story.First.Result.Output.ShouldContain($"StudyHub.Schema -> {story.SchemaPath[..^"schema.sql".Length]}");

    [Fact]
    public void The_program_runs_with_the_assemblies_of_the_package() => story.Run.Succeeded().Output.ShouldBe("Hello from Notes\n");

    [Fact]
    public void A_build_without_a_change_writes_nothing() => story.NoChange.Schema.ShouldBe(story.First.Schema);

    [Fact]
    public void A_build_without_a_change_skips_the_target() => story.NoChange.StampedAt.ShouldBe(story.First.StampedAt);

    [Fact]
    public void Editing_a_body_compiles_and_skips_the_target()
    {
        story.BodyEdit.Result.Succeeded();
        story.BodyEdit.CompiledAt.ShouldBeGreaterThan(story.NoChange.CompiledAt);
        story.BodyEdit.StampedAt.ShouldBe(story.First.StampedAt);
    }

    [Fact]
    public void Editing_a_body_writes_nothing() => story.BodyEdit.Schema.ShouldBe(story.First.Schema);

    [Fact]
    public void Editing_the_public_surface_runs_the_target_and_writes_nothing()
    {
        story.SurfaceEdit.StampedAt.ShouldNotBe(story.First.StampedAt);
        story.SurfaceEdit.Schema.ShouldBe(story.First.Schema);
    }

    [Fact]
    public void Editing_the_model_rewrites_the_schema() =>
        story.ModelEdit.Text("schema.sql").ShouldSatisfyAllConditions(
            text => text.ShouldContain("body"),
            text => text.ShouldNotContain("Tags"));

    [Fact]
    public void Taking_a_table_away_removes_its_policies()
    {
        // The capital is percent-encoded, which MSBuild would decode if it were not told that the path is a path.
        const string File = "policies/%54ags.sql";
        story.SurfaceEdit.Schema.Keys.ShouldContain(File);
        story.ModelEdit.Schema.Keys.ShouldNotContain(File);
    }

    [Fact]
    public void A_file_of_somebody_else_stays_where_it_is() => story.Repaired.Text("extensions.sql").ShouldBe(Sources.HandWritten);

    [Fact]
    public void A_deleted_file_comes_back_without_compiling()
    {
        story.Deleted.Text("schema.sql").ShouldBe(story.ModelEdit.Text("schema.sql"));
        story.Deleted.CompiledAt.ShouldBe(story.ModelEdit.CompiledAt);
    }

    [Fact]
    public void A_checkout_with_carriage_returns_is_left_as_it_is() =>
        story.CarriageReturns.Text("schema.sql").ShouldBe(
            story.Deleted.Text("schema.sql").Replace("\n", "\r\n", StringComparison.Ordinal));

    [Fact]
    public void Verifying_an_edited_file_fails_at_the_line_that_differs()
    {
        string[] lines = story.Deleted.Text("schema.sql").Split('\n');
        int line = Array.FindIndex(lines, text => text.Contains("body", StringComparison.Ordinal)) + 1;

        story.VerifyBroken.Result.ExitCode.ShouldBe(1);
        story.VerifyBroken.Errors.ShouldContain(
            $"{story.SchemaPath}({line},1): error SHS901: schema.sql is not what the C# records say: "
            + $"'{lines[line - 1].Trim().Replace("body", "bodies", StringComparison.Ordinal)}' should be '{lines[line - 1].Trim()}'. "
            + "Build without StudyHubSchemaVerify and commit the result.");
    }

    [Theory]
    [InlineData("SHS902", "policies/notes.sql is missing")]
    [InlineData("SHS903", "policies/memos.sql belongs to nothing in the C# records")]
    public void Verifying_names_every_file_that_is_missing_or_too_many(string rule, string message) =>
        story.VerifyBroken.Errors.ShouldContain(
            error => error.Contains($".sql(1,1): error {rule}: {message}.", StringComparison.Ordinal));

    [Fact]
    public void Verifying_reports_nothing_else() => story.VerifyBroken.Errors.Count.ShouldBe(3);

    [Fact]
    public void Verifying_writes_nothing()
    {
        story.VerifyBroken.Text("schema.sql").ShouldContain("bodies");
        story.VerifyBroken.Schema.Keys.ShouldContain("policies/memos.sql");
        story.VerifyBroken.Schema.Keys.ShouldNotContain("policies/notes.sql");
    }

    [Fact]
    public void The_next_ordinary_build_repairs_what_verifying_found() =>
        Texts(story.Repaired).ShouldBe(Texts(story.Deleted));

    [Fact]
    public void Verifying_a_current_folder_succeeds() => story.VerifyRepaired.Result.Succeeded();

    [Fact]
    public void A_design_time_build_writes_nothing()
    {
        story.DesignTime.Result.Succeeded();
        story.DesignTime.Schema.ShouldBeEmpty();
    }

    private static string[] Texts(BuildOutcome outcome) =>
        [.. outcome.Schema.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => $"{file.Key}\n{file.Value.Text}")];
}
