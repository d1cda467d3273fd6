using System;
using System.Linq;
using StudyHub.Schema.Generators.Tests.Harness;
using StudyHub.Schema.Revisions;

namespace StudyHub.Schema.Generators.Tests.Revisions;

/// <summary>
/// What happened in production: revision 021 named a parent "020_achievement_definitions", and the revision's id was "020"; 023 named "022".
/// The migrator answered with a KeyError on the day of the upgrade. Here the compiler says it, before anyone commits.
/// </summary>
public sealed class StoryTests
{
    private static readonly string[] Steps = ["020_achievement_definitions", "021_student_achievements", "022_goals", "023_goal_progress"];

    private static readonly string Records = Source(Steps.Length);

    [Fact]
    public void As_the_command_makes_them_all_is_well() => Told().Reported(Records).ShouldBeEmpty();

    [Fact]
    public void A_parent_that_is_named_by_its_folder_is_an_error_at_its_line_that_says_whom_it_means()
    {
        RevisionFolder folder = Told();
        Revision[] revisions = [.. folder.Set.Revisions];
        folder.Edit("021_student_achievements/manifest", text => text.Replace(
            $"\"parents\":[\"{revisions[0].Id}\"]", "\"parents\":[\"020_achievement_definitions\"]", StringComparison.Ordinal));

        folder.Reported(Records).ShouldContain(
            $"db/migrations/{revisions[1].Folder}/manifest(1,1): error SHS302: Revision {revisions[1].Title} names the parent 020_achievement_definitions, "
            + $"which no folder holds; the nearest is {revisions[0].Title}");
    }

    [Fact]
    public void A_parent_that_is_named_by_the_beginning_of_its_id_is_an_error_that_says_whom_it_means()
    {
        RevisionFolder folder = Told();
        Revision[] revisions = [.. folder.Set.Revisions];
        string begun = revisions[2].Id.Value[..5];
        folder.Edit("023_goal_progress/manifest", text => text.Replace($"\"parents\":[\"{revisions[2].Id}\"]", $"\"parents\":[\"{begun}\"]", StringComparison.Ordinal));

        folder.Reported(Records).ShouldContain(
            $"db/migrations/{revisions[3].Folder}/manifest(1,1): error SHS302: Revision {revisions[3].Title} names the parent {begun}, "
            + $"which no folder holds; the nearest is {revisions[2].Title}");
    }

    [Fact]
    public void A_parent_whose_folder_was_not_committed_is_the_only_error()
    {
        RevisionFolder folder = Told();
        Revision[] revisions = [.. folder.Set.Revisions];
        foreach (string file in new[] { "manifest", "up.sql", "down.sql" }) folder.Delete("020_achievement_definitions/" + file);

        folder.Reported(Records).ShouldBe(
        [
            $"db/migrations/{revisions[1].Folder}/manifest(1,1): error SHS302: Revision {revisions[1].Title} names the parent {revisions[0].Id}, which no folder holds",
        ]);
    }

    private static RevisionFolder Told()
    {
        RevisionFolder folder = RevisionFolder.Empty;
        for (int i = 0; i < Steps.Length; i++) folder.Add(Steps[i], Source(i + 1));
        return folder;
    }

    private static string Source(int tables) => "using System; using StudyHub.Schema;\n[assembly: Database(\"StudyHub\")]\n"
        + string.Concat(new[] { "AchievementDefinition", "StudentAchievement", "Goal", "GoalProgress" }.Take(tables)
            .Select(name => $"[Table, AdminOnly] public sealed partial record {name} {{ public Guid Id {{ get; init; }} }}\n"));
}
