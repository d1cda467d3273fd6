using System;
using System.CommandLine;
using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Diff;
using StudyHub.Schema.Drafting;
using StudyHub.Schema.Merging;
using StudyHub.Schema.Model;
using StudyHub.Schema.Revisions;
using StudyHub.Schema.Tool.Inputs;
using StudyHub.Schema.Tool.Printing;

namespace StudyHub.Schema.Tool.Commands;

/// <summary><c>merge</c>: two heads become one, or what they did to the same objects is listed.</summary>
internal static class MergeCommand
{
    public static System.CommandLine.Command Create(CommonOptions common)
    {
        Argument<string[]> heads = new("REVISION") { Description = "Two heads; without any, the two that there are.", Arity = new ArgumentArity(0, 2) };
        Option<string?> name = new("--name", "-m") { Description = "What the revision is called; merge_ and the names of both, if nothing is said.", HelpName = "NAME" };
        System.CommandLine.Command command = new("merge", "Adds the revision that two heads have in common from now on.") { heads, common.Project, common.Configuration, common.Migrations, common.Json, name };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            RevisionFolder folder = await RevisionInput.FolderAsync(common, parsed, cancellationToken);
            RevisionInput input = new(folder.Read(), folder, folder.Shown);
            // That there are several heads is why this is run.
            RevisionSet set = input.Set with { Findings = default };
            (input with { Set = input.Set with { Findings = input.Set.Findings.Where(finding => finding.Rule != RevisionRules.SeveralHeads).ToEquatableArray() } })
                .RequireWhole("Only revisions that are well are merged.");
            input.RequireAny();
            if (set.Heads.Count == 1 && parsed.GetValue(heads) is not { Length: > 0 })
            {
                if (parsed.GetValue(common.Json)) DraftJson.Write(new DraftReport(), Console.OpenStandardOutput());
                else await Console.Out.WriteLineAsync($"Nothing to do: there is one head, {set.Heads[0].Title}.");
                return ExitCodes.Well;
            }
            (Revision first, Revision second) = Heads(set, parsed.GetValue(heads) ?? []);
            string folderName = RevisionFiles.NameFrom(parsed.GetValue(name) ?? $"merge_{first.Name}_{second.Name}");
            if (folderName.Length == 0) throw new BadInputException($"'{parsed.GetValue(name)}' has no letter or digit that a folder's name can hold. Give a name such as merge_notes.");

            RevisionGraph graph = new(set);
            SchemaModel before = RevisionModels.At(set, first.Id);
            ModelMerge merge = ModelMerge.Of(
                RevisionModels.At(set, graph.CommonAncestor(first.Id, second.Id)?.Id), Side(set, graph, first, second, before), Side(set, graph, second, first, RevisionModels.At(set, second.Id)));
            EquatableArray<RevisionId> parents = EquatableArrays.Of(first.Id, second.Id);
            if (merge.Model is not { } merged)
            {
                DraftReport conflicts = new() { Parents = parents, Conflicts = merge.Conflicts };
                if (parsed.GetValue(common.Json)) DraftJson.Write(conflicts, Console.OpenStandardOutput());
                else MergeLines.WriteConflicts(first, second, merge.Conflicts, Console.Out);
                return ExitCodes.Found;
            }
            RevisionDraft draft = RevisionDrafts.Merge(first.Id, second.Id, before, merged, folderName);
            EquatableArray<DescribedChange> changes = ChangeWords.Of(SchemaDiffer.Compare(before, merged));
            EquatableArray<string> files = folder.Add(draft).Select(folder.Show).ToEquatableArray();
            if (parsed.GetValue(common.Json)) DraftJson.Write(DraftReport.Of(draft, parents, changes) with { Files = files }, Console.OpenStandardOutput());
            else MergeLines.Write(draft, first, second, changes, folder, Console.Out);
            return ExitCodes.Well;
        });
        return command;
    }

    /// <summary>The smaller id first, so that both orders give the same bytes.</summary>
    private static (Revision First, Revision Second) Heads(RevisionSet set, string[] named)
    {
        if (named.Length == 1) throw new BadInputException("Give two heads to merge, or none for the two that there are.");
        Revision[] heads = [.. named.Length == 0 ? set.Heads : named.Select(text => RevisionInput.Find(set, text))];
        string all = string.Join(", ", set.Heads.Select(head => head.Title));
        if (heads.Length > 2) throw new BadInputException($"There are {heads.Length} heads: {all}. Merge two of them, then that with the next: studyhub-schema merge {heads[0].Id} {heads[1].Id}");
        if (heads.FirstOrDefault(revision => !set.Heads.Contains(revision)) is { } other) throw new BadInputException($"{other.Title} is no head: another revision follows it. The heads are {all}.");
        if (heads[0] == heads[1]) throw new BadInputException($"{heads[0].Title} is given twice. The heads are {all}.");
        return heads[0].Id.CompareTo(heads[1].Id) < 0 ? (heads[0], heads[1]) : (heads[1], heads[0]);
    }

    /// <summary>A head with what only it stands on.</summary>
    private static MergeSide Side(RevisionSet set, RevisionGraph graph, Revision head, Revision other, SchemaModel model)
    {
        ISet<RevisionId> common = graph.WithAncestors([other.Id]);
        ISet<RevisionId> all = graph.WithAncestors([head.Id]);
        return new MergeSide(model, graph.All.Where(revision => all.Contains(revision.Id) && !common.Contains(revision.Id))
            .Select(revision => (RevisionModels.At(set, revision.Parents.IsEmpty ? null : revision.Parents[0]), RevisionModels.At(set, revision.Id))));
    }
}
