using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Objects;

namespace StudyHub.Schema.Diff;

/// <summary>A difference between two models as people speak of it: the compiler's message and the tool's say the same.</summary>
public static class ChangeWords
{
    /// <summary>
    /// One for each object that differs, renames first, then in the order of the changes, grants last. What comes and goes with its table or
    /// column is not said again, nor is a name that follows from the new name of a table or column. None for a difference that is empty, and
    /// only then.
    /// </summary>
    public static EquatableArray<DescribedChange> Of(SchemaDifference difference)
    {
        List<ObjectId> order = [];
        Dictionary<ObjectId, (bool IsGone, List<string> Words)> described = [];
        HashSet<QualifiedName> renamedIn = [.. difference.Renames.Where(IsDeclared).Select(TableAfter)];
        foreach (SchemaRename rename in difference.Renames.Where(rename => IsDeclared(rename) || !renamedIn.Contains(rename.Table)))
            Add(IdAfter(rename), false, "was called " + rename.From);

        HashSet<ObjectId> whole = [.. difference.Changes.Where(change => change is not SchemaChange.Altered && change.Id.Kind == ObjectKind.Table)
            .Select(change => change.Id)];
        SchemaChange[] changes = [.. difference.Changes.Where(change => !IsPart(change))];
        foreach (SchemaChange change in changes.Where(change => change.Id.Kind != ObjectKind.Grant))
        {
            switch (change)
            {
                case SchemaChange.Created: Add(change.Id, false, "is new"); break;
                case SchemaChange.Dropped: Add(change.Id, true, "is gone"); break;
                case SchemaChange.Altered altered:
                    foreach (string words in AlterationWords.Of(altered.Before, altered.After)) Add(change.Id, false, words);
                    break;
            }
        }
        return order.Select(id => new DescribedChange(id, described[id].IsGone, string.Join(" and ", described[id].Words)))
            .Concat(GrantWords.Of(changes))
            .ToEquatableArray();

        void Add(ObjectId id, bool isGone, string words)
        {
            if (!described.TryGetValue(id, out (bool, List<string> Words) entry))
            {
                described.Add(id, entry = (isGone, []));
                order.Add(id);
            }
            entry.Words.Add(words);
        }

        bool IsPart(SchemaChange change) => change switch
        {
            SchemaChange.Created created => IsMember(created.Object),
            SchemaChange.Dropped dropped => IsMember(dropped.Object),
            _ => false,
        };

        bool IsMember(SchemaObject item) => item is SchemaObject.Member member && whole.Contains(ObjectId.Table(member.Owner));
    }

    private static bool IsDeclared(SchemaRename rename) => rename.Kind is ObjectKind.Table or ObjectKind.Column;

    private static QualifiedName TableAfter(SchemaRename rename)
        => rename.Kind == ObjectKind.Table ? new QualifiedName(rename.Table.Schema, rename.To) : rename.Table;

    private static ObjectId IdAfter(SchemaRename rename) => rename.Kind switch
    {
        ObjectKind.Table => ObjectId.Table(TableAfter(rename)),
        ObjectKind.PrimaryKey => ObjectId.Of(ObjectKind.PrimaryKey, rename.Table),
        _ => ObjectId.Of(rename.Kind, rename.Table, rename.To.Value),
    };
}
