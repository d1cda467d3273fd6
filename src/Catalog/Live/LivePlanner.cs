using System;
using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Catalog.Live.Planning;
using StudyHub.Schema.Collections;

namespace StudyHub.Schema.Catalog.Live;

/// <summary>Plans what makes one database like another. Pure: the same two readings give the same plan.</summary>
public static class LivePlanner
{
    /// <param name="before">The database to change.</param>
    /// <param name="after">What it should be.</param>
    /// <exception cref="CatalogException">The two are of two major versions.</exception>
    public static LivePlan Plan(LiveCatalog before, LiveCatalog after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        if (before.MajorVersion != after.MajorVersion)
        {
            throw new CatalogException(
                $"One database is of PostgreSQL {before.MajorVersion}, the other of {after.MajorVersion}: they print differently, and cannot be compared.");
        }
        LiveChanges changes = LiveChanges.Between(before, after);
        EquatableArray<LiveDifference> differences = Differences.Of(changes);
        List<string> refusals = [.. Refusals.Of(changes), .. ForcedChanges.Add(changes), .. FactWitness.Unaccounted(changes), .. NotNullRefusals.Of(changes)];
        if (refusals.Count > 0) return new LivePlan(differences, refusals.Distinct().ToEquatableArray(), [], []);
        List<PlanNode> ordered = Order(changes, isExplicit: false, out List<PlanNode> circle);
        if (circle.Count > 0) ordered = Order(changes, isExplicit: true, out circle);
        if (circle.Count > 0)
            return new LivePlan(differences, EquatableArrays.Of("These wait for each other: " + string.Join(", ", circle)), [], []);
        return new LivePlan(differences, [], ordered.SelectMany(node => node.Steps).ToEquatableArray(), Refusals.MissingRoles(changes));
    }

    private static List<PlanNode> Order(LiveChanges changes, bool isExplicit, out List<PlanNode> circle)
    {
        PlanNodes nodes = new(changes, isExplicit);
        PlanStatements statements = new(changes, nodes);
        PlanSatellites satellites = new(changes, nodes);
        foreach (LiveChange change in changes.All)
        {
            statements.Add(change);
            satellites.Add(change);
        }
        new PlanEdges(changes, nodes).Add();
        return WaitingOrder.Of(nodes.All, node => node.Waits, out circle);
    }
}
