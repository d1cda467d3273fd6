using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Objects;

namespace StudyHub.Schema.Diff;

/// <summary>
/// Grants in words. To the differ one with other columns is another grant; to people it is the same one, and where only columns that came or
/// went make the difference it is not worth a word.
/// </summary>
internal static class GrantWords
{
    /// <param name="changes">Of a difference; those of other kinds say which columns came and went.</param>
    public static IEnumerable<DescribedChange> Of(IReadOnlyCollection<SchemaChange> changes)
    {
        HashSet<ObjectId> columns = [.. changes.Where(change => change.Id.Kind == ObjectKind.Column && change is not SchemaChange.Altered).Select(change => change.Id)];
        foreach (IGrouping<ObjectId, SchemaChange> group in changes.Where(change => change.Id.Kind == ObjectKind.Grant).GroupBy(ByRole))
        {
            SchemaChange[] grants = [.. group];
            if (grants is not [SchemaChange.Created { Object: SchemaObject.Grant now }, SchemaChange.Dropped { Object: SchemaObject.Grant before }])
            {
                foreach (SchemaChange grant in grants)
                {
                    bool isGone = grant is SchemaChange.Dropped;
                    yield return new DescribedChange(grant.Id, isGone, isGone ? "is gone" : "is new");
                }
                continue;
            }
            bool isAboutSome = !now.Model.Columns.IsEmpty && !before.Model.Columns.IsEmpty;
            IEnumerable<Identifier> differing = now.Model.Columns.Except(before.Model.Columns).Concat(before.Model.Columns.Except(now.Model.Columns));
            if (isAboutSome && differing.All(column => columns.Contains(ObjectId.Of(ObjectKind.Column, now.Owner, column.Value)))) continue;
            yield return new DescribedChange(group.Key, false, $"is about {Words(now.Model)} (was about {Words(before.Model)})");
        }
    }

    private static ObjectId ByRole(SchemaChange change) => change.Id with { Path = change.Id.Path.Take(4).ToEquatableArray() };

    private static string Words(GrantModel grant) => grant.Columns.IsEmpty ? "all columns" : string.Join(", ", grant.Columns);
}
