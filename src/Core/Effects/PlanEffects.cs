using System.Linq;
using StudyHub.Schema.Collections;

namespace StudyHub.Schema.Effects;

/// <summary>What a whole plan does, step by step.</summary>
/// <param name="Steps">One for each step of the plan, in its order.</param>
public sealed record PlanEffects(EquatableArray<StepEffects> Steps)
{
    /// <summary>What needs consent because it is lost, each once, in the order of the steps.</summary>
    public EquatableArray<DataLoss> Losses => Steps.SelectMany(step => step.Losses).Distinct().ToEquatableArray();

    /// <summary>What needs consent because somebody may see or do more, each once, in the order of the steps.</summary>
    public EquatableArray<Widening> Widenings => Steps.SelectMany(step => step.Widenings).Distinct().ToEquatableArray();

    public EquatableArray<Obstacle> Obstacles => Steps.SelectMany(step => step.Obstacles).Distinct().ToEquatableArray();

    /// <summary>That of the step which can be undone the least.</summary>
    public Reversibility Reversibility => Steps.IsEmpty ? Reversibility.Reversible : Steps.Max(step => step.Reversibility);
}
