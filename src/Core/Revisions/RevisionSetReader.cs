using System;
using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Manifest;

namespace StudyHub.Schema.Revisions;

/// <summary>Reads the files of a folder of revisions. Total: what is wrong becomes a finding at its line, and the rest is still read.</summary>
public static class RevisionSetReader
{
    /// <param name="files">Of the folder, in any order; files that no revision has are passed over.</param>
    public static RevisionSet Read(IEnumerable<RevisionFile> files)
    {
        List<RevisionFinding> findings = [];
        List<(Revision Child, string Parent)> strangers = [];
        Dictionary<RevisionId, Revision> revisions = [];
        string? head = null;
        SortedDictionary<string, Dictionary<string, RevisionFile>> folders = new(StringComparer.Ordinal);
        foreach (RevisionFile file in files)
        {
            (string folder, string name) = RevisionFiles.Split(file.Path);
            if (folder.Length == 0 && name == RevisionFiles.Head) head = RevisionFiles.Normalized(file.Text).Trim();
            if (folder.Length == 0 || !RevisionFiles.Known.Contains(name)) continue;
            if (!folders.TryGetValue(folder, out Dictionary<string, RevisionFile>? own)) folders.Add(folder, own = []);
            own[name] = file;
        }
        foreach (KeyValuePair<string, Dictionary<string, RevisionFile>> folder in folders)
        {
            if (ReadRevision(folder.Key, folder.Value, findings, strangers) is not { } revision) continue;
            if (revisions.TryGetValue(revision.Id, out Revision? other))
                findings.Add(new(RevisionRules.Unreadable, ManifestOf(revision), 1, EquatableArrays.Of(folder.Key, $"{other.Folder} has its id, too; remove one of them")));
            else revisions.Add(revision.Id, revision);
        }
        foreach ((Revision child, string parent) in strangers)
            findings.Add(new(RevisionRules.NoSuchParent, ManifestOf(child), 1, EquatableArrays.Of(child.Title, parent, RevisionOrder.Nearest(parent, child, revisions))));
        bool isWhole = findings.Count == 0;
        EquatableArray<Revision> ordered = RevisionOrder.Of(revisions, findings);
        RevisionSet set = new(ordered, default);
        isWhole &= findings.Count == 0;
        CheckHeads(set, head, isWhole, findings);
        if (isWhole) RevisionModels.Check(set, findings);
        return set with
        {
            Findings = findings.OrderBy(finding => finding.Path, StringComparer.Ordinal).ThenBy(finding => finding.Line)
                .ThenBy(finding => finding.Rule.Id, StringComparer.Ordinal).ToEquatableArray(),
        };
    }

    internal static string ManifestOf(Revision revision) => revision.Folder + "/" + RevisionFiles.Manifest;

