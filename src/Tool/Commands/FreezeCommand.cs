using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Diff;
using StudyHub.Schema.Drafting;
using StudyHub.Schema.Revisions;
using StudyHub.Schema.Tool.Inputs;
using StudyHub.Schema.Tool.Printing;

namespace StudyHub.Schema.Tool.Commands;

/// <summary><c>freeze</c>: takes edits of a revision's scripts that were made before any database had it.</summary>
internal static class FreezeCommand
{
    public static System.CommandLine.Command Create(CommonOptions common)
    {
        Argument<string> id = new("REVISION") { Description = "Its id, the beginning of it, its name, or head." };
        Option<string?> irreversible = new("--irreversible") { Description = "It has no way back, for this reason; remove its down.sql first.", HelpName = "REASON" };
        System.CommandLine.Command command = new("freeze", "Takes what was edited in a revision's scripts, before any database has it.")
        {
            id, common.Project, common.Configuration, common.Migrations, common.Json, irreversible,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            RevisionFolder folder = await RevisionInput.FolderAsync(common, parsed, cancellationToken);
            RevisionSet set = folder.Read();
            RevisionDraft draft = DraftOf(folder, set, new RevisionInput(set, folder, folder.Shown).Find(parsed.GetValue(id)!), parsed.GetValue(irreversible));
            RevisionFile manifest = draft.Files.Single(file => file.Path.EndsWith("/" + RevisionFiles.Manifest, StringComparison.Ordinal));
            bool isOther = folder.Write(manifest);
            RevisionSet after = folder.Read();
            bool isHeadOther = after.Findings is [{ } finding] && finding.Rule == RevisionRules.HeadFile && folder.Write(RevisionFiles.HeadFile(after.Heads[0].Id));
            Revision frozen = after.Revisions.First(revision => revision.Id == draft.Id);
            if (parsed.GetValue(common.Json)) DraftJson.Write(Report(folder, after, frozen, [isOther ? manifest.Path : "", isHeadOther ? RevisionFiles.Head : ""]), Console.OpenStandardOutput());
            else FreezeLines.Write(set, frozen, isOther, isHeadOther, Console.Out);
            return ExitCodes.Well;
        });
        return command;
    }

    /// <summary>What it changes is known only of revisions that are well, which others may not be yet.</summary>
    private static DraftReport Report(RevisionFolder folder, RevisionSet set, Revision frozen, string[] written) => new()
    {
        Id = frozen.Id,
        Name = frozen.Name,
        Parents = frozen.Parents,
        Files = written.Where(path => path.Length > 0).Select(folder.Show).ToEquatableArray(),
        Changes = set.Findings.IsEmpty ? ChangeWords.Of(SchemaDiffer.Compare(RevisionModels.At(set, frozen.Parents.FirstOrDefault()), RevisionModels.At(set, frozen.Id))) : default,
        Consents = frozen.Consents,
    };

    private static RevisionDraft DraftOf(RevisionFolder folder, RevisionSet set, Revision revision, string? irreversible)
    {
        string[] unusable = [.. set.Findings
            .Where(finding => finding.Path.StartsWith(revision.Folder + "/", StringComparison.Ordinal) && finding.Rule == RevisionRules.BadScript)
            .Select(finding => (finding with { Path = folder.Show(finding.Path) }).ToString())];
        if (unusable.Length > 0) throw new BadInputException(string.Join('\n', unusable.Append("Nothing was frozen: a script that cannot be read cannot be run.")));

        string? up = TextOf(folder, revision, RevisionFiles.Up);
        string? down = TextOf(folder, revision, RevisionFiles.Down);
        if (up is null) throw new BadInputException($"{folder.Show(revision.Folder + "/" + RevisionFiles.Up)} is missing. Take it from version control again; a revision that does nothing has one that says so.");
        if (irreversible is not null && string.IsNullOrWhiteSpace(irreversible)) throw new BadInputException("Give --irreversible the reason why there is no way back.");
        if (irreversible is not null && down is not null)
            throw new BadInputException($"{folder.Show(revision.Folder + "/" + RevisionFiles.Down)} is a way back. Remove it, then say --irreversible.");
        string? reason = down is not null ? null : irreversible ?? revision.Irreversible;
        if (down is null && reason is null)
            throw new BadInputException($"{folder.Show(revision.Folder + "/" + RevisionFiles.Down)} is missing. Write it, or say why there is no way back: studyhub-schema freeze {revision.Id} --irreversible REASON");
        return RevisionDrafts.Freeze(revision, up, down, reason);
    }

    private static string? TextOf(RevisionFolder folder, Revision revision, string name)
    {
        string path = Path.Combine(folder.Path, revision.Folder, name);
        return File.Exists(path) ? File.ReadAllText(path) : null;
    }
}
