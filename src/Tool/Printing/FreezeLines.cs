using System.IO;
using System.Linq;
using StudyHub.Schema.Revisions;

namespace StudyHub.Schema.Tool.Printing;

/// <summary>What freezing changed, for people.</summary>
internal static class FreezeLines
{
    /// <param name="before">As it was, with what was found edited.</param>
    /// <param name="frozen">The revision as it is now.</param>
    /// <param name="isOther">Its manifest is another one now.</param>
    /// <param name="isHeadOther">The head file is another one now.</param>
    /// <param name="output">For all of it.</param>
    public static void Write(RevisionSet before, Revision frozen, bool isOther, bool isHeadOther, TextWriter output)
    {
        if (!isOther) output.WriteLine($"Nothing to do: {frozen.Title} is frozen as it is.");
        else
        {
            output.WriteLine($"Froze {frozen.Title}.");
            output.WriteLine($"  up.sql: {(IsEdited(RevisionFiles.Up) ? "edited, " : "as it was, ")}{Steps(frozen.Up)}");
            output.WriteLine(frozen.Down is { } down
                ? $"  down.sql: {(IsEdited(RevisionFiles.Down) ? "edited, " : "as it was, ")}{Steps(down)}"
                : $"  no way back: {frozen.Irreversible}");
            output.WriteLine("A database that has run it already will refuse it from now on.");
        }
        if (isHeadOther) output.WriteLine($"The head file names {frozen.Id} now.");

        bool IsEdited(string name) => before.Findings.Any(finding => finding.Path == frozen.Folder + "/" + name);
    }

    private static string Steps(RevisionScript script) => script.Steps.IsEmpty
        ? "nothing is to be done"
        : $"{CheckLines.Counted(script.Steps.Count, "step")} with {CheckLines.Counted(script.Steps.Sum(step => step.Statements.Count), "statement")}";
}
