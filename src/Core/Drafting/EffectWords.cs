using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Effects;

namespace StudyHub.Schema.Drafting;

/// <summary>What a step does to others, on a line: who waits, what is read or written as a whole, what is lost or shown, what may make it fail.</summary>
internal static class EffectWords
{
    /// <returns>Null where nobody would notice.</returns>
    public static string? Of(StepEffects effects)
    {
        string[] phrases = [.. Phrases(effects)];
        return phrases.Length == 0 ? null : string.Join("; ", phrases);
    }

    private static IEnumerable<string> Phrases(StepEffects effects)
    {
        // ROW EXCLUSIVE is what every write takes.
        foreach (TableLock taken in effects.Locks.Where(taken => taken.Mode > LockMode.RowExclusive)) yield return taken.ToString();
        foreach (TableWork work in effects.Work) yield return (work.Kind == WorkKind.Rewrite ? "writes every row anew of " : "reads every row of ") + work.Table;
        foreach (DataLoss loss in effects.Losses) yield return loss.Sentence;
        foreach (Widening widening in effects.Widenings) yield return widening.Sentence;
        foreach (Obstacle obstacle in effects.Obstacles) yield return obstacle.Sentence;
    }
}
