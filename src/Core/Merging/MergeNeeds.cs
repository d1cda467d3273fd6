using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Model;
using StudyHub.Schema.Objects;
using StudyHub.Schema.Planning;

namespace StudyHub.Schema.Merging;

/// <summary>What one branch makes or changes, and what the other does to that which it stands on.</summary>
internal static class MergeNeeds
{
    /// <summary>What the left branch takes away from under the right one.</summary>
    public static IEnumerable<MergeConflict> Find(IReadOnlyDictionary<ObjectId, SchemaObject> origin, MergeSide left, MergeSide right)
    {
        Dependencies dependencies = new(right.Model);
        foreach (ObjectId id in right.Touched)
        {
            if (right.Find(id) is not { } item) continue;
            origin.TryGetValue(id, out SchemaObject? earlier);
            if (item.Equals(earlier)) continue;
            foreach (ObjectId need in dependencies.Of(item).Distinct())
            {
                if (!left.Touches(need) || right.Find(need) is not { } needed || !(left.Retypes(need) || Disturbs(needed, left.Find(need)))) continue;
                origin.TryGetValue(need, out SchemaObject? before);
                yield return new MergeConflict(need, SideWords.Of(before, left.Find(need)), $"is needed by the {id}, which {SideWords.Of(earlier, item)}");
            }
            if (item is SchemaObject.Seed seed)
            {
                foreach (SchemaObject.Column column in left.Objects.Values.OfType<SchemaObject.Column>())
                    if (column.Owner == seed.Owner && !origin.ContainsKey(column.Id) && right.Find(column.Id) is null && MustBeGiven(column.Model))
                        yield return new MergeConflict(column.Id, "is new, not null and without a default", $"is not given by the {id}, which {SideWords.Of(earlier, item)}");
            }
        }
    }

    /// <summary>Whether what stands on the one cannot simply stay when it becomes the other.</summary>
    private static bool Disturbs(SchemaObject needed, SchemaObject? becomes) => (needed, becomes) switch
    {
        (_, null) => true,
        (SchemaObject.Role or SchemaObject.Schema or SchemaObject.RowSecurity, _) => false,
        (SchemaObject.Table before, SchemaObject.Table after) => before.IsManaged != after.IsManaged,
        (SchemaObject.Column before, SchemaObject.Column after) =>
            before.Model with { Default = after.Model.Default, Comment = after.Model.Comment, RenamedFrom = after.Model.RenamedFrom } != after.Model,
        // A label that was added is taken away, on the way back, with the type that has it.
        (SchemaObject.Enum before, SchemaObject.Enum after) => before.Model.Labels != after.Model.Labels,
        (SchemaObject.Function or SchemaObject.Raw, SchemaObject.Function or SchemaObject.Raw) => !Alterable.InPlace(new Diff.SchemaChange.Altered(needed, becomes)),
        // Dropped and made again, even where it ends as it was.
        _ => true,
    };

    private static bool MustBeGiven(ColumnModel column)
        => !column.IsNullable && column.Default is null && column.Generated is null && column.Identity == IdentityKind.None;
}
