using System.Collections.Generic;
using System.IO;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Diff;
using StudyHub.Schema.Drafting;
using StudyHub.Schema.Merging;
using StudyHub.Schema.Revisions;
using StudyHub.Schema.Tool.Inputs;

namespace StudyHub.Schema.Tool.Printing;

/// <summary>What became of a merge, for people.</summary>
internal static class MergeLines
{
    public static void Write(RevisionDraft draft, Revision first, Revision second, EquatableArray<DescribedChange> changes, RevisionFolder folder, TextWriter output)
    {
        output.WriteLine($"Merged {first.Title} and {second.Title} as {draft.Id} {draft.Name}.");
        output.WriteLine(changes.IsEmpty ? "The second changes nothing." : "What the second does:");
        foreach (DescribedChange change in changes) output.WriteLine("  " + change);
        foreach (RevisionFile file in draft.Files) output.WriteLine("wrote " + folder.Show(file.Path));
    }

    public static void WriteConflicts(Revision first, Revision second, IReadOnlyList<MergeConflict> conflicts, TextWriter output)
    {
        output.WriteLine($"{CheckLines.Counted(conflicts.Count, "conflict")} between {first.Title} and {second.Title}:");
        foreach (MergeConflict conflict in conflicts)
        {
            output.WriteLine("  " + conflict.Id);
            output.WriteLine($"    {first.Title}: {conflict.Left}");
            output.WriteLine($"    {second.Title}: {conflict.Right}");
        }
        output.WriteLine("Nothing was written. Take the branch that no shared database has yet: remove the folders of its revisions, write the id of the other head into the");
        output.WriteLine("file head, let the records say what both are to be, and run: studyhub-schema add NAME. It is planned on top of the other then.");
    }
}
