using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Diff;
using StudyHub.Schema.Lexing;
using StudyHub.Schema.Objects;

namespace StudyHub.Schema.Planning;

/// <summary>
/// Raw objects follow a rename as all else does, and are dropped behind it. But some are dropped by words in which the old name stands, such
/// as "drop trigger audit on public.notes": they go before it, with the raw objects that stand on them.
/// </summary>
internal static class RawOrder
{
    public static HashSet<ObjectId> AheadOfRenames(SchemaDifference difference, ChangeSet changes)
    {
        HashSet<ObjectId> ahead = [];
        HashSet<string> formerNames = [.. difference.Renames.Where(rename => rename.Kind is ObjectKind.Table or ObjectKind.Column).Select(rename => rename.From.Value)];
        List<SchemaObject.Raw> going = [.. changes.Dropped.OfType<SchemaObject.Raw>()];
        if (formerNames.Count == 0 || going.Count == 0) return ahead;
        Dependents dependents = new([.. SchemaObjects.Of(difference.Renamed)]);
        Queue<SchemaObject.Raw> found = new(going.Where(raw => SqlWords.Of(raw.Model.Drop).Any(word => formerNames.Contains(word.Name))));
        while (found.Count > 0)
        {
            SchemaObject.Raw raw = found.Dequeue();
            if (!ahead.Add(raw.Id)) continue;
            foreach (SchemaObject.Raw other in dependents.On(raw).OfType<SchemaObject.Raw>()) found.Enqueue(other);
        }
        return ahead;
    }
}
