using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using StudyHub.Schema.Revisions;

namespace StudyHub.Schema.Migrations.Tests;

public sealed class RefusalTests
{
    private static readonly Folder Three = UpgradeTests.Three;

    [Fact]
    public void Broken_revisions_are_told_before_any_database_is_looked_at()
    {
        RevisionSet set = RevisionSetReader.Read(Three.Files.Where(file => !file.Path.EndsWith("two/down.sql", StringComparison.Ordinal)));

        BrokenRevisionsException refusal = Should.Throw<BrokenRevisionsException>(() => new Migrator(set));

        refusal.Findings.Single().Rule.Id.ShouldBe("SHS307");
        refusal.Message.ShouldContain("two/manifest(1): SHS307: ");
    }

    [Fact]
    public void Several_heads_are_told_with_the_command_that_merges_them()
    {
        Folder folder = Three.Copy().At(Three.Set.Revisions[0].Id).Add("side", Folder.Inside(1, "select 1;"));

        Should.Throw<BrokenRevisionsException>(() => new Migrator(folder.Set)).Message.ShouldContain("Run: studyhub-schema merge ");
    }

    [Fact]
    public async Task A_database_that_is_newer_is_not_touched()
    {
        await using Target target = await Target.OfAsync();
        await target.UpgradeAsync(Three.Copy().Add("four", Folder.Inside(1, "create table public.four ();")));

        HistoryMismatchException refusal = await Should.ThrowAsync<HistoryMismatchException>(() => target.UpgradeAsync(Three));

        refusal.Problems.Single().Kind.ShouldBe(HistoryProblemKind.Newer);
        refusal.Message.ShouldContain("four, which no file describes: it is newer than the files");
        await Should.ThrowAsync<HistoryMismatchException>(() => target.DowngradeAsync(Three, "base"));
        await Should.ThrowAsync<HistoryMismatchException>(() => target.Migrator(Three).StampAsync(target.ConnectionString, [MigrationTarget.Head]));
        (await target.HasAsync("three")).ShouldBeTrue();
        (await target.StatusAsync(Three)).Applied.Last().Name.ShouldBe("four");
    }

    [Fact]
    public async Task A_database_of_another_project_is_not_touched()
    {
        await using Target target = await Target.OfAsync();
        await target.UpgradeAsync(Three);
        Folder other = Folder.OfDatabase("Other").Add("theirs", Folder.Inside(1, "create table public.theirs ();"));

        HistoryMismatchException refusal = await Should.ThrowAsync<HistoryMismatchException>(() => target.UpgradeAsync(other));

        refusal.Problems.ShouldAllBe(problem => problem.Kind == HistoryProblemKind.OtherDatabase);
        refusal.Message.ShouldContain("one of Demo, and the files are those of Other. Connect to Other's own database.");
        (await target.HasAsync("theirs")).ShouldBeFalse();
    }

    [Fact]
    public async Task An_applied_revision_that_was_edited_is_refused_until_the_edit_is_accepted()
    {
        await using Target target = await Target.OfAsync();
        await target.UpgradeAsync(Three, "two");
        Folder edited = Three.Copy().Freeze(Three.Set.Revisions[0].Id, Folder.Inside(1, "create table public.one (id bigint primary key);"));

        HistoryMismatchException refusal = await Should.ThrowAsync<HistoryMismatchException>(() => target.UpgradeAsync(edited));

        refusal.Problems.Single().Kind.ShouldBe(HistoryProblemKind.Edited);
        (await target.HasAsync("three")).ShouldBeFalse();
        await Should.ThrowAsync<HistoryMismatchException>(() => target.Migrator(edited).StampAsync(target.ConnectionString, [MigrationTarget.Parse("two")]));

        await target.Migrator(edited, target.Options with { AcceptEdited = true }).StampAsync(target.ConnectionString, [MigrationTarget.Parse("two")]);
        (await target.UpgradeAsync(edited)).Ran.Single().Revision.Name.ShouldBe("three");
    }

    [Fact]
    public async Task A_history_with_a_gap_is_refused()
    {
        await using Target target = await Target.OfAsync();
        await target.UpgradeAsync(Three, "two");
        await target.RunAsync("delete from studyhub_schema.revisions where name = 'one'");

        (await Should.ThrowAsync<HistoryMismatchException>(() => target.UpgradeAsync(Three))).Problems.Single().Kind.ShouldBe(HistoryProblemKind.MissingParent);
        await target.Migrator(Three).StampAsync(target.ConnectionString, [MigrationTarget.Parse("two")]);
        (await target.UpgradeAsync(Three)).Ran.Single().Revision.Name.ShouldBe("three");
    }

    [Fact]
    public async Task What_has_no_way_back_is_refused_before_anything_is_taken_back()
    {
        await using Target target = await Target.OfAsync();
        Folder folder = Folder.Empty.Add("one", Folder.Inside(1, "create table public.one ();"), down: null, irreversible: "rows were merged")
            .Add("two", Folder.Inside(1, "create table public.two ();"), Folder.Inside(1, "drop table public.two;"));
        await target.UpgradeAsync(folder);

        IrreversibleRevisionException refusal = await Should.ThrowAsync<IrreversibleRevisionException>(() => target.DowngradeAsync(folder, "base"));

        refusal.Message.ShouldContain("one has no way back: rows were merged.");
        (await target.HasAsync("two")).ShouldBeTrue();
        await target.DowngradeAsync(folder, "-1");
        (await target.HasAsync("two")).ShouldBeFalse();
    }

