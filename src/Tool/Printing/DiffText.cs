using System.IO;
using System.Linq;
using StudyHub.Schema.Catalog.Live;

namespace StudyHub.Schema.Tool.Printing;

/// <summary>What differs, a line each.</summary>
internal static class DiffText
{
    public static void Write(LivePlan plan, TextWriter output)
    {
        foreach (LiveDifference difference in plan.Differences) output.Write(OneLine(difference.ToString()) + "\n");
        output.Write(plan.Differences.Count switch
        {
            0 => "No difference.\n",
            1 => "1 difference.\n",
            int count => $"{count} differences.\n",
        });
        int losing = plan.Steps.Count(step => step.Loses is not null);
        if (losing > 0) output.Write($"{losing} of {plan.Steps.Count} statements lose data; --sql shows them.\n");
    }

    /// <summary>What cannot be planned, and what else the reader of the SQL has to know.</summary>
    public static void WriteNotes(LivePlan plan, TextWriter errors)
    {
        foreach (string refusal in plan.Refusals) errors.Write($"refused: {OneLine(refusal)}\n");
        foreach (string role in plan.MissingRoles) errors.Write($"note: there is no role {role} on the server of --from; create it first\n");
    }

    private static string OneLine(string text) => string.Join(" ", text.Split('\n').Select(line => line.Trim()));
}
