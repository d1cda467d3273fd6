using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Objects;

namespace StudyHub.Schema.Merging;

/// <summary>
/// Grants on columns that both branches changed. Each script gives and takes only the columns that differ, so in either order both sets of
/// columns are there in the end, and one grant says so, as in records that were merged as text.
/// </summary>
internal static class GrantMerge
{
    /// <summary>Puts one grant in the place of those that both branches made for one role and privilege.</summary>
    /// <param name="origin">The objects that both branches come from.</param>
    /// <param name="left">One branch.</param>
    /// <param name="right">The other.</param>
    /// <param name="merged">Objects of both; changed here.</param>
    /// <returns>Where one branch granted the whole table and the other some columns.</returns>
    public static IEnumerable<MergeConflict> Apply(
        IReadOnlyDictionary<ObjectId, SchemaObject> origin, MergeSide left, MergeSide right, Dictionary<ObjectId, SchemaObject> merged)
    {
        List<MergeConflict> conflicts = [];
        ILookup<ObjectId, SchemaObject.Grant> had = ByPrivilege(origin.Values);
        ILookup<ObjectId, SchemaObject.Grant> one = ByPrivilege(left.Objects.Values);
        ILookup<ObjectId, SchemaObject.Grant> other = ByPrivilege(right.Objects.Values);
        foreach (ObjectId privilege in one.Select(grants => grants.Key).Union(other.Select(grants => grants.Key)))
        {
            SchemaObject.Grant[][] three = [[.. had[privilege]], [.. one[privilege]], [.. other[privilege]]];
            if (three[1].SequenceEqual(three[0]) || three[2].SequenceEqual(three[0]) || three[1].SequenceEqual(three[2])) continue;
            if (three.SelectMany(grants => grants).Any(grant => grant.Model.Columns.IsEmpty))
            {
                conflicts.Add(new MergeConflict(privilege, Words(three[1]), Words(three[2])));
                continue;
            }
            (HashSet<Identifier> before, HashSet<Identifier> l, HashSet<Identifier> r) = (Columns(three[0]), Columns(three[1]), Columns(three[2]));
            HashSet<Identifier> columns = [.. l.Union(r).Where(column => !before.Contains(column) || (l.Contains(column) && r.Contains(column)))];
            SchemaObject.Grant some = three.SelectMany(grants => grants).First();
            foreach (SchemaObject.Grant grant in three.SelectMany(grants => grants)) merged.Remove(grant.Id);
            EquatableArray<Identifier> order = merged.TryGetValue(ObjectId.Table(some.Owner), out SchemaObject? item) && item is SchemaObject.Table table ? table.ColumnOrder : default;
            SchemaObject.Grant joined = some with { Model = some.Model with { Columns = order.Where(columns.Contains).ToEquatableArray() } };
            if (!joined.Model.Columns.IsEmpty) merged[joined.Id] = joined;
        }
        return conflicts;
    }

    /// <summary>By table, role and privilege.</summary>
    private static ILookup<ObjectId, SchemaObject.Grant> ByPrivilege(IEnumerable<SchemaObject> objects)
        => objects.OfType<SchemaObject.Grant>().OrderBy(grant => string.Join("\0", grant.Id.Path), System.StringComparer.Ordinal)
            .ToLookup(grant => grant.Id with { Path = grant.Id.Path.Take(4).ToEquatableArray() });

    private static HashSet<Identifier> Columns(IEnumerable<SchemaObject.Grant> grants) => [.. grants.SelectMany(grant => grant.Model.Columns)];

    private static string Words(IReadOnlyCollection<SchemaObject.Grant> grants)
        => grants.Count == 0 ? "is gone" : string.Join(" and ", grants.Select(grant => grant.Model.Columns.IsEmpty ? "is about the whole table" : $"is about {string.Join(", ", grant.Model.Columns)}"));
}
