using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Catalog.Live.Sql;

namespace StudyHub.Schema.Catalog.Live.Planning;

/// <summary>
/// Which node removes, makes, completes each object. An object that goes or comes with another shares its node: a column of a new table is
/// part of CREATE TABLE.
/// </summary>
internal sealed class PlanNodes
{
    private readonly LiveChanges changes;

    // Where objects wait for each other in a circle, those that can be are told apart from what they belong to.
    private readonly bool isExplicit;
    private readonly Dictionary<LiveId, PlanNode?> removals = [];
    private readonly Dictionary<LiveId, PlanNode?> makings = [];
    private readonly Dictionary<(LiveId Id, NodePart Part), PlanNode> others = [];

    public PlanNodes(LiveChanges changes, bool isExplicit) => (this.changes, this.isExplicit) = (changes, isExplicit);

    /// <summary>Each once.</summary>
    public IReadOnlyCollection<PlanNode> All => removals.Values.Concat(makings.Values).OfType<PlanNode>().Concat(others.Values).Distinct().ToList();

    /// <summary>What drops the object; null for what is not dropped.</summary>
    public PlanNode? Removal(LiveId id)
    {
        if (removals.TryGetValue(id, out PlanNode? node)) return node;
        removals.Add(id, null);
        if (changes.Of(id) is not { IsDropped: true } change) return null;
        bool isByItself = DropSql.Of(change.Before!) is not null;
        return removals[id] = RemovalHost(change.Before!) ?? (isByItself ? New(IsSwapped(change) ? LivePhase.Late : LivePhase.Main, isRemoval: true, id, 0) : null);
    }

    /// <summary>What creates or alters the object; null for what stays as it is.</summary>
    public PlanNode? Making(LiveId id)
    {
        if (makings.TryGetValue(id, out PlanNode? node)) return node;
        makings.Add(id, null);
        if (changes.Of(id) is not { After: not null } change) return null;
        LivePhase phase = change is { Id.Kind: LiveKind.Enum, Fate: Fate.Alter } ? LivePhase.Labels : IsLate(change) ? LivePhase.Late : LivePhase.Main;
        return makings[id] = MakingHost(change) ?? New(phase, isRemoval: false, id, 0);
    }

    public PlanNode? Find(LiveId id, NodePart part) => others.GetValueOrDefault((id, part));

    public PlanNode Part(LiveId id, NodePart part)
    {
        if (others.TryGetValue((id, part), out PlanNode? node)) return node;
        LivePhase phase = part is NodePart.Validation or NodePart.Index ? LivePhase.Late : LivePhase.Main;
        node = New(phase, part is NodePart.Detaching, id, (int)part);
        others.Add((id, part), node);
        return node;
    }

    /// <summary>An index of rows that are there is built without keeping anybody out, at the end.</summary>
    public bool IsLate(LiveChange change) => change.IsMade && change.Id.Kind is LiveKind.Index or LiveKind.PrimaryKey or LiveKind.UniqueConstraint
        && change.Fate is Fate.Create or Fate.Replace && StaysWithRows(change.After!.Parent!.Value) && !IsOfPeriods(change.After);

    /// <summary>
    /// An index that serves until the other one is built beside it. What it stands on stays as it is, so that neither has to wait for the other's
    /// columns; and nobody has the name that the new one is built by.
    /// </summary>
    public bool IsSwapped(LiveChange change) => change is { Id.Kind: LiveKind.Index, Fate: Fate.Replace } && IsLate(change) && RemovalHost(change.Before!) is null
        && changes.Before.NeedsOf(change.Id).Concat(changes.After.NeedsOf(change.Id)).All(IsUntouched) && !IsTaken(IndexSql.NewName(change.After!));

    private bool IsUntouched(LiveId needed) => changes.Of(needed) is not ({ IsDropped: true } or { IsRetyped: true });

    private bool IsTaken(string name) => new[] { changes.Before, changes.After }.Any(side => side.Objects.Values.Any(one => $"{one.Parent?.Name}.{one.Own}" == name
        || (one.Id.Kind.IsConstraint() && $"{QualifiedText.SchemaOf(one.Parent!.Value.Name)}.{one.Own}" == name)));

    /// <summary>No index can be made beforehand for WITHOUT OVERLAPS.</summary>
    private static bool IsOfPeriods(LiveObject constraint) => constraint.Is("of_periods");

    /// <summary>A table, or a materialized view, that is there before and after and is no mere roof over its partitions.</summary>
    public bool StaysWithRows(LiveId relation) => !changes.IsMade(relation) && changes.After.Find(relation)!["partition_key"] is null;

