using System.Collections.Generic;
using System.Linq;
using System.Text;
using StudyHub.Schema.Effects;
using StudyHub.Schema.Planning;
using StudyHub.Schema.Revisions;
using StudyHub.Schema.Sql;

namespace StudyHub.Schema.Drafting;

/// <summary>A plan as the text of up.sql or down.sql.</summary>
internal static class ScriptDraft
{
    /// <param name="header">Lines of comment, without "-- ".</param>
    /// <param name="plan">In order, with what each step does to others.</param>
    public static string Write(IEnumerable<string> header, PlanEffects plan)
    {
        StringBuilder text = Begin(header);
        Dictionary<MigrationStep, string> notes = new(ReferenceComparer.Instance);
        foreach (StepEffects effects in plan.Steps)
            if (EffectWords.Of(effects) is { } note) notes[effects.Step] = note;
        int number = 0;
        foreach (List<MigrationStep> group in Groups(plan.Steps.Select(effects => effects.Step)))
        {
            number++;
            text.Append('\n').Append(RevisionScriptReader.MarkOf(number, group[0].Run != StepRun.Outside)).Append("\n\n")
                .Append(SqlScript.Write(group, step => notes.TryGetValue(step, out string? note) ? note : null));
        }
        if (number == 0) text.Append("\n-- Nothing is to be done here.\n");
        return text.ToString();
    }

    /// <summary>For steps that people write: how to.</summary>
    public static string WriteEmpty(IEnumerable<string> header, RevisionId id) => Begin(header)
        .Append("\n-- Nothing is to be done here yet. Statements stand below a line that says how they run, each with its ';':\n")
        .Append("--     ").Append(RevisionScriptReader.MarkOf(1, isTransaction: true)).Append('\n')
        .Append("--     update public.notes set title = '' where title is null;\n")
        .Append("-- A statement that PostgreSQL refuses in a transaction stands alone below one of these:\n")
        .Append("--     ").Append(RevisionScriptReader.MarkOf(2, isTransaction: false)).Append('\n')
        .Append("-- Row security is off for them: a table whose rows cannot all be reached is an error. Then run: studyhub-schema freeze ").Append(id).Append('\n')
        .ToString();

    private static StringBuilder Begin(IEnumerable<string> header)
    {
        StringBuilder text = new();
        foreach (string line in header) text.Append("-- ").Append(line).Append('\n');
        return text;
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

    /// <summary>Two steps may be equal and do different things at their places.</summary>
    private sealed class ReferenceComparer : IEqualityComparer<MigrationStep>
    {
        public static ReferenceComparer Instance { get; } = new();

        public bool Equals(MigrationStep? x, MigrationStep? y) => ReferenceEquals(x, y);

        public int GetHashCode(MigrationStep step) => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(step);
    }
}
