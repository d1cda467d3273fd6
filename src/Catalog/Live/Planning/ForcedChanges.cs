using System;
using System.Collections.Generic;
using System.Linq;

namespace StudyHub.Schema.Catalog.Live.Planning;

/// <summary>
/// Carries replacements on: what stands on something that is dropped, replaced or retyped has to be out of the way meanwhile, and is
/// dropped and created again with its comments, owners and grants, unless its own change takes it off first.
/// </summary>
internal sealed class ForcedChanges
{
    private readonly LiveChanges changes;
    private readonly ILookup<string, LiveObject> ownedSequences;
    private readonly Queue<LiveChange> pending = new();
    private readonly List<string> refusals = [];

    private ForcedChanges(LiveChanges changes)
    {
        this.changes = changes;
        ownedSequences = changes.Before.Objects.Values.Where(one => one.Id.Kind == LiveKind.Sequence && one["owned_by"] is not null)
            .ToLookup(one => one["owned_by"]!, StringComparer.Ordinal);
    }

    /// <returns>What stands in the way and is of no kind that a plan may drop; empty where all is well.</returns>
    public static IReadOnlyList<string> Add(LiveChanges changes)
    {
        ForcedChanges forced = new(changes);
        foreach (LiveChange change in changes.All)
        {
            if (change is { Id.Kind: LiveKind.Attribute, Fate: Fate.Alter }) forced.ReplaceTypeOf(change);
            // PostgreSQL parts a table by what a column is, for good.
            if (change.IsRetyped && change.Before!.Is("in_partition_key")) forced.Replace(change.Before.Parent!.Value, change.Id);
            if (change.IsDropped || change.IsRetyped) forced.pending.Enqueue(change);
        }
        while (forced.pending.TryDequeue(out LiveChange? change)) forced.Carry(change);
        forced.MoveWhatMovesOver();
        return forced.refusals;
    }

    /// <summary>A type cannot be dropped while another one that was made of it is still there for the columns that move over.</summary>
    private void MoveWhatMovesOver()
    {
        bool isMore = true;
        while (isMore)
        {
            isMore = false;
            foreach (LiveChange type in changes.All.Where(change => change is { Fate: Fate.Replace, IsMovedOver: false } && change.Id.Kind.IsType()))
            {
                type.IsMovedOver = changes.Before.DependentsOf(type.Id)
                    .Select(dependent => dependent.Kind == LiveKind.Attribute ? changes.Before.Find(dependent)!.Parent!.Value : dependent)
                    .Any(dependent => changes.Of(dependent) is { IsMovedOver: true });
                isMore |= type.IsMovedOver;
            }
        }
    }

    /// <summary>PostgreSQL alters no attribute of a type that a column has.</summary>
    private void ReplaceTypeOf(LiveChange attribute)
    {
        LiveId type = attribute.After!.Parent!.Value;
        if (attribute.Attributes.Any(name => name is "type" or "collation")
            && changes.Before.DependentsOf(type).Any(dependent => dependent.Kind == LiveKind.Column)) Replace(type, attribute.Id);
    }

    private void Carry(LiveChange change)
    {
        foreach (LiveId dependent in changes.Before.DependentsOf(change.Id))
        {
            // What is not there afterwards is dropped anyway.
            if (!changes.After.Objects.ContainsKey(dependent)) continue;
            if (changes.Of(dependent) is { Fate: Fate.Replace }) continue;
            if (change.IsDropped && change.Id.Kind.IsType() && dependent.Kind == LiveKind.Column && changes.After.NeedsOf(dependent).Contains(change.Id))
                MoveOver(change, dependent);
            else if (change.IsDropped ? !LeavesIt(dependent, change.Id) : IsInTheWay(change, dependent)) Replace(dependent, change.Id);
        }
        if (change is { IsDropped: true, Id.Kind: LiveKind.Column })
        {
            // They go with the column, unless another one owns them by then.
            foreach (LiveObject sequence in ownedSequences[change.Id.Name])
                if (changes.After.Find(sequence.Id)?["owned_by"] == change.Id.Name) Replace(sequence.Id, change.Id);
        }
    }

    /// <summary>A column that only has the type keeps its values.</summary>
    private void MoveOver(LiveChange type, LiveId column)
    {
        if (type.Id.Kind == LiveKind.Range) refusals.Add($"{column} has {type.Id}, which differs: there cannot be two with the same functions meanwhile");
        LiveChange moved = changes.Touch(column, Fate.Alter);
        type.IsMovedOver = true;
        if (moved.IsRetyped || moved.IsDropped) return;
        moved.IsRetyped = true;
        moved.Cause ??= type.Id;
        pending.Enqueue(moved);
    }

    /// <summary>Its own change ends its need.</summary>
    private bool LeavesIt(LiveId dependent, LiveId needed)
        => changes.Of(dependent) is { Fate: Fate.Alter } && !changes.After.NeedsOf(dependent).Contains(needed);

    /// <summary>PostgreSQL changes no type under what reads the column; indexes and checks it makes again itself.</summary>
    private bool IsInTheWay(LiveChange column, LiveId dependent) => dependent.Kind switch
    {
        LiveKind.View or LiveKind.MaterializedView or LiveKind.Rule or LiveKind.Policy or LiveKind.Trigger or LiveKind.ForeignKey => !LeavesIt(dependent, column.Id),
        LiveKind.Function or LiveKind.Procedure or LiveKind.Unmodelled => !LeavesIt(dependent, column.Id),
        LiveKind.Column => changes.Before.Find(dependent)!["generated"] is not null,
        LiveKind.Default => column.Cause is not null || column.Before!["base_type"] != column.After!["base_type"],
        _ => false,
    };

    private void Replace(LiveId id, LiveId cause)
    {
        if (id.Kind == LiveKind.Unmodelled)
        {
            refusals.Add($"{id.Name} stands on {cause}, which has to be replaced");
            return;
        }
        LiveChange change = changes.Touch(id, Fate.Replace);
        if (change.Fate is Fate.Drop or Fate.Create) return;
        change.Fate = Fate.Replace;
        change.IsRetyped = false;
        change.Cause ??= cause;
        pending.Enqueue(change);
        // A type without one of its attributes is another type to what stands on it.
        if (id.Kind == LiveKind.Attribute) Replace(change.After!.Parent!.Value, cause);
    }
}