    private static Revision? ReadRevision(
        string folder, Dictionary<string, RevisionFile> files, List<RevisionFinding> findings, List<(Revision Child, string Parent)> strangers)
    {
        if (!files.TryGetValue(RevisionFiles.Manifest, out RevisionFile? file))
        {
            findings.Add(new(RevisionRules.Unreadable, files.Values.First().Path, 1, EquatableArrays.Of(folder, "it has no manifest")));
            return null;
        }
        RevisionManifest manifest;
        try
        {
            manifest = RevisionManifest.Read(file.Text);
        }
        catch (ManifestException reason)
        {
            findings.Add(new(RevisionRules.Unreadable, file.Path, reason.Line, EquatableArrays.Of(folder, reason.Message)));
            return null;
        }
        string title = manifest.Id.Value + " " + manifest.Name;
        if (folder != RevisionFiles.FolderOf(manifest.Id, manifest.Name))
        {
            findings.Add(new(RevisionRules.Unreadable, file.Path, 1, EquatableArrays.Of(
                folder, $"its manifest is that of {title}; name the folder {RevisionFiles.FolderOf(manifest.Id, manifest.Name)}")));
            return null;
        }
        if (manifest.IsEdited) findings.Add(new(RevisionRules.Edited, file.Path, 1, EquatableArrays.Of(RevisionFiles.Manifest, title, manifest.Id.Value)));
        // Even where a script cannot be run, its revision is somebody's parent: one fault gives one finding.
        RevisionScript up = ReadScript(manifest, RevisionFiles.Up, manifest.UpHash, title, files, findings) ?? new RevisionScript("", default);
        RevisionScript? down = manifest.DownHash is { } hash
            ? ReadScript(manifest, RevisionFiles.Down, hash, title, files, findings) ?? new RevisionScript("", default)
            : null;
        if (manifest.DownHash is null && files.TryGetValue(RevisionFiles.Down, out RevisionFile? extra))
            findings.Add(new(RevisionRules.Edited, extra.Path, 1, EquatableArrays.Of(RevisionFiles.Down, title, manifest.Id.Value)));
        Revision revision = new()
        {
            Id = manifest.Id,
            Name = manifest.Name,
            Database = manifest.Database,
            Parents = manifest.Parents,
            After = manifest.After,
            Delta = manifest.Delta,
            Up = up,
            Down = down,
            Irreversible = manifest.Irreversible,
            Consents = manifest.Consents,
            BackConsents = manifest.BackConsents,
            Checksum = RevisionHash.Of(file.Text),
        };
        strangers.AddRange(manifest.Strangers.Select(parent => (revision, parent)));
        return revision;
    }

    private static RevisionScript? ReadScript(
        RevisionManifest manifest, string name, string hash, string title, Dictionary<string, RevisionFile> files, List<RevisionFinding> findings)
    {
        string folder = RevisionFiles.FolderOf(manifest.Id, manifest.Name);
        if (!files.TryGetValue(name, out RevisionFile? file))
        {
            findings.Add(new(RevisionRules.MissingFile, folder + "/" + RevisionFiles.Manifest, 1, EquatableArrays.Of(
                title, name, name == RevisionFiles.Down ? "; without it nobody can go back" : "")));
            return null;
        }
        if (RevisionHash.Of(file.Text) != hash) findings.Add(new(RevisionRules.Edited, file.Path, 1, EquatableArrays.Of(name, title, manifest.Id.Value)));
        (RevisionScript? script, int line, string flaw) = RevisionScriptReader.Read(file.Text);
        if (script is null) findings.Add(new(RevisionRules.BadScript, file.Path, line, EquatableArrays.Of(name, title, flaw)));
        return script;
    }

    private static void CheckHeads(RevisionSet set, string? head, bool isWhole, List<RevisionFinding> findings)
    {
        IReadOnlyList<Revision> heads = set.Heads;
        Revision[] roots = [.. set.Revisions.Where(revision => revision.Parents.IsEmpty)];
        foreach (Revision root in roots.Skip(1))
            if (root.Database != roots[0].Database)
                findings.Add(new(RevisionRules.OtherDatabase, ManifestOf(root), 1, EquatableArrays.Of(root.Title, root.Database, roots[0].Database)));
        // What is of another database is a head, too, and not to be merged.
        isWhole &= findings.Count == 0;
        if (heads.Count > 1 && isWhole)
        {
            foreach (Revision other in heads)
            {
                findings.Add(new(RevisionRules.SeveralHeads, ManifestOf(other), 1, EquatableArrays.Of(
                    heads.Count.ToString(System.Globalization.CultureInfo.InvariantCulture),
                    string.Join(", ", heads.Select(one => one.Title)),
                    heads[0].Id.Value + " " + heads[1].Id.Value)));
            }
        }
        else if (heads.Count == 1 && isWhole && head != heads[0].Id.Value)
        {
            findings.Add(new(RevisionRules.HeadFile, RevisionFiles.Head, 1, EquatableArrays.Of(
                head is null ? "is missing" : head.Length == 0 ? "is empty" : $"says '{(head.Length > 40 ? head.Substring(0, 40) + "…" : head)}'", heads[0].Id.Value)));
        }
    }
}
