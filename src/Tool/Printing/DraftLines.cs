using System.Globalization;
using System.IO;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Diff;
using StudyHub.Schema.Drafting;
using StudyHub.Schema.Revisions;
using StudyHub.Schema.Tool.Inputs;

namespace StudyHub.Schema.Tool.Printing;

/// <summary>A revision that was just written, for people.</summary>
internal static class DraftLines
{
    /// <summary>More are a number, since another command lists them all.</summary>
    private const int MostChanges = 12;

    public static void Write(RevisionDraft draft, EquatableArray<DescribedChange> changes, Revision? parent, RevisionFolder folder, TextWriter output)
    {
        output.WriteLine($"Added {draft.Id} {draft.Name}, {(parent is null ? "the first revision" : "which follows " + parent.Title)}.");
        foreach (DescribedChange change in changes.Take(MostChanges)) output.WriteLine("  " + change);
        if (changes.Count > MostChanges) output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  and {changes.Count - MostChanges} more: studyhub-schema show {draft.Id}"));
        foreach (string consent in draft.Losses.Concat(draft.Openings)) output.WriteLine("agreed to: " + consent);
        foreach (string risk in draft.Risks) output.WriteLine("know that: " + risk);
        foreach (RevisionFile file in draft.Files) output.WriteLine("wrote " + folder.Show(file.Path));
        if (!draft.Files.Any(file => file.Path.EndsWith("/" + RevisionFiles.Down, System.StringComparison.Ordinal))) output.WriteLine("There is no way back.");
    }
}
