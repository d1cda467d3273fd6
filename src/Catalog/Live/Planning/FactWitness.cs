using System;
using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;

namespace StudyHub.Schema.Catalog.Live.Planning;

/// <summary>
/// The facts of both sides, read by other questions, say what differs once more. A fact whose object has no change was overlooked: better
/// no plan than one that does not get there.
/// </summary>
internal static class FactWitness
{
    // Told of kinds that a plan refuses by their own reading, or of the server.
    private static readonly HashSet<string> Elsewhere = new(StringComparer.Ordinal) { "role", "membership", "parameter", "database" };

    public static IEnumerable<string> Unaccounted(LiveChanges changes)
    {
        HashSet<string> accounted = new(StringComparer.Ordinal);
        foreach (LiveChange change in changes.All)
        {
            foreach (LiveObject? side in (LiveObject?[])[change.Before, change.After])
                if (side is not null) accounted.UnionWith(Names(side));
        }
        CatalogReading expected = Without(changes.After.Facts, changes.Before.Facts);
        foreach (CatalogDifference difference in CatalogComparison.Compare(expected, Without(changes.Before.Facts, changes.After.Facts)))
        {
            if (Elsewhere.Contains(difference.Kind) || IsOfScratch(difference, changes) || IsOutside(difference, changes)) continue;
            if (Follows(difference, changes, changes.Before) || Follows(difference, changes, changes.After)) continue;
            if (!accounted.Contains(Key(difference))) yield return $"{difference}, and no step is planned for it";
        }
    }

    /// <summary>Most facts are the same, and need no closer look.</summary>
    private static CatalogReading Without(CatalogReading reading, CatalogReading other)
    {
        HashSet<CatalogFact> known = [.. other.Facts];
        return reading with { Facts = reading.Facts.Where(fact => !known.Contains(fact)).ToEquatableArray() };
    }

    /// <summary>Owners and their own grants where one side has none to compare.</summary>
    private static bool IsOfScratch(CatalogDifference difference, LiveChanges changes)
        => (difference.Aspect == "owner" || difference.Kind == "grant") && (IsScratch(changes.Before) || IsScratch(changes.After));

    /// <summary>Who may create schemas in the database is a deployment's, as are its settings; privileges in every schema are read only where every schema is.</summary>
    private static bool IsOutside(CatalogDifference difference, LiveChanges changes)
        => (difference.Kind == "grant" && difference.Name.StartsWith("database to ", StringComparison.Ordinal))
            || (difference.Kind == "default privileges" && changes.Before.Scope.Schemas is not null && !difference.Name.Contains(" in ", StringComparison.Ordinal));

    private static bool IsScratch(LiveCatalog catalog) => catalog.Scope.IsScratch;

    /// <summary>What it follows has a change.</summary>
    private static bool Follows(CatalogDifference difference, LiveChanges changes, LiveCatalog catalog)
    {
        const string Grant = "grant ";
        string key = Key(difference);
        return catalog.Followers.TryGetValue(key.StartsWith(Grant, StringComparison.Ordinal) ? key[Grant.Length..] : key, out LiveId origin) && changes.Of(origin) is not null;
    }

    private static string Key(CatalogDifference difference)
    {
        if (difference.Kind == "grant" && difference.Name.LastIndexOf(" to ", StringComparison.Ordinal) is >= 0 and int at) return "grant " + difference.Name[..at];
        return $"{difference.Kind} {difference.Name}";
    }

    /// <summary>What facts call the object, and those that go with it.</summary>
    private static IEnumerable<string> Names(LiveObject one)
    {
        string name = one.Id.Name;
        string schema = one.Parent is { Kind: LiveKind.Schema } parent ? parent.Name + "." : "";
        switch (one.Id.Kind)
        {
            case LiveKind.Table:
                yield return "table " + name;
                yield return "partitioned table " + name;
                yield return "grant table " + name;
                yield return "grant partitioned table " + name;
                break;
            case LiveKind.Column or LiveKind.Attribute or LiveKind.ViewColumn or LiveKind.Default:
                yield return "column " + name;
                if (one["not_null_name"] is { } constraint) yield return $"not null constraint {one.Parent!.Value.Name}.{constraint}";
                foreach (string word in (string[])["table ", "partitioned table ", "view ", "materialized view "]) yield return "grant " + word + one.Parent!.Value.Name;
                break;
            case LiveKind.IdentitySequence or LiveKind.Sequence:
                yield return "sequence " + name;
                yield return "grant sequence " + name;
                break;
            case LiveKind.PrimaryKey or LiveKind.UniqueConstraint or LiveKind.ExclusionConstraint:
                yield return one.Id.ToString();
                yield return $"index {QualifiedText.SchemaOf(one.Parent!.Value.Name)}.{one.Own}";
                break;
            case LiveKind.Extension:
                yield return "extension " + (one.Own.StartsWith('"') ? one.Own[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : one.Own);
                break;
            case LiveKind.Trigger:
                yield return one.Id.ToString();
                // One that can be deferred is told as a constraint too.
                yield return "constraint " + name;
                break;
            case LiveKind.DomainConstraint:
                yield return "domain " + one.Parent!.Value.Name;
                break;
            case LiveKind.Function or LiveKind.Procedure or LiveKind.Aggregate:
                string signature = $"{schema}{one.Own}({one["arguments"]})";
                yield return $"{one.Id.Kind.Word()} {signature}";
                yield return "grant function " + signature;
                break;
            case LiveKind.Enum or LiveKind.Domain or LiveKind.Range or LiveKind.CompositeType:
                yield return one.Id.ToString();
                yield return "grant type " + name;
                yield return "type " + name;
                break;
            case LiveKind.Unmodelled:
                yield return name;
                break;
            default:
                yield return one.Id.ToString();
                yield return "grant " + one.Id;
                break;
        }
    }

}
