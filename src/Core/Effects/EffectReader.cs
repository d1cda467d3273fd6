using System.Collections.Generic;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Diff;
using StudyHub.Schema.Planning;
using StudyHub.Schema.Statements;

namespace StudyHub.Schema.Effects;

/// <summary>Reads from a plan what it will do to others who use the database, to the rows and to who sees them.</summary>
public static class EffectReader
{
    /// <param name="plan">The plan of <paramref name="difference"/>.</param>
    /// <param name="difference">What is there and what is wanted.</param>
    public static PlanEffects Of(MigrationPlan plan, SchemaDifference difference)
    {
        Conversions conversions = new(difference);
        WorkReader work = new(difference, conversions);
        LossReader losses = new(difference, conversions);
        WideningReader widenings = new(difference);
        ObstacleReader obstacles = new(difference, conversions);
        PlanProgress progress = new(difference.Renamed);
        List<StepEffects> steps = [];
        foreach (MigrationStep step in plan.Steps)
        {
            StepEffects effects = new()
            {
                Step = step,
                Locks = LockReader.Of(step, progress).ToEquatableArray(),
                Work = work.Of(step, progress).ToEquatableArray(),
                Losses = losses.Of(step.Statement, progress).ToEquatableArray(),
                Widenings = widenings.Of(step.Statement, progress).ToEquatableArray(),
                Obstacles = obstacles.Of(step.Statement, progress).ToEquatableArray(),
            };
            steps.Add(effects with { Reversibility = ReversibilityOf(effects, conversions) });
            progress.Pass(step.Statement);
        }
        return new PlanEffects(steps.ToEquatableArray());
    }

    private static Reversibility ReversibilityOf(StepEffects effects, Conversions conversions)
    {
        if (effects.Step.Statement is PgStatement.AlterColumnType change && conversions.Of(change) is { HasWayBack: false }) return Reversibility.Irreversible;
        return effects.Losses.IsEmpty ? Reversibility.Reversible : Reversibility.SchemaOnly;
    }
}
