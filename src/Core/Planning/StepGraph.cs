using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;

namespace StudyHub.Schema.Planning;

/// <summary>Orders steps so that each comes after those it waits for; of those that are free, the one with the smallest place is next.</summary>
internal static class StepGraph
{
    /// <exception cref="StepCycleException">Some steps wait for each other.</exception>
    public static List<MigrationStep> Order(IReadOnlyCollection<PlannedStep> steps)
    {
        List<PlannedStep> ordered = WaitingOrder.Of(steps, step => step.Waits, out List<PlannedStep> circle);
        if (circle.Count > 0) throw new StepCycleException(circle.Select(step => step.Name).ToEquatableArray());
        return ordered.ConvertAll(step => step.Step);
    }
}
