using System;
using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Model;
using StudyHub.Schema.Objects;

namespace StudyHub.Schema.Merging;

/// <summary>The model of two branches together, or why there is none. The order of the two does not matter.</summary>
/// <param name="Model">Null where there are conflicts.</param>
/// <param name="Conflicts">By object.</param>
public sealed record ModelMerge(SchemaModel? Model, EquatableArray<MergeConflict> Conflicts)
{
    /// <summary>
    /// Object by object. Whatever both branches touch is a conflict, unless both leave it the same and their scripts can be run one after the
    /// other: databases run them in either order, and must get to one schema.
    /// </summary>
    /// <param name="ancestor">The model that both come from.</param>
    /// <param name="left">One branch.</param>
    /// <param name="right">The other.</param>
    public static ModelMerge Of(SchemaModel ancestor, MergeSide left, MergeSide right)
    {
        Dictionary<ObjectId, SchemaObject> origin = SchemaObjects.Of(ancestor).ToDictionary(item => item.Id);
        Dictionary<ObjectId, SchemaObject> merged = [];
        List<MergeConflict> conflicts = [];
        foreach (ObjectId id in left.Objects.Keys.Union(right.Objects.Keys).Union(origin.Keys))
        {
            origin.TryGetValue(id, out SchemaObject? before);
            SchemaObject? one = left.Find(id);
            SchemaObject? other = right.Find(id);
            bool isMet = left.Touches(id) && right.Touches(id);
            if (isMet && (one, other, before) is (SchemaObject.Table l, SchemaObject.Table r, SchemaObject.Table b))
            {
                if (TableMerge.Of(b, l, r) is { } table) merged.Add(id, table);
                else conflicts.Add(new MergeConflict(id, SideWords.Of(before, one), SideWords.Of(before, other)));
            }
            else if (isMet && !(Equals(one, other) && (Equals(one, before) || Repeatable.IsSo(before, one))))
            {
                conflicts.Add(new MergeConflict(id, SideWords.Of(before, one), SideWords.Of(before, other)));
            }
            else if ((left.Touches(id) ? one : other) is { } kept)
            {
                merged.Add(id, kept);
            }
        }
        conflicts.AddRange(GrantMerge.Apply(origin, left, right, merged));
        conflicts.AddRange(MergeNeeds.Find(origin, left, right));
        conflicts.AddRange(MergeNeeds.Find(origin, right, left).Select(found => new MergeConflict(found.Id, found.Right, found.Left)));
        conflicts.AddRange(MergeNames.Find(origin, left, right));
        if (conflicts.Count > 0) return new ModelMerge(null, Sorted(conflicts));

        string name = left.Model.Name == ancestor.Name || (right.Model.Name != ancestor.Name && string.CompareOrdinal(left.Model.Name, right.Model.Name) > 0)
            ? right.Model.Name
            : left.Model.Name;
        // A table before what belongs to it; then everything in the one order that models have.
        SchemaModel model = SchemaObjects.ToModel(name, merged.Values.OrderBy(item => item.Id.Kind));
        return new ModelMerge(SchemaObjects.ToModel(name, SchemaObjects.Of(model)), default);
    }

    private static EquatableArray<MergeConflict> Sorted(IEnumerable<MergeConflict> conflicts) => conflicts.Distinct()
        .OrderBy(conflict => conflict.Id.Kind).ThenBy(conflict => string.Join("\0", conflict.Id.Path), StringComparer.Ordinal)
        .ThenBy(conflict => conflict.Left, StringComparer.Ordinal).ThenBy(conflict => conflict.Right, StringComparer.Ordinal)
        .ToEquatableArray();
}
