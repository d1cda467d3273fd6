using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Model;
using StudyHub.Schema.Objects;

namespace StudyHub.Schema.Revisions;

/// <summary>
/// What makes one model of another, object by object: a chain of revisions stays as long as its changes, however large the schema is.
/// </summary>
/// <param name="Removed">Objects that are no longer there.</param>
/// <param name="Set">Objects that are new, or not what they were.</param>
public sealed record ModelDelta(EquatableArray<ObjectId> Removed, EquatableArray<SchemaObject> Set)
{
    public static ModelDelta None { get; } = new(default, default);

    public bool IsEmpty => Removed.IsEmpty && Set.IsEmpty;

    public static ModelDelta Between(SchemaModel before, SchemaModel after)
    {
        Dictionary<ObjectId, SchemaObject> had = SchemaObjects.Of(before).ToDictionary(item => item.Id);
        List<SchemaObject> set = [];
        foreach (SchemaObject item in SchemaObjects.Of(after))
        {
            if (!had.TryGetValue(item.Id, out SchemaObject? earlier) || !earlier.Equals(item)) set.Add(item);
            had.Remove(item.Id);
        }
        return new ModelDelta(
            SchemaObjects.Of(before).Select(item => item.Id).Where(had.ContainsKey).ToEquatableArray(), set.ToEquatableArray());
    }

    /// <summary>Changes <paramref name="objects"/>; an object that is to go and is not there is named.</summary>
    /// <returns>Null where all went well.</returns>
    internal ObjectId? ApplyTo(Dictionary<ObjectId, SchemaObject> objects)
    {
        foreach (ObjectId id in Removed)
            if (!objects.Remove(id)) return id;
        foreach (SchemaObject item in Set) objects[item.Id] = item;
        return null;
    }
}
