using System;
using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Drafting;
using StudyHub.Schema.Manifest;
using StudyHub.Schema.Model;
using StudyHub.Schema.Revisions;

namespace StudyHub.Schema.Core.Tests.Revisions;

public sealed class RevisionSetTests
{
    private static readonly List<RevisionFile> Three = Chain.Of(Chain.Tables(1), Chain.Tables(2), Chain.Tables(3));

    [Fact]
    public void What_is_drafted_is_read_without_a_finding()
    {
        RevisionSet set = RevisionSetReader.Read(Three);

        set.Findings.ShouldBeEmpty();
        set.Revisions.Select(revision => revision.Name).ShouldBe(["step_1", "step_2", "step_3"]);
        set.Heads.ShouldHaveSingleItem().Name.ShouldBe("step_3");
        set.Revisions.ShouldAllBe(revision => revision.Up.Steps.Count > 0 && revision.Down!.Steps.Count > 0);
    }

    [Fact]
    public void The_model_at_each_revision_is_the_one_it_was_made_for()
    {
        RevisionSet set = RevisionSetReader.Read(Three);

        for (int i = 0; i < 3; i++)
            ManifestWriter.Write(RevisionModels.At(set, set.Revisions[i].Id)).ShouldBe(ManifestWriter.Write(Chain.Tables(i + 1)));
    }

    [Fact]
    public void A_rich_schema_goes_through_a_revision_and_comes_out_whole()
    {
        RevisionSet set = RevisionSetReader.Read(Chain.Of(RichSchema.Model, Chain.Tables(1), RichSchema.Model));

        set.Findings.ShouldBeEmpty();
        ManifestWriter.Write(RevisionModels.At(set, set.Revisions[0].Id)).ShouldBe(ManifestWriter.Write(RichSchema.Model));
        ManifestWriter.Write(RevisionModels.At(set, set.Revisions[2].Id)).ShouldBe(ManifestWriter.Write(RichSchema.Model));
    }

    [Fact]
    public void The_same_change_made_again_gives_the_same_bytes()
        => Chain.Of(Chain.Tables(1), Chain.Tables(2), Chain.Tables(3)).ShouldBe(Three);

    [Fact]
    public void Line_ends_of_a_checkout_change_nothing()
        => RevisionSetReader.Read(Three.Select(file => file with { Text = file.Text.Replace("\n", "\r\n") })).ShouldBe(RevisionSetReader.Read(Three));

    [Theory]
    [InlineData("step_2/up.sql", "create table", "create  table", "SHS306")]
    [InlineData("step_2/down.sql", "drop table", "drop  table", "SHS306")]
    [InlineData("step_2/up.sql", "-- step 1: in a transaction\n", "", "SHS306 SHS308")]
    [InlineData("step_2/up.sql", "-- step 1: in a transaction\n", "-- step one\n", "SHS306 SHS308")]
    [InlineData("step_2/up.sql", "create table", "begin; create table", "SHS306 SHS308")]
    [InlineData("step_2/up.sql", "-- step 1: in a transaction", "-- step 1: outside a transaction\n\ncreate table x ();", "SHS306 SHS308")]
    [InlineData("step_2/up.sql", "create table", "select 'open", "SHS306 SHS308")]
    [InlineData("step_2/manifest", "step_2", "step_9", "SHS301")]
    [InlineData("step_2/manifest", "\"format\":1", "\"format\":9", "SHS301")]
    [InlineData("step_2/manifest", "uuid", "text", "SHS301")]
    [InlineData("step_2/manifest", "{\"revision\"", "{\"other\"", "SHS301")]
    [InlineData("head", "", "0", "SHS305")]
    public void An_edit_is_found(string file, string from, string to, string rules)
    {
        List<RevisionFile> files = Three.Edited(file, text => from.Length == 0 ? to : Replaced(text, from, to));

        RevisionSet set = RevisionSetReader.Read(files);

        // A manifest that cannot be read is also a parent that is missing.
        set.Findings.Select(finding => finding.Rule.Id).Where(id => id != "SHS302").Distinct().Order().ShouldBe(rules.Split(' '));
        set.Findings.ShouldAllBe(finding => finding.Path == "head" || finding.Path.Contains("step_"));
    }

    [Fact]
    public void A_parent_that_no_folder_holds_is_found_where_it_is_named()
    {
        RevisionFinding finding = RevisionSetReader.Read(Three.Without("step_2/manifest").Without("step_2/up.sql").Without("step_2/down.sql")).Findings.ShouldHaveSingleItem();

        finding.Rule.ShouldBe(RevisionRules.NoSuchParent);
        finding.Path.ShouldEndWith("step_3/manifest");
        finding.Message.ShouldContain("step_3 names the parent ");
    }

    [Theory]
    [InlineData("step_2")]
    [InlineData("{id}_step_2")]
    [InlineData("{three}")]
    [InlineData("{slip}")]
    public void A_parent_that_is_named_wrongly_is_found_with_the_nearest(string written)
    {
        Revision meant = RevisionSetReader.Read(Three).Revisions[1];
        string id = meant.Id.Value;
        string wrong = written.Replace("{id}", id).Replace("{three}", id[..3]).Replace("{slip}", id[..11] + (id[11] == '0' ? '1' : '0'));

        RevisionFinding finding = RevisionSetReader.Read(Three.Edited("step_3/manifest", text => Replaced(text, id, wrong)))
            .Findings.Single(found => found.Rule != RevisionRules.Edited);

        finding.Rule.ShouldBe(RevisionRules.NoSuchParent);
        finding.Message.ShouldEndWith($" names the parent {wrong}, which no folder holds; the nearest is {meant.Title}");
    }

