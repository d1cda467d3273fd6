using System;
using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;

namespace StudyHub.Schema.Catalog.Drift;

/// <summary>The differences of a comparison by object, and apart from them the objects that the model says nothing of.</summary>
/// <param name="Objects">What is not as the model says: missing, changed, or added to something of the model. Sorted by kind and name.</param>
/// <param name="Unmodelled">Whole objects of kinds that stand by themselves and that no record describes, such as views; sorted likewise.</param>
public sealed record CatalogDrift(EquatableArray<DriftObject> Objects, EquatableArray<DriftObject> Unmodelled)
{
    // Whatever stands by itself and is no table, enum or function. A rule or an exclusion constraint changes what a table of the model does.
    private static readonly HashSet<string> Beside = new(StringComparer.Ordinal)
    {
        "view", "materialized view", "foreign table", "partitioned table", "sequence", "composite type", "relation", "procedure", "aggregate", "domain",
        "range", "type", "operator", "operator class", "collation", "conversion", "text search configuration", "text search dictionary", "statistics",
        "extension", "membership",
    };

    /// <param name="differences">Of one comparison.</param>
    public static CatalogDrift Of(EquatableArray<CatalogDifference> differences)
    {
        CatalogDifference[] wholes = [.. differences.Where(difference => difference.Aspect is null && DriftParts.MayHave(difference.Kind))];
        Dictionary<CatalogDifference, int> parts = wholes.ToDictionary(whole => whole, _ => 0);
        List<CatalogDifference> own = [];
        foreach (CatalogDifference difference in differences)
        {
            if (Array.Find(wholes, whole => DriftParts.IsPartOf(difference, whole)) is { } holder) parts[holder]++;
            else own.Add(difference);
        }
        DriftObject[] objects =
        [
            .. own.GroupBy(difference => (difference.Kind, difference.Name)).Select(group => new DriftObject(
                group.Key.Kind, group.Key.Name, group.ToEquatableArray(), parts.GetValueOrDefault(group.First()))),
        ];
        return new CatalogDrift(objects.Where(item => !IsBeside(item)).ToEquatableArray(), objects.Where(IsBeside).ToEquatableArray());
    }

    private static bool IsBeside(DriftObject item) => item.IsAdded && Beside.Contains(item.Kind);
}
