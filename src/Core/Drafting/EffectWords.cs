using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Effects;

namespace StudyHub.Schema.Drafting;

/// <summary>What a step does to others: who waits and what is read or written as a whole; then, a line each, what is lost, shown or may fail.</summary>
internal static class EffectWords
{
    /// <returns>Lines; null where nobody would notice.</returns>
    public static string? Of(StepEffects effects)
    {
        string work = string.Join("; ", Work(effects));
        string[] lines = [.. new[] { work }.Where(line => line.Length > 0).Concat(Sentences(effects))];
        return lines.Length == 0 ? null : string.Join("\n", lines);
    }

    private static IEnumerable<string> Work(StepEffects effects)
    {
        // ROW EXCLUSIVE is what every write takes.
        foreach (TableLock taken in effects.Locks.Where(taken => taken.Mode > LockMode.RowExclusive)) yield return taken.ToString();
        foreach (TableWork work in effects.Work) yield return (work.Kind == WorkKind.Rewrite ? "rewrites every row of " : "reads every row of ") + work.Table;
    }

    private static IEnumerable<string> Sentences(StepEffects effects)
    {
        foreach (DataLoss loss in effects.Losses) yield return loss.Sentence;
        foreach (Widening widening in effects.Widenings) yield return widening.Sentence;
        foreach (Obstacle obstacle in effects.Obstacles) yield return obstacle.Sentence;
    }
}
