using System;
using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Catalog.Live.Sql;

namespace StudyHub.Schema.Catalog.Live.Planning;

/// <summary>
/// What waits for what. Making waits for what the new object stands on; a removal comes before that of what the old one stands on; and a name
/// is free before something else takes it.
/// </summary>
internal sealed class PlanEdges(LiveChanges changes, PlanNodes nodes)
{
    public void Add()
    {
        foreach (LiveChange change in changes.All)
        {
            if (change.After is not null) AddMaking(change);
            if (change.Before is not null) AddRemoval(change);
            AddParts(change);
        }
        AddNames();
        AddPrivileges();
    }

    private void AddMaking(LiveChange change)
    {
        PlanNode? making = nodes.Making(change.Id);
        making?.WaitFor(nodes.Removal(change.Id));
        PlanNode?[] parts = [making, .. ((NodePart[])[NodePart.Index, NodePart.Satellites, NodePart.Attaching]).Select(part => nodes.Find(change.Id, part))];
        foreach (PlanNode part in parts.OfType<PlanNode>())
            foreach (LiveId needed in changes.After.NeedsOf(change.Id)) part.WaitFor(Ready(needed));
        // An identity comes where no default is.
        if (change.Id.Kind == LiveKind.Column && changes.Of(new LiveId(LiveKind.Default, change.Id.Name)) is { Fate: Fate.Drop } lost)
            making?.WaitFor(nodes.Removal(lost.Id));
        if (change is { Id.Kind: LiveKind.Table, IsMade: true } && making is not null && change.After!["partition_bound"] is null) WaitForParents(change.After!, making);
    }

    /// <summary>What a table is altered in does not concern what belongs to it.</summary>
    private PlanNode? Ready(LiveId needed)
        => needed.Kind == LiveKind.Table && !changes.IsMade(needed) ? null : nodes.Making(needed);

    /// <summary>A table takes what its parent is by then.</summary>
    private void WaitForParents(LiveObject table, PlanNode making)
    {
        foreach (string parent in TableSql.Parents(table))
            foreach (LiveObject child in changes.After.ChildrenOf(new LiveId(LiveKind.Table, parent)))
            {
                if (child.Id.Kind is not (LiveKind.ForeignKey or LiveKind.Trigger or LiveKind.Policy or LiveKind.Rule)) making.WaitFor(nodes.Making(child.Id));
                if (child.Id.Kind == LiveKind.Column) making.WaitFor(nodes.Find(child.Id, NodePart.Validation));
            }
    }

    private void AddRemoval(LiveChange change)
    {
        PlanNode? removal = nodes.Removal(change.Id);
        PlanNode? ending = nodes.Find(change.Id.Kind == LiveKind.Attribute ? change.Before!.Parent!.Value : change.Id, NodePart.Ending);
        PlanNode? alteration = change.Fate == Fate.Alter ? nodes.Making(change.Id) : null;
        if (removal is null && alteration is null) return;
        LiveId[] afterwards = change.After is null ? [] : changes.After.NeedsOf(change.Id);
        foreach (LiveId needed in changes.Before.NeedsOf(change.Id))
        {
            PlanNode? gone = nodes.Removal(needed);
            PlanNode? goneForGood = nodes.Find(needed, NodePart.Ending);
            PlanNode? retyped = changes.Of(needed) is { IsRetyped: true } ? nodes.Making(needed) : null;
            if (removal is not null)
            {
                gone?.WaitFor(removal);
                retyped?.WaitFor(removal);
                goneForGood?.WaitFor(ending ?? removal);
            }
            else
            {
                goneForGood?.WaitFor(alteration);
                if (afterwards.Contains(needed)) continue;
                gone?.WaitFor(alteration);
                retyped?.WaitFor(alteration);
            }
        }
        nodes.Find(change.Id, NodePart.Ending)?.WaitFor(nodes.Making(change.Id));
    }

    private void AddParts(LiveChange change)
    {
        PlanNode? making = nodes.Making(change.Id);
        making?.WaitFor(nodes.Find(change.Id, NodePart.Index));
        if (nodes.IsSwapped(change)) nodes.Removal(change.Id)?.WaitFor(nodes.Find(change.Id, NodePart.Index));
        else nodes.Find(change.Id, NodePart.Index)?.WaitFor(nodes.Removal(change.Id));
        nodes.Find(change.Id, NodePart.Satellites)?.WaitFor(making);
        nodes.Find(change.Id, NodePart.Validation)?.WaitFor(making);
        if (change.Id.Kind == LiveKind.PrimaryKey && making is not null)
            foreach (LiveId column in changes.After.NeedsOf(change.Id)) making.WaitFor(nodes.Find(column, NodePart.Validation));
        if (change.Id.Kind is LiveKind.Column or LiveKind.ViewColumn && (change.After ?? change.Before)!.Parent is { } parent)
            nodes.Find(change.Id, NodePart.Satellites)?.WaitFor(nodes.Find(parent, NodePart.Satellites));
        if (nodes.Find(change.Id, NodePart.Detaching) is { } detaching) AddDetaching(change, detaching);
        if (nodes.Find(change.Id, NodePart.Attaching) is { } attaching) AddAttaching(change, attaching);
    }

