namespace StudyHub.Schema.Package.Tests.Consuming;

public sealed class RecordTests(RecordStory story) : IClassFixture<RecordStory>
{
    [Fact]
    public void A_record_builds_with_nothing_but_the_package() => story.Build.Succeeded();

    [Fact]
    public void A_record_becomes_a_table_in_the_folder() =>
        story.Workspace.Read("Notebook/db/schema.sql").ShouldSatisfyAllConditions(
            text => text.ShouldContain("create table public.notes", Case.Insensitive),
            text => text.ShouldContain("ck_notes_title_is_not_empty"));

    [Fact]
    public void A_program_runs_with_the_emitted_code() => story.Run.Succeeded().Output.ShouldBe("NotebookDatabase\n");

    [Fact]
    public void A_generator_that_cannot_run_fails_the_build()
    {
        story.WithoutCore.ExitCode.ShouldBe(1);
        story.WithoutCore.Output.ShouldMatch("error CS(8784|8785|8032)");
    }
}
