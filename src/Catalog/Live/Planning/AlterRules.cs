using System;
using System.Collections.Generic;
using System.Linq;

namespace StudyHub.Schema.Catalog.Live.Planning;

/// <summary>For each kind: which differences PostgreSQL can bring about in place.</summary>
internal static class AlterRules
{
    /// <summary>They are told with others, or decide nothing.</summary>
    private static readonly HashSet<string> NotCompared = new(StringComparer.Ordinal)
    {
        "position", "local", "inherited", "base_type", "populated", "arguments", "index_definition", "kind", "type_storage", "stands_at", "in_partition_key",
    };

    /// <summary>Null where the two are the same.</summary>
    public static LiveChange? Compare(LiveObject before, LiveServer ofBefore, LiveObject after, LiveServer ofAfter)
    {
        List<string>? differing = null;
        foreach (string attribute in before.AttributeNames)
        {
            if (NotCompared.Contains(attribute) || before[attribute] == after[attribute]) continue;
            if (IsCheck(before.Id.Kind) && attribute == "definition" && PrintedForm.AreSame(before[attribute]!, after[attribute]!)) continue;
            // A scratch database has no owners and no versions to compare.
            if (attribute is "owner" or "version" && (before[attribute] is null || after[attribute] is null)) continue;
            if (attribute == "acl" && Privileges.AreSame(before, ofBefore, after, ofAfter)) continue;
            (differing ??= []).Add(attribute);
        }
        if (differing is null) return null;
        return new LiveChange(before.Id, before, after, MustReplace(before, after, differing) ? Fate.Replace : Fate.Alter, differing)
        {
            IsRetyped = before.Id.Kind == LiveKind.Column && differing.Any(attribute => attribute is "type" or "collation"),
        };
    }

    /// <summary>
    /// To check all rows again for another form of the same condition would be too much. Of an index, a policy or a view the form is told apart:
    /// who asks for a database like the other gets one that is dumped like it.
    /// </summary>
    private static bool IsCheck(LiveKind kind) => kind is LiveKind.Check or LiveKind.DomainConstraint;

    private static bool MustReplace(LiveObject before, LiveObject after, List<string> differing) => before.Id.Kind switch
    {
        LiveKind.Enum => differing.Contains("labels") && !IsWithin(EnumLabels.Of(before), EnumLabels.Of(after)),
        LiveKind.Domain => differing.Contains("base") || differing.Contains("collation"),
        LiveKind.Function or LiveKind.Procedure => differing.Contains("signature") || Count(before["defaults"]) > Count(after["defaults"]),
        LiveKind.Table => differing.Any(attribute => attribute is "partition_key" or "of_type"),
        LiveKind.Column => ReplacesColumn(before, after, differing),
        LiveKind.View => differing.Contains("columns") && !after["columns"]!.StartsWith(before["columns"]!, StringComparison.Ordinal),
        LiveKind.Policy => differing.Any(attribute => attribute is "command" or "restrictive" || (attribute is "using" or "with_check" && after[attribute] is null)),
        LiveKind.Index => differing.Contains("definition") || before.Is("invalid"),
        LiveKind.PrimaryKey or LiveKind.UniqueConstraint or LiveKind.ExclusionConstraint or LiveKind.Check or LiveKind.ForeignKey or LiveKind.DomainConstraint
            => differing.Contains("definition") && !IsValidation(before, after),
        LiveKind.Range or LiveKind.Aggregate or LiveKind.MaterializedView or LiveKind.Trigger or LiveKind.Statistics => differing.Contains("definition"),
        _ => false,
    };

    /// <summary>All that differs is that the rows there are were looked at.</summary>
    public static bool IsValidation(LiveObject before, LiveObject after) => before["definition"] == after["definition"] + " NOT VALID";

    private static bool ReplacesColumn(LiveObject before, LiveObject after, List<string> differing)
    {
        if (differing.Contains("generated")) return after["generated"] is not null || before["generated"] == "virtual";
        return differing.Contains("expression");
    }

    private static bool IsWithin(string[] few, string[] many)
    {
        int found = 0;
        foreach (string label in many)
            if (found < few.Length && few[found] == label) found++;
        return found == few.Length;
    }

    private static int Count(string? number) => int.Parse(number ?? "0", System.Globalization.CultureInfo.InvariantCulture);
}
