using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Diff;

namespace StudyHub.Schema.Planning;

/// <summary>
/// Finds the steps from one model to another and their order. The creation of everything is the plan from the empty model, its removal the
/// plan to it.
/// </summary>
public static class MigrationPlanner
{
    /// <exception cref="UnplannableChangeException">A table of somebody else becomes the schema's own, or the other way round.</exception>
    /// <exception cref="StepCycleException">Steps wait for each other, as seeds do that each need the other's rows.</exception>
    public static MigrationPlan Plan(SchemaDifference difference)
    {
        ChangeSet changes = ChangeSet.Of(difference);
        RenameSteps renames = new(difference);
        RemovalSteps removals = new(difference.Renamed, difference.After, changes.Dropped, changes, RawOrder.AheadOfRenames(difference, changes));
        AlterationSteps alterations = new(difference, changes);
        CreationSteps creations = new(difference.Renamed, difference.After, changes.Created, changes);
        List<PlannedStep> found = [.. renames.Find(), .. removals.Find(), .. alterations.Find(), .. creations.Find()];
        new Crossings(difference, changes, removals, alterations, creations).AddWaits();
        return new MigrationPlan(
            ForceLift.Around(StepGraph.Order(found), difference.Renamed, difference.After).ToEquatableArray(),
            removals.LeftAlone.Concat(alterations.LeftAlone).Concat(creations.LeftAlone).Distinct().ToEquatableArray());
    }
}
