using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Diff;
using StudyHub.Schema.Model;
using StudyHub.Schema.Objects;
using StudyHub.Schema.Planning;
using StudyHub.Schema.Statements;

namespace StudyHub.Schema.Merging;

/// <summary>One of two branches: where it got to, and every object that its scripts touched on the way.</summary>
public sealed class MergeSide
{
    private readonly HashSet<ObjectId> touched = [];
    private readonly HashSet<ObjectId> retyped = [];

    /// <param name="model">Its model at the end.</param>
    /// <param name="changes">The models before and after each of its own revisions.</param>
    /// <exception cref="UnplannableChangeException">The planner has no steps for a change.</exception>
    /// <exception cref="StepCycleException">Steps wait for each other.</exception>
    public MergeSide(SchemaModel model, IEnumerable<(SchemaModel Before, SchemaModel After)> changes)
    {
        Model = model;
        Objects = SchemaObjects.Of(model).ToDictionary(item => item.Id);
        foreach ((SchemaModel before, SchemaModel after) in changes) Touch(before, after);
    }

    public SchemaModel Model { get; }

    internal IReadOnlyDictionary<ObjectId, SchemaObject> Objects { get; }

    internal IReadOnlyCollection<ObjectId> Touched => touched;

    /// <summary>Whether its scripts make, change or take away the object, or make it anew because of what it stands on.</summary>
    internal bool Touches(ObjectId id) => touched.Contains(id);

    /// <summary>Whether its scripts convert the column's values: nothing may be made of them meanwhile, also where the type has the same name again.</summary>
    internal bool Retypes(ObjectId column) => retyped.Contains(column);

    internal SchemaObject? Find(ObjectId id) => Objects.TryGetValue(id, out SchemaObject? item) ? item : null;

    private void Touch(SchemaModel before, SchemaModel after)
    {
        Dictionary<ObjectId, SchemaObject> had = SchemaObjects.Of(before).ToDictionary(item => item.Id);
        foreach (SchemaObject item in SchemaObjects.Of(after))
        {
            if (!had.TryGetValue(item.Id, out SchemaObject? earlier) || !earlier.Equals(item)) touched.Add(item.Id);
            had.Remove(item.Id);
        }
        touched.UnionWith(had.Keys);
        Touch(SchemaDiffer.Compare(before, after));
        // Whoever goes back goes back in either order, too.
        Touch(SchemaDiffer.CompareBack(before, after));
    }

    private void Touch(SchemaDifference difference)
    {
        foreach (MigrationStep step in MigrationPlanner.Plan(difference).Steps)
        {
            touched.UnionWith(step.Covers);
            if (Footprint.Of(step.Statement) is not { } met) continue;
            touched.Add(met);
            if (step.Statement is PgStatement.AlterColumnType) retyped.Add(met);
        }
    }
}
