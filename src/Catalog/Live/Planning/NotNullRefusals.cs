using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Catalog.Live.Sql;

namespace StudyHub.Schema.Catalog.Live.Planning;

/// <summary>
/// What PostgreSQL 18 knows of NOT NULL under inheritance and no statement brings about: whether it is a column's own beside the one from
/// above, and the name of one that comes from above.
/// </summary>
internal static class NotNullRefusals
{
    private const string Inherited = "inherited";
    private const string Both = "both";

    public static IEnumerable<string> Of(LiveChanges changes)
    {
        foreach (LiveObject after in changes.After.Objects.Values.Where(one => one["not_null_origin"] is Inherited or Both).OrderBy(one => one.Id))
            if (Reason(changes, after) is { } reason) yield return $"{after.Id} {reason}, which is not planned for";
        foreach (LiveChange change in changes.All.Where(change => change is { Id.Kind: LiveKind.Column, Fate: Fate.Alter }))
        {
            bool isBoth = change.Before!["not_null_origin"] is Both && change.After!["not_null_origin"] is not Both;
            bool becomesOwn = change.Before["not_null_origin"] is Inherited && change.After!["not_null_origin"] is "local";
            if ((isBoth || becomesOwn) && !Moves(changes, change.Before)) yield return $"{change.Id} has NOT NULL of its own and from above otherwise, which is not planned for";
        }
    }

    private static string? Reason(LiveChanges changes, LiveObject after)
    {
        LiveObject table = changes.After.Find(after.Parent!.Value)!;
        bool isMade = changes.IsMade(table.Id);
        // A partition is made by itself, and keeps its names when it is attached.
        if (table["partition_bound"] is not null && (isMade || Moves(changes, after))) return null;
        LiveObject[] above = PlanNodes.InheritedFrom(after, changes.After).Select(changes.After.Find).OfType<LiveObject>().ToArray();
        LiveObject? before = changes.IsMade(after.Id) ? null : changes.Before.Find(after.Id);
        bool isSame = before is not null && Said(before) == Said(after) && !Moves(changes, after);
        if (isSame && above.All(one => Said(changes.Before.Find(one.Id)) == Said(one))) return null;
        if (after["not_null_origin"] is Both && !isMade) return "has NOT NULL of its own and from above";
        if (before is { } had && had["not_null_origin"] is "local") return "takes NOT NULL over from above";
        return above.Any(one => one["not_null_name"] == after["not_null_name"] && one["not_null_not_valid"] == after["not_null_not_valid"])
            ? null : $"has NOT NULL from above by the name {after["not_null_name"]}";
    }

    private static (string?, string?, string?, string?) Said(LiveObject? column)
        => (column?["not_null_name"], column?["not_null_origin"], column?["not_null_not_valid"], column?["not_null_no_inherit"]);

    /// <summary>Its table gets or loses a table above.</summary>
    private static bool Moves(LiveChanges changes, LiveObject column) => changes.Before.Find(column.Parent!.Value) is { } before
        && changes.After.Find(column.Parent!.Value) is { } after && !TableSql.Parents(before).SequenceEqual(TableSql.Parents(after));
}
