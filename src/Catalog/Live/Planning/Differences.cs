using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;

namespace StudyHub.Schema.Catalog.Live.Planning;

/// <summary>Tells what differs, in words: what goes or comes with a whole table is not told one by one.</summary>
internal static class Differences
{
    public static EquatableArray<LiveDifference> Of(LiveChanges changes) => changes.All.SelectMany(change => Of(change, changes)).ToEquatableArray();

    private static IEnumerable<LiveDifference> Of(LiveChange change, LiveChanges changes)
    {
        LiveObject one = (change.Before ?? change.After)!;
        (string kind, string name) = Words(one);
        if (change.After is null)
        {
            if (!(one.Parent is { Kind: not LiveKind.Schema } parent && changes.Of(parent) is { After: null })) yield return new LiveDifference(kind, name, "is gone");
        }
        else if (change.Before is null)
        {
            if (!(one.Parent is { Kind: not LiveKind.Schema } parent && changes.Of(parent) is { Before: null })) yield return new LiveDifference(kind, name, "is new");
        }
        else
        {
            foreach (string attribute in change.Attributes)
                yield return new LiveDifference(kind, name, $"{attribute.Replace('_', ' ')}: {change.Before[attribute] ?? "none"} → {change.After[attribute] ?? "none"}");
        }
    }

    private static (string Kind, string Name) Words(LiveObject one)
        => one.Id.Kind == LiveKind.Unmodelled ? (one["kind"]!, one.Id.Name[(one["kind"]!.Length + 1)..]) : (one.Id.Kind.Word(), one.Id.Name);
}
