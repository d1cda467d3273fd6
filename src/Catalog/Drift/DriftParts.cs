using System;

namespace StudyHub.Schema.Catalog.Drift;

/// <summary>What goes along with an object: told of a missing table, each of its columns would hide everything else.</summary>
internal static class DriftParts
{
    public static bool MayHave(string kind) => TargetOfGrant(kind) is not null;

    /// <summary>Whether the difference is of something that comes and goes with an object as a whole.</summary>
    public static bool IsPartOf(CatalogDifference difference, CatalogDifference whole)
    {
        if (difference.Aspect is not null || difference == whole || (difference.Found is null) != (whole.Found is null)) return false;
        return difference.Kind switch
        {
            "grant" => difference.Name.StartsWith($"{TargetOfGrant(whole.Kind)} {whole.Name} to ", StringComparison.Ordinal),
            // An index has a name in the schema, not in the table.
            "index" => (difference.Expected ?? difference.Found)!.Contains($" ON {whole.Name} USING ", StringComparison.Ordinal),
            _ => difference.Name.StartsWith(whole.Name + ".", StringComparison.Ordinal) && whole.Kind != "schema",
        };
    }

    /// <summary>The word that a grant has for a kind; null where there are neither grants nor other parts.</summary>
    private static string? TargetOfGrant(string kind) => kind switch
    {
        "table" or "partitioned table" or "view" or "materialized view" or "foreign table" or "sequence" or "relation" or "composite type" or "schema" => kind,
        "function" or "procedure" or "aggregate" => "function",
        "enum" or "domain" => "type",
        _ => null,
    };
}
