using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Objects;

namespace StudyHub.Schema.Diff;

/// <summary>
/// Compares two models object by object. Every property of a model belongs to an object, and objects are compared as whole values, so no
/// difference can be overlooked but those that are none to PostgreSQL: the database's C# name, a former name, and where among a table's
/// columns a new one stands.
/// </summary>
public static class SchemaDiffer
{
    public static SchemaDifference Compare(SchemaModel before, SchemaModel after)
    {
        Renames declared = Diff.Renames.Find(before, after);
        List<SchemaRename> renames = [.. declared.List()];
        SchemaModel renamed = DerivedRenames.Make(declared.MadeIn(before), after, renames);
        return new SchemaDifference(before, renamed, after, renames.ToEquatableArray(), Changes(renamed, after));
    }

    /// <summary>
    /// The way back: from <paramref name="after"/> to <paramref name="before"/>, with the renames of the way there turned round.
    /// </summary>
    public static SchemaDifference CompareBack(SchemaModel before, SchemaModel after)
        => Compare(after, FormerNames.TurnedRound(before, Compare(before, after).Renames));

    private static EquatableArray<SchemaChange> Changes(SchemaModel before, SchemaModel after)
    {
        List<SchemaObject> had = [.. SchemaObjects.Of(before)];
        Dictionary<ObjectId, SchemaObject> remaining = had.ToDictionary(item => item.Id);
        List<SchemaChange> changes = [];
        foreach (SchemaObject item in SchemaObjects.Of(after))
        {
            if (!remaining.TryGetValue(item.Id, out SchemaObject? earlier))
            {
                changes.Add(new SchemaChange.Created(item));
                continue;
            }
            remaining.Remove(item.Id);
            if (!AreSame(earlier, item)) changes.Add(new SchemaChange.Altered(earlier, item));
        }
        changes.AddRange(had.Where(item => remaining.ContainsKey(item.Id)).Select(item => new SchemaChange.Dropped(item)));
        return changes.ToEquatableArray();
    }

    private static bool AreSame(SchemaObject before, SchemaObject after) => (before, after) switch
    {
        (SchemaObject.Table b, SchemaObject.Table a) => AreSame(b, a),
        (SchemaObject.Enum b, SchemaObject.Enum a) => b.Model with { FormerLabels = a.Model.FormerLabels } == a.Model,
        (SchemaObject.Column b, SchemaObject.Column a) => b.Model with { RenamedFrom = a.Model.RenamedFrom } == a.Model,
        _ => before.Equals(after),
    };

    /// <summary>
    /// Columns that come or go are changes of their own; what is left is the order of those that stay, which is a difference.
    /// </summary>
    private static bool AreSame(SchemaObject.Table before, SchemaObject.Table after)
    {
        if (before.ColumnOrder != after.ColumnOrder)
        {
            HashSet<Identifier> had = [.. before.ColumnOrder];
            HashSet<Identifier> has = [.. after.ColumnOrder];
            if (!before.ColumnOrder.Where(has.Contains).SequenceEqual(after.ColumnOrder.Where(had.Contains))) return false;
        }
        return before with { ColumnOrder = after.ColumnOrder, RenamedFrom = after.RenamedFrom } == after;
    }
}
