using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Diff;
using StudyHub.Schema.Objects;

namespace StudyHub.Schema.Planning;

/// <summary>
/// Finds the steps from one model to another and their order. The creation of everything is the plan from the empty model, its removal the
/// plan to it.
/// </summary>
public static class MigrationPlanner
{
    /// <exception cref="UnplannableChangeException">
    /// An object is altered or renamed, or a column, primary key, unique or check constraint comes to or leaves a table that stays.
    /// </exception>
    /// <exception cref="StepCycleException">Steps wait for each other, as seeds do that each need the other's rows.</exception>
    public static MigrationPlan Plan(SchemaDifference difference)
    {
        List<SchemaObject> created = [];
        List<SchemaObject> dropped = [];
        foreach (SchemaChange change in difference.Changes)
        {
            switch (change)
            {
                case SchemaChange.Created creation: created.Add(creation.Object); break;
                case SchemaChange.Dropped removal: dropped.Add(removal.Object); break;
                case SchemaChange.Altered: throw new UnplannableChangeException(change.Id, "altered");
                case SchemaChange.Renamed rename: throw new UnplannableChangeException(change.Id, $"renamed from {rename.Before.Id}");
            }
        }
        RemovalSteps removals = new(difference.Before, difference.After, dropped);
        CreationSteps creations = new(difference.Before, difference.After, created);
        List<MigrationStep> steps = StepGraph.Order([.. removals.Find(), .. creations.Find()]);
        return new MigrationPlan(
            ForceLift.Around(steps, difference.Before, difference.After).ToEquatableArray(), removals.LeftAlone.Concat(creations.LeftAlone).ToEquatableArray());
    }
}
