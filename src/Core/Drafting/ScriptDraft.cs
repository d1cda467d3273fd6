using System.Collections.Generic;
using System.Text;
using StudyHub.Schema.Planning;
using StudyHub.Schema.Revisions;
using StudyHub.Schema.Sql;

namespace StudyHub.Schema.Drafting;

/// <summary>A plan as the text of up.sql or down.sql.</summary>
internal static class ScriptDraft
{
    /// <param name="header">Lines of comment, without "-- ".</param>
    /// <param name="steps">In order.</param>
    public static string Write(IEnumerable<string> header, IEnumerable<MigrationStep> steps)
    {
        StringBuilder text = new();
        foreach (string line in header) text.Append("-- ").Append(line).Append('\n');
        int number = 0;
        foreach (List<MigrationStep> group in Groups(steps))
        {
            number++;
            text.Append('\n').Append(RevisionScriptReader.MarkOf(number, group[0].Run != StepRun.Outside)).Append("\n\n").Append(SqlScript.Write(group));
        }
        if (number == 0) text.Append("\n-- Nothing is to be done here.\n");
        return text.ToString();
    }

    /// <summary>What shares a transaction; whatever runs alone or outside is a group of its own.</summary>
    private static List<List<MigrationStep>> Groups(IEnumerable<MigrationStep> steps)
    {
        List<List<MigrationStep>> groups = [];
        foreach (MigrationStep step in steps)
        {
            if (groups.Count > 0 && step.Run == StepRun.Together && groups[groups.Count - 1][0].Run == StepRun.Together) groups[groups.Count - 1].Add(step);
            else groups.Add([step]);
        }
        return groups;
    }
}