    private PlanNode? RemovalHost(LiveObject before)
    {
        LiveId? companion = before.Id.Kind switch
        {
            LiveKind.Default when !isExplicit => new LiveId(LiveKind.Column, before.Id.Name),
            LiveKind.Sequence or LiveKind.IdentitySequence when before["owned_by"] is { } owner => new LiveId(LiveKind.Column, owner),
            _ => null,
        };
        if (companion is { } column && Removal(column) is { } gone) return gone;
        bool apart = isExplicit
            && before.Id.Kind is LiveKind.ForeignKey or LiveKind.Policy or LiveKind.Rule or LiveKind.Trigger or LiveKind.Default or LiveKind.Check;
        if (before.Parent is { Kind: not LiveKind.Schema } parent && !apart && Removal(parent) is { } whole) return whole;
        IEnumerable<LiveId> inherited = before.Is("inherited") ? InheritedFrom(before, changes.Before) : [];
        if (inherited.Select(Removal).FirstOrDefault(node => node is not null) is { } above) return above;
        return before["attached_to"] is null ? null : RemovalOfRoof(before);
    }

    /// <summary>An index goes with the one that it is attached to.</summary>
    private PlanNode? RemovalOfRoof(LiveObject before) => changes.Before.NeedsOf(before.Id)
        .Where(needed => needed.Kind is LiveKind.Index or LiveKind.PrimaryKey or LiveKind.UniqueConstraint or LiveKind.ExclusionConstraint)
        .Select(Removal).FirstOrDefault(node => node is not null);

    private PlanNode? MakingHost(LiveChange change)
    {
        LiveObject after = change.After!;
        if (after.Id.Kind == LiveKind.IdentitySequence) return Making(new LiveId(LiveKind.Column, after["owned_by"]!));
        if (after.Parent is not { Kind: not LiveKind.Schema } parent) return null;
        if (after.Is("inherited"))
        {
            if (change.IsMade && changes.IsMade(parent)) return Making(parent);
            if (InheritedFrom(after, changes.After).Select(Making).FirstOrDefault(node => node is not null) is { } above) return above;
        }
        if (!change.IsMade) return null;
        return after.Id.Kind switch
        {
            LiveKind.Column or LiveKind.Attribute when changes.IsMade(parent) => Making(parent),
            LiveKind.Default when new LiveId(LiveKind.Column, after.Id.Name) is var column && changes.IsMade(column) && IsSettled(after, parent) => Making(column),
            LiveKind.Check or LiveKind.PrimaryKey or LiveKind.UniqueConstraint or LiveKind.ExclusionConstraint
                when changes.IsMade(parent) && IsSettled(after, parent) => Making(parent),
            _ => null,
        };
    }

    /// <summary>The same column or check of the tables above.</summary>
    public static IEnumerable<LiveId> InheritedFrom(LiveObject one, LiveCatalog catalog)
        => TableSql.Parents(catalog.Find(one.Parent!.Value)!).Select(table => new LiveId(one.Id.Kind, $"{table}.{one.Own}"));

    /// <summary>All that it needs outside its table is there before the table, whatever the order.</summary>
    private bool IsSettled(LiveObject after, LiveId table) => changes.After.NeedsOf(after.Id).All(needed =>
        needed == table
        || changes.After.Find(needed)!.Parent == table
        || !changes.IsMade(needed)
        || needed.Kind is LiveKind.Schema or LiveKind.Extension or LiveKind.Enum or LiveKind.Range or LiveKind.Domain or LiveKind.Sequence
        || (needed.Kind.IsRoutine() && !isExplicit && !NeedsRelations(needed)));

    private bool NeedsRelations(LiveId routine)
        => changes.After.NeedsOf(routine).Any(needed => changes.IsMade(needed) && needed.Kind is LiveKind.Table or LiveKind.Column or LiveKind.View);

    private static PlanNode New(LivePhase phase, bool isRemoval, LiveId id, int sub) => new(phase, isRemoval, id, sub);
}

/// <summary>What beside its removal and its making may have to be done for an object. In their order where nothing else decides.</summary>
internal enum NodePart
{
    None,

    /// <summary>Before a removal: a partition leaves its parent, a sequence its column.</summary>
    Detaching,

    /// <summary>The index that a constraint will use.</summary>
    Index,

    /// <summary>Owner, grants, comment and the like.</summary>
    Satellites,

    /// <summary>A partition joins its parent, a sequence its column, an index becomes the replica identity.</summary>
    Attaching,

    /// <summary>The rows that are there are looked at.</summary>
    Validation,

    /// <summary>A type that columns have moved away from is dropped.</summary>
    Ending,
}
