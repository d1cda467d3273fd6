using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Objects;

namespace StudyHub.Schema.Diff;

/// <summary>
/// Compares two models object by object. Every property of a model belongs to an object, and objects are compared as whole values, so no
/// difference can be overlooked but the two that are none to PostgreSQL: the database's C# name, and where among a table's columns a new
/// one stands.
/// </summary>
public static class SchemaDiffer
{
    public static SchemaDifference Compare(SchemaModel before, SchemaModel after)
    {
        List<SchemaObject> afterObjects = SchemaObjects.Of(after).ToList();
        Renames renames = Renames.Find(before, after);
        Dictionary<ObjectId, SchemaObject> remaining = SchemaObjects.Of(before).ToDictionary(item => renames.After(item.Id));

        List<SchemaChange> changes = [];
        foreach (SchemaObject item in afterObjects)
        {
            ObjectId id = item.Id;
            if (!remaining.TryGetValue(id, out SchemaObject? earlier))
            {
                changes.Add(new SchemaChange.Created(item));
                continue;
            }
            remaining.Remove(id);
            if (item is SchemaObject.Table or SchemaObject.Column && earlier.Id.Path.Last() != id.Path.Last()) changes.Add(new SchemaChange.Renamed(earlier, item));
            else if (!AreSame(earlier, item, renames)) changes.Add(new SchemaChange.Altered(earlier, item));
        }
        changes.AddRange(SchemaObjects.Of(before)
            .Where(item => remaining.ContainsKey(renames.After(item.Id)))
            .Select(item => new SchemaChange.Dropped(item)));
        return new SchemaDifference(before, after, changes.ToEquatableArray());
    }

    private static bool AreSame(SchemaObject before, SchemaObject after, Renames renames) => (before, after) switch
    {
        (SchemaObject.Table b, SchemaObject.Table a) => AreSame(b, a, renames),
        // The member of a renamed table is the same object under another path.
        (SchemaObject.Member b, SchemaObject.Member a) => (b with { Owner = a.Owner }).Equals(a),
        _ => before.Equals(after),
    };

    /// <summary>
    /// Columns that come or go are changes of their own; what is left is the order of those that stay, which is a difference.
    /// </summary>
    private static bool AreSame(SchemaObject.Table before, SchemaObject.Table after, Renames renames)
    {
        if (before.ColumnOrder != after.ColumnOrder)
        {
            List<Identifier> earlier = before.ColumnOrder.Select(c => renames.ColumnAfter(before.Name, c)).ToList();
            HashSet<Identifier> had = [.. earlier];
            HashSet<Identifier> has = [.. after.ColumnOrder];
            if (!earlier.Where(has.Contains).SequenceEqual(after.ColumnOrder.Where(had.Contains))) return false;
        }
        return before with { ColumnOrder = after.ColumnOrder } == after;
    }
}
