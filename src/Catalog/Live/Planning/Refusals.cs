using System;
using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;

namespace StudyHub.Schema.Catalog.Live.Planning;

/// <summary>What no plan is made for.</summary>
internal static class Refusals
{
    public static IEnumerable<string> Of(LiveChanges changes)
    {
        foreach (LiveChange change in changes.All)
        {
            if (change.Id.Kind == LiveKind.Unmodelled)
                yield return $"{change.Id.Name} {(change.After is null ? "is gone" : change.Before is null ? "is new" : "differs")}, and is of a kind that is not planned for";
            if (change.Id.Kind == LiveKind.ForeignKey && change.Attributes.Contains("triggers") && change.Fate == Fate.Alter)
                yield return $"{change.Id} has its triggers enabled otherwise, which is not planned for";
            if (change.Id.Kind == LiveKind.Table && (change.After ?? change.Before)!["persistence"] is "temporary")
                yield return $"{change.Id} is temporary";
        }
    }

    /// <summary>Owners, grantees and those of policies.</summary>
    public static EquatableArray<string> MissingRoles(LiveChanges changes) => changes.All
        .Where(change => change.After is not null)
        .SelectMany(change => RolesOf(change.After!))
        .Distinct(StringComparer.Ordinal)
        .Where(role => role.Length > 0 && role != "public" && !changes.Before.Server.Roles.Contains(role))
        .Order(StringComparer.Ordinal)
        .ToEquatableArray();

    private static IEnumerable<string> RolesOf(LiveObject one)
    {
        if (one["owner"] is { } owner) yield return owner;
        if (one["acl"] is { } acl)
            foreach (Granted granted in Privileges.Parse(acl)) yield return granted.Grantee;
        if (one["roles"] is { } roles)
            foreach (string role in roles.Split(", ")) yield return role;
    }
}
