using System;
using System.CommandLine;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Diff;
using StudyHub.Schema.Drafting;
using StudyHub.Schema.Model;
using StudyHub.Schema.Revisions;
using StudyHub.Schema.Tool.Inputs;
using StudyHub.Schema.Tool.Printing;

namespace StudyHub.Schema.Tool.Commands;

/// <summary><c>add</c>: a new revision from what differs between the records and the head.</summary>
internal static class AddCommand
{
    private const string Loss = "--allow-data-loss";
    private const string Access = "--allow-wider-access";

    public static System.CommandLine.Command Create(CommonOptions common)
    {
        Argument<string> name = new("NAME") { Description = "What the revision does, in a few words: add_notes." };
        Option<bool> empty = new("--empty") { Description = "A revision that changes nothing in the model: for steps that are written by hand." };
        Option<string?> irreversible = new("--irreversible") { Description = "No way back is written, for this reason.", HelpName = "REASON" };
        Option<bool> loss = new(Loss) { Description = "Agrees to what the revision loses; it is recorded in it." };
        Option<bool> access = new(Access) { Description = "Agrees to what the revision makes visible to more; it is recorded in it." };
        Option<bool> asBuilt = new("--no-build") { Description = "Takes the project as it was built last, instead of building it first." };
        System.CommandLine.Command command = new("add", "Adds a revision: the SQL there and back between the head and what the records say.")
        {
            name, common.Assembly, common.Project, common.Configuration, common.Migrations, common.Json, empty, irreversible, loss, access, asBuilt,
        };
        command.Aliases.Add("revision");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            string folderName = RevisionFiles.NameFrom(parsed.GetValue(name)!);
            if (folderName.Length == 0) throw new BadInputException($"'{parsed.GetValue(name)}' has no letter or digit that a folder's name can hold. Give a name such as add_notes.");
            if (parsed.GetValue(irreversible) is { } reason && string.IsNullOrWhiteSpace(reason)) throw new BadInputException("Give --irreversible the reason why there is no way back.");

            SchemaInput schema = await SchemaInput.FindAsync(common, parsed, cancellationToken);
            RevisionFolder folder = RevisionInput.FolderOf(common, parsed, schema);
            RevisionInput revisions = new(folder.Read(), folder, folder.Shown);
            revisions.RequireWhole("A revision is added only to revisions that are well.");
            RevisionSet set = revisions.Set;
            Revision? head = set.Heads is [var only] ? only : null;
            SchemaModel before = RevisionModels.At(set, head?.Id);
            SchemaModel after = head is not null && parsed.GetValue(empty) ? before : await ReadAsync(schema, common, parsed, parsed.GetValue(asBuilt), cancellationToken);
            if (head is not null && AreStrangers(before, after))
                throw new BadInputException($"{folder.Shown} holds the revisions of {before.Name}, and {schema.Assembly} describes {after.Name}, which has no table of it. Give --migrations the folder of {after.Name}.");
            if (parsed.GetValue(empty)) before = after = head is null ? SchemaModel.Empty with { Name = after.Name } : before;

            SchemaDifference difference = SchemaDiffer.Compare(before, after);
            if (difference.IsEmpty && !parsed.GetValue(empty))
            {
                if (parsed.GetValue(common.Json)) DraftJson.Write(new DraftReport(), Console.OpenStandardOutput());
                else await Console.Out.WriteLineAsync($"Nothing to do: the records are what {(head is null ? "no revision" : "the head " + head.Title)} says.");
                return ExitCodes.Well;
            }
            RevisionDraft draft = parsed.GetValue(empty)
                ? RevisionDrafts.MakeEmpty(after, head?.Id, folderName, parsed.GetValue(irreversible))
                : RevisionDrafts.Make(before, after, head?.Id, folderName, parsed.GetValue(irreversible));
            DraftReport report = DraftReport.Of(draft, head is null ? default : EquatableArrays.Of(head.Id), ChangeWords.Of(difference));
            EquatableArray<string> needs = Needs(draft, parsed.GetValue(loss), parsed.GetValue(access)).ToEquatableArray();
            if (needs.IsEmpty) report = report with { Files = folder.Add(draft).Select(folder.Show).ToEquatableArray(), Consents = draft.Losses.Concat(draft.Openings).ToEquatableArray() };
            else await RefuseAsync(draft, needs);
            if (parsed.GetValue(common.Json)) DraftJson.Write(report with { Needs = needs }, Console.OpenStandardOutput());
            else if (needs.IsEmpty) DraftLines.Write(draft, report.Changes, head, folder, Console.Out);
            return needs.IsEmpty ? ExitCodes.Well : ExitCodes.Found;
        });
        return command;
    }

    /// <summary>Of a project, what its sources say; a change that was not built yet would be missing from the revision.</summary>
    private static async Task<SchemaModel> ReadAsync(SchemaInput schema, CommonOptions common, ParseResult parsed, bool asBuilt, CancellationToken cancellationToken)
    {
        string configuration = parsed.GetValue(common.Configuration)!;
        if (!asBuilt && schema.Project is { } project) await ProjectBuild.RunAsync(project, configuration, cancellationToken);
        else await ProjectBuild.WarnIfOldAsync(schema);
        return schema.Read(configuration);
    }

    private static bool AreStrangers(SchemaModel before, SchemaModel after)
        => before.Name != after.Name && !before.Tables.Select(table => table.Name).Intersect(after.Tables.Select(table => table.Name)).Any();

    /// <summary>What loses data or shows more is written only if somebody said so.</summary>
    private static IEnumerable<string> Needs(RevisionDraft draft, bool allowsLoss, bool allowsAccess)
    {
        if (!draft.Losses.IsEmpty && !allowsLoss) yield return Loss;
        if (!draft.Openings.IsEmpty && !allowsAccess) yield return Access;
    }

    private static async Task RefuseAsync(RevisionDraft draft, EquatableArray<string> needs)
    {
        if (needs.Contains(Loss)) foreach (string line in draft.Losses) await Console.Error.WriteLineAsync(line);
        if (needs.Contains(Access)) foreach (string line in draft.Openings) await Console.Error.WriteLineAsync(line);
        await Console.Error.WriteLineAsync($"Nothing was written. If that is meant, run it again with {string.Join(' ', needs)}: the revision will say so.");
    }
}