    [Fact]
    public void A_parent_that_is_like_no_other_is_found_without_a_guess()
        => RevisionSetReader.Read(Three.Edited("step_3/manifest", text => Replaced(text, RevisionSetReader.Read(Three).Revisions[1].Id.Value, "020")))
            .Findings.Single(found => found.Rule == RevisionRules.NoSuchParent).Message.ShouldEndWith(" names the parent 020, which no folder holds");

    [Fact]
    public void A_way_back_that_is_missing_is_found()
        => RevisionSetReader.Read(Three.Without("step_2/down.sql")).Findings.ShouldHaveSingleItem().Rule.ShouldBe(RevisionRules.MissingFile);

    [Fact]
    public void Two_heads_are_found_and_the_command_to_merge_them_is_said()
    {
        RevisionSet one = RevisionSetReader.Read(Chain.Of(Chain.Tables(1)));
        RevisionDraft left = RevisionDrafts.Make(Chain.Tables(1), Chain.Tables(2), one.Revisions[0].Id, "left");
        RevisionDraft right = RevisionDrafts.Make(Chain.Tables(1), Chain.Tables(3), one.Revisions[0].Id, "right");

        RevisionSet set = RevisionSetReader.Read([.. Chain.Of(Chain.Tables(1)).Without("head"), .. left.Files, .. right.Files.Where(file => file.Path != "head")]);

        set.Findings.Count.ShouldBe(2);
        set.Findings.ShouldAllBe(finding => finding.Rule == RevisionRules.SeveralHeads);
        RevisionId[] heads = [.. new[] { left.Id, right.Id }.Order()];
        set.Findings[0].Message.ShouldContain($"studyhub-schema merge {heads[0]} {heads[1]}");
    }

    [Fact]
    public void Parents_in_a_circle_are_found_and_named()
    {
        RevisionSet set = RevisionSetReader.Read(Three);
        string first = set.Revisions[0].Id.Value;
        string second = set.Revisions[1].Id.Value;
        List<RevisionFile> files = Three.Edited("step_1/manifest", text => Replaced(text, "\"parents\":[]", $"\"parents\":[\"{second}\"]"));

        EquatableArray<RevisionFinding> findings = RevisionSetReader.Read(files).Findings;

        findings.Select(one => one.Rule).ShouldBe([RevisionRules.Cycle, RevisionRules.Edited], ignoreOrder: true);
        RevisionFinding finding = findings.Single(one => one.Rule == RevisionRules.Cycle);
        finding.Message.ShouldContain(first);
        finding.Message.ShouldContain(second);
    }

    [Fact]
    public void A_parent_exchanged_for_another_breaks_the_chain()
    {
        List<RevisionFile> other = Chain.Of(Chain.Tables(1) with { Tables = EquatableArrays.Of(Chain.Table("elsewhere")) });
        RevisionId stranger = RevisionSetReader.Read(other).Revisions[0].Id;
        RevisionId first = RevisionSetReader.Read(Three).Revisions[0].Id;
        List<RevisionFile> files =
        [
            .. Three.Where(file => !file.Path.Contains("step_1")).Select(file => file with { Text = file.Text.Replace(first.Value, stranger.Value) }),
            .. other.Without("head"),
        ];

        // Whoever exchanges it, freezes it too.
        RevisionSet read = RevisionSetReader.Read(files);
        Revision second = read.Revisions.Single(revision => revision.Name == "step_2");
        RevisionDraft frozen = RevisionDrafts.Freeze(second, second.Up.Text, second.Down!.Text, null);
        List<RevisionFile> whole = [.. files.Where(file => !frozen.Files.Any(other => other.Path == file.Path && file.Path != "head")), .. frozen.Files.Where(file => file.Path != "head")];

        RevisionSetReader.Read(whole).Findings.ShouldContain(finding => finding.Rule == RevisionRules.BrokenChain);
    }

    [Fact]
    public void A_folder_of_another_database_is_found()
    {
        List<RevisionFile> other = Chain.Of(Chain.Tables(1) with { Name = "Elsewhere" });

        RevisionSetReader.Read([.. Three, .. other.Without("head")]).Findings.ShouldContain(finding => finding.Rule == RevisionRules.OtherDatabase);
    }

    [Fact]
    public void Text_of_any_kind_is_read_without_an_exception()
    {
        Random random = new(7);
        foreach (RevisionFile file in Three)
        {
            for (int i = 0; i < 200; i++)
            {
                int cut = random.Next(file.Text.Length);
                string text = file.Text[..cut] + (i % 2 == 0 ? "" : (char)random.Next(0x20, 0x3000) + file.Text[Math.Min(file.Text.Length, cut + random.Next(5))..]);
                RevisionSet set = RevisionSetReader.Read(Three.Edited(file.Path, _ => text));
                if (text != file.Text && file.Path != "head") set.Findings.ShouldNotBeEmpty();
            }
        }
    }

    private static string Replaced(string text, string from, string to)
    {
        text.ShouldContain(from);
        int at = text.IndexOf(from, StringComparison.Ordinal);
        return text[..at] + to + text[(at + from.Length)..];
    }
}
