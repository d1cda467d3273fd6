using System.Collections.Generic;
using System.Text;
using StudyHub.Schema.Planning;

namespace StudyHub.Schema.Catalog.Live.Sql;

/// <summary>The text of a plan: transactions around what may share one.</summary>
internal static class LiveScript
{
    public static string Of(IReadOnlyList<LiveStep> steps)
    {
        StringBuilder text = new();
        bool isOpen = false;
        foreach (LiveStep step in steps)
        {
            bool together = step.Run == StepRun.Together;
            // Bodies may call what comes later in the plan.
            if (together && !isOpen) text.Append("begin;\nset local check_function_bodies = off;\n");
            if (!together && isOpen) text.Append("commit;\n");
            isOpen = together;
            if (step.Loses is { } lost) text.Append($"-- loses data: {lost}\n");
            text.Append(step.Sql).Append(";\n");
        }
        if (isOpen) text.Append("commit;\n");
        return text.ToString();
    }
}