    private void AddDetaching(LiveChange change, PlanNode detaching)
    {
        nodes.Making(change.Id)?.WaitFor(detaching);
        LiveObject before = change.Before!;
        if (before["owned_by"] is { } owner) nodes.Removal(new LiveId(LiveKind.Column, owner))?.WaitFor(detaching);
        foreach (string above in TableSql.Parents(before)) nodes.Removal(new LiveId(LiveKind.Table, above))?.WaitFor(detaching);
        if (before.Id.Kind == LiveKind.Table)
            foreach (LiveObject child in changes.Before.ChildrenOf(before.Id)) nodes.Removal(child.Id)?.WaitFor(detaching);
    }

    private void AddAttaching(LiveChange change, PlanNode attaching)
    {
        attaching.WaitFor(nodes.Making(change.Id));
        attaching.WaitFor(nodes.Find(change.Id, NodePart.Satellites));
        attaching.WaitFor(nodes.Find(change.Id, NodePart.Detaching));
        LiveObject after = change.After!;
        if (after["owned_by"] is { } owner)
        {
            LiveId column = new(LiveKind.Column, owner);
            attaching.WaitFor(nodes.Making(column));
            if (changes.After.Find(column)?.Parent is { } table) attaching.WaitFor(nodes.Find(table, NodePart.Satellites));
        }
        if (after["attached_to"] is not null)
            foreach (LiveId needed in changes.After.NeedsOf(after.Id)) attaching.WaitFor(nodes.Making(needed));
        if (after.Id.Kind != LiveKind.Table) return;
        foreach (LiveObject child in changes.After.ChildrenOf(after.Id))
        {
            if (child.Id.Kind is not (LiveKind.ForeignKey or LiveKind.Trigger or LiveKind.Policy)) attaching.WaitFor(nodes.Making(child.Id));
            // Its NOT NULL is there by then, for a replica identity or a table above.
            if (child.Id.Kind == LiveKind.Column) attaching.WaitFor(nodes.Find(child.Id, NodePart.Validation));
        }
        WaitForParents(after, attaching);
    }

    /// <summary>Who drops something of a name comes before who makes something else of it.</summary>
    private void AddNames()
    {
        Dictionary<string, List<PlanNode>> released = new(StringComparer.Ordinal);
        foreach (LiveChange change in changes.All)
        {
            if (!change.IsDropped) continue;
            if ((nodes.Removal(change.Id) ?? Altering(change)) is not { } node) continue;
            foreach (string name in Names(change.Before!))
            {
                if (!released.TryGetValue(name, out List<PlanNode>? list)) released.Add(name, list = []);
                list.Add(node);
            }
        }
        foreach (LiveChange change in changes.All)
        {
            if (!change.IsMade) continue;
            foreach (string name in Names(change.After!))
            {
                foreach (PlanNode earlier in released.GetValueOrDefault(name) ?? [])
                {
                    nodes.Making(change.Id)?.WaitFor(earlier);
                    if (!nodes.IsSwapped(change)) nodes.Find(change.Id, NodePart.Index)?.WaitFor(earlier);
                }
            }
        }
    }

    /// <summary>An identity is taken off a column that stays.</summary>
    private PlanNode? Altering(LiveChange change)
        => change.Id.Kind == LiveKind.IdentitySequence ? nodes.Making(new LiveId(LiveKind.Column, change.Before!["owned_by"]!)) : null;

    private static IEnumerable<string> Names(LiveObject one)
    {
        LiveId id = one.Id;
        if (id.Kind is LiveKind.Table or LiveKind.Sequence or LiveKind.IdentitySequence or LiveKind.Index || id.Kind.IsView()) yield return "relation " + id.Name;
        if (id.Kind is LiveKind.PrimaryKey or LiveKind.UniqueConstraint or LiveKind.ExclusionConstraint) yield return $"relation {QualifiedText.SchemaOf(one.Parent!.Value.Name)}.{one.Own}";
        if (id.Kind is LiveKind.Table || id.Kind.IsView() || id.Kind.IsType()) yield return "type " + id.Name;
        if (id.Kind.IsConstraint()) yield return "constraint " + id.Name;
        if (id.Kind.IsRoutine()) yield return "routine " + id.Name;
    }

    /// <summary>What is made before they change is made as the old ones say.</summary>
    private void AddPrivileges()
    {
        PlanNode[] defaults = changes.All.Where(change => change.Id.Kind == LiveKind.DefaultPrivileges)
            .Select(change => nodes.Find(change.Id, NodePart.Satellites)).OfType<PlanNode>().ToArray();
        if (defaults.Length == 0) return;
        PlanNode[] makings = changes.All.Where(change => change.IsMade && Privileges.ObjectsWord(change.Id.Kind) is not null)
            .Select(change => nodes.Making(change.Id)).OfType<PlanNode>().ToArray();
        foreach (PlanNode node in defaults)
            foreach (PlanNode making in makings) node.WaitFor(making);
    }
}
