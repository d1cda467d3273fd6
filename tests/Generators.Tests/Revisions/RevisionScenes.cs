using System;
using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Drafting;
using StudyHub.Schema.Generators.Tests.Harness;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Revisions;

namespace StudyHub.Schema.Generators.Tests.Revisions;

/// <summary>What the pages of the rules show: a folder that breaks the rule, and the same after what the page says is to be done.</summary>
internal static class RevisionScenes
{
    public const string Records = """
        using System; using StudyHub.Schema;
        [assembly: Database("Notebook")]
        [Table, AdminOnly] public sealed partial record Note { public Guid Id { get; init; } public required string Text { get; init; } }
        """;

    private static readonly string First = Records.Replace(" public required string Text { get; init; }", "", StringComparison.Ordinal);

    public static IReadOnlyDictionary<string, (Func<RevisionFolder> Broken, Func<RevisionFolder> Mended)> All { get; } =
        new Dictionary<string, (Func<RevisionFolder>, Func<RevisionFolder>)>
        {
            ["SHS301"] = (() => Whole().Delete("add_text/manifest"), Whole),
            ["SHS302"] = (() => Whole().Delete("initial/manifest").Delete("initial/up.sql").Delete("initial/down.sql").Again(), Whole),
            ["SHS303"] = (() => Whole().Edit("initial/manifest", text => text.Replace("\"parents\":[]", $"\"parents\":[\"{Whole().Head}\"]", StringComparison.Ordinal)), Whole),
            ["SHS304"] = (TwoHeads, Merged),
            ["SHS305"] = (() => Whole().Edit("head", _ => Whole().Set.Revisions[0].Id + "\n"), Whole),
            ["SHS306"] = (() => Whole().Edit("add_text/up.sql", Commented), () => Refrozen(Commented)),
            ["SHS307"] = (() => Whole().Delete("add_text/down.sql"), Irreversible),
            ["SHS308"] = (() => Whole().Edit("add_text/up.sql", text => text.Replace("alter table", "begin;\nalter table", StringComparison.Ordinal)), Whole),
            ["SHS309"] = (OnAnother, Whole),
            ["SHS310"] = (Whole, Whole),
            ["SHS311"] = (Copied, Whole),
        };

    public static RevisionFolder Whole() => RevisionFolder.Empty.Add("initial", First).Add("add_text", Records);

    private static string Commented(string text) => text + "-- As Ann wants it.\n";

    private static RevisionFolder Again(this RevisionFolder folder)
    {
        RevisionId? head = folder.Head;
        folder.Write(RevisionDrafts.Make(SchemaModel.Empty, RevisionFolder.ModelOf(First), null, "first"));
        return folder.Edit("head", _ => head + "\n");
    }

    private static RevisionFolder TwoHeads()
    {
        RevisionFolder folder = RevisionFolder.Empty.Add("initial", First);
        RevisionId first = folder.Head!;
        return folder.Add("add_text", Records, first).Add("add_pages", First.Replace("record Note", "record Page { public Guid Id { get; init; } }\n[Table, AdminOnly] public sealed partial record Note", StringComparison.Ordinal), first);
    }

    private static RevisionFolder Merged()
    {
        RevisionFolder folder = RevisionFolder.Empty.Add("initial", First);
        RevisionId first = folder.Head!;
        folder.Add("add_text", Records, first);
        RevisionId left = folder.Head!;
        folder.Add("add_nothing", First, first);
        SchemaModel model = RevisionFolder.ModelOf(Records);
        return folder.Write(RevisionDrafts.Merge(left, folder.Head!, model, model, "merge"));
    }

    private static RevisionFolder Refrozen(Func<string, string> edit)
    {
        RevisionFolder folder = Whole();
        Revision head = folder.Set.Revisions[^1];
        return folder.Write(RevisionDrafts.Freeze(head, edit(head.Up.Text), head.Down!.Text, null));
    }

    private static RevisionFolder Irreversible()
    {
        RevisionFolder folder = Whole();
        Revision head = folder.Set.Revisions[^1];
        return folder.Write(RevisionDrafts.Freeze(head, head.Up.Text, null, "the old texts are not kept")).Delete("add_text/down.sql");
    }

    private static RevisionFolder OnAnother()
    {
        RevisionFolder folder = RevisionFolder.Empty.Add("initial", First);
        SchemaModel model = RevisionFolder.ModelOf(Records);
        TableModel other = new() { Name = new QualifiedName("public", "pages") };
        return folder.Write(RevisionDrafts.Make(model with { Tables = model.Tables.Append(other).ToEquatableArray() }, model, folder.Head, "drop_pages"));
    }

    private static RevisionFolder Copied()
    {
        RevisionFolder folder = Whole();
        RevisionId? head = folder.Head;
        return folder.Write(RevisionDrafts.Make(SchemaModel.Empty, RevisionFolder.ModelOf(First) with { Name = "Shop" }, null, "shop")).Edit("head", _ => head + "\n");
    }
}