    [Fact]
    public async Task What_loses_rows_on_the_way_back_is_agreed_to_first()
    {
        await using Target target = await Target.OfAsync();
        Folder folder = Folder.Empty.Add("one", Folder.Inside(1, "create table public.one ();"), Folder.Inside(1, "drop table public.one;"), back: ["the table public.one is dropped with its rows"])
            .Add("two", Folder.Inside(1, "create table public.two ();"), Folder.Inside(1, "drop table public.two;"));
        await target.UpgradeAsync(folder);

        DataLossException refusal = await Should.ThrowAsync<DataLossException>(() => target.DowngradeAsync(folder, "base"));

        refusal.Message.ShouldContain("one: the table public.one is dropped with its rows");
        (await target.HasAsync("two")).ShouldBeTrue();
        await target.DowngradeAsync(folder, "base", target.Options with { AllowDataLoss = true });
        (await target.HasAsync("one")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("", "The target is empty.")]
    [InlineData("+x", "is a sign without a number")]
    [InlineData("nothing", "There is no revision 'nothing'. The last are ")]
    [InlineData("twin", "Give more of the id.")]
    [InlineData("+9", "+9 goes too far: 3 revisions are left to apply.")]
    [InlineData("-1", "An upgrade does not go to -1;")]
    [InlineData("base", "An upgrade does not go to base;")]
    public async Task A_target_that_is_none_of_an_upgrade_is_told(string text, string message)
    {
        await using Target target = await Target.OfAsync();
        Folder folder = Folder.Empty.Add("twin", "").Add("twin", Folder.Inside(1, "select 1;")).Add("three", "");

        (await Should.ThrowAsync<MigrationTargetException>(() => target.UpgradeAsync(folder, text))).Message.ShouldContain(message);
        (await target.HasAsync("studyhub_schema.revisions")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("+1", "A downgrade does not go to +1.")]
    [InlineData("head", "A downgrade does not go to head.")]
    [InlineData("-2", "-2 goes too far: one revision is applied.")]
    [InlineData("two", "is not applied, so nothing can be taken back to it")]
    public async Task A_target_that_is_none_of_a_downgrade_is_told(string text, string message)
    {
        await using Target target = await Target.OfAsync();
        await target.UpgradeAsync(Three, "one");

        (await Should.ThrowAsync<MigrationTargetException>(() => target.DowngradeAsync(Three, text))).Message.ShouldContain(message);
    }

    [Fact]
    public async Task One_back_from_a_merge_takes_back_the_merge_alone()
    {
        await using Target target = await Target.OfAsync();
        Folder folder = Folder.Empty.Add("root", Folder.Inside(1, "create table public.root ();"), Folder.Inside(1, "drop table public.root;"));
        RevisionId root = folder.Head;
        RevisionId left = folder.Add("left", Folder.Inside(1, "create table public.l ();"), Folder.Inside(1, "drop table public.l;")).Head;
        RevisionId right = folder.At(root).Add("right", Folder.Inside(1, "create table public.r ();"), Folder.Inside(1, "drop table public.r;")).Head;
        folder.Merge(left, right, "both");
        await target.UpgradeAsync(folder);
        (await target.StatusAsync(folder)).Current.Select(revision => revision.Name).ShouldBe(["both"]);

        (await target.DowngradeAsync(folder, "-1")).Ran.Select(run => run.Revision.Name).ShouldBe(["both"]);
        (await target.StatusAsync(folder)).Current.Select(revision => revision.Name).ShouldBe(["left", "right"], ignoreOrder: true);

        await target.DowngradeAsync(folder, "left");
        (await target.HasAsync("r")).ShouldBeFalse();
        (await target.HasAsync("l")).ShouldBeTrue();
        (await target.UpgradeAsync(folder)).Ran.Select(run => run.Revision.Name).ShouldBe(["right", "both"]);
    }

    [Fact]
    public async Task A_stamp_writes_what_it_stands_on_and_runs_nothing()
    {
        await using Target target = await Target.OfAsync();

        MigrationResult result = await target.Migrator(Three).StampAsync(target.ConnectionString, [MigrationTarget.Parse("two")]);

        result.Ran.Select(run => run.Revision.Name).ShouldBe(["one", "two"]);
        (await target.AppliedAsync(Three)).ShouldBe(["one", "two"]);
        (await target.HasAsync("one")).ShouldBeFalse();
        (await target.StatusAsync(Three)).Applied.ShouldAllBe(row => row.Duration == TimeSpan.Zero);
        await target.Migrator(Three).StampAsync(target.ConnectionString, [MigrationTarget.Base]);
        (await target.AppliedAsync(Three)).ShouldBeEmpty();
        await Should.ThrowAsync<MigrationTargetException>(() => target.Migrator(Three).StampAsync(target.ConnectionString, [MigrationTarget.By(1)]));
    }

    [Fact]
    public async Task A_preview_and_a_status_change_nothing()
    {
        await using Target target = await Target.OfAsync();

        (await target.Migrator(Three).PreviewUpgradeAsync(target.ConnectionString)).Select(run => run.Revision.Name).ShouldBe(["one", "two", "three"]);
        (await target.StatusAsync(Three)).Pending.Count.ShouldBe(3);
        (await target.AskAsync<bool>("select to_regnamespace('studyhub_schema') is null")).ShouldBeTrue();

        (await Should.ThrowAsync<NotUpToDateException>(() => target.Migrator(Three).EnsureUpToDateAsync(target.ConnectionString))).Pending.Count.ShouldBe(3);
        await target.UpgradeAsync(Three);
        await target.Migrator(Three).EnsureUpToDateAsync(target.ConnectionString);
        (await target.Migrator(Three).PreviewDowngradeAsync(target.ConnectionString, MigrationTarget.By(-2))).Select(run => run.Revision.Name).ShouldBe(["three", "two"]);
        (await target.AppliedAsync(Three)).Length.ShouldBe(3);
    }
}
