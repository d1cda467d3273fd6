using System;
using System.Linq;
using StudyHub.Schema.Drafting;
using StudyHub.Schema.Revisions;

namespace StudyHub.Schema.Package.Tests.Consuming;

public sealed class RevisionTests(RevisionStory story) : IClassFixture<RevisionStory>
{
    private const string Prefix = "StudyHub.Schema/migrations/";

    [Fact]
    public void A_project_without_a_folder_of_revisions_builds_and_hears_nothing()
    {
        story.Without.Result.Succeeded();
        story.Without.Reported.ShouldBeEmpty();
        story.Without.Resources.ShouldBeEmpty();
    }

    [Fact]
    public void The_assembly_carries_the_revisions_under_names_that_are_the_same_everywhere()
    {
        story.Initial.Result.Succeeded();
        story.Initial.Resources.ShouldBe([.. Names(0), Prefix + "head"], ignoreOrder: true);
        story.Added.Resources.ShouldBe([.. Names(0), .. Names(1), Prefix + "head"], ignoreOrder: true);
    }

    [Fact]
    public void A_head_that_the_records_describe_passes_where_the_build_verifies()
    {
        story.Initial.Reported.ShouldBeEmpty();
        story.Added.Result.Succeeded();
        story.Added.Reported.ShouldBeEmpty();
    }

    [Fact]
    public void A_build_without_a_change_compiles_nothing()
    {
        story.NoChange.Result.Succeeded();
        story.NoChange.CompiledAt.ShouldBe(story.Initial.CompiledAt);
    }

    [Fact]
    public void A_pending_change_is_a_warning_even_where_warnings_are_errors()
    {
        story.Pending.Result.Succeeded();
        story.Pending.Reported.ShouldHaveSingleItem().ShouldBe(PendingLine("warning"));
    }

    [Fact]
    public void A_pending_change_fails_the_build_that_verifies()
    {
        story.VerifyPending.Result.ExitCode.ShouldBe(1);
        story.VerifyPending.Reported.ShouldHaveSingleItem().ShouldBe(PendingLine("error"));
    }

    [Fact]
    public void A_parent_that_is_lost_fails_the_build_at_the_manifest_that_names_it()
    {
        RevisionDraft child = story.Drafts[1];
        story.Lost.Result.ExitCode.ShouldBe(1);
        story.Lost.Reported.ShouldHaveSingleItem().ShouldBe(
            $"{story.FullPath($"db/migrations/{RevisionFiles.FolderOf(child.Id, child.Name)}/manifest")}(1,1): error SHS302: "
            + $"Revision {child.Id} {child.Name} names the parent {story.Drafts[0].Id}, which no folder holds");
    }

    [Fact]
    public void A_project_may_say_that_the_folder_is_none_of_ours()
    {
        story.Foreign.Result.Succeeded();
        story.Foreign.Reported.ShouldBeEmpty();
        story.Foreign.Resources.ShouldBeEmpty();
    }

    private string PendingLine(string severity) =>
        $"{story.NotePath}({story.PendingLine},20): {severity} SHS310: column public.notes.title is new, and no revision says so. Run: studyhub-schema add NAME";

    private string[] Names(int draft) =>
        [.. new[] { "manifest", "up.sql", "down.sql" }.Select(file => $"{Prefix}{RevisionFiles.FolderOf(story.Drafts[draft].Id, story.Drafts[draft].Name)}/{file}")];
}
