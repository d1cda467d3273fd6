using System;
using System.Collections.Generic;
using StudyHub.Schema.Planning;

namespace StudyHub.Schema.Catalog.Live.Planning;

/// <summary>Statements that come one after the other, what they wait for, and where they stand among those that could come at the same time.</summary>
internal sealed class PlanNode(LivePhase phase, bool isRemoval, LiveId id, int sub) : IComparable<PlanNode>
{
    public List<LiveStep> Steps { get; } = [];

    public HashSet<PlanNode> Waits { get; } = [];

    public void Add(string sql, StepRun run = StepRun.Together, string? loses = null) => Steps.Add(new LiveStep(sql, run, loses, id.ToString()));

    public void WaitFor(PlanNode? other)
    {
        if (other is not null && other != this) Waits.Add(other);
    }

    /// <summary>It is there for this object, which does not just share it.</summary>
    public bool IsOf(LiveId other) => id == other;

    public override string ToString() => (isRemoval ? "dropping " : "making ") + id;

    public int CompareTo(PlanNode? other)
    {
        if (other is null) return 1;
        int order = Phase.CompareTo(other.Phase);
        if (order == 0) order = other.IsRemoval.CompareTo(isRemoval);
        if (order == 0) order = (isRemoval ? -1 : 1) * id.CompareTo(other.Id);
        return order != 0 ? order : sub.CompareTo(other.Sub);
    }

    private LivePhase Phase => phase;

    private bool IsRemoval => isRemoval;

    private LiveId Id => id;

    private int Sub => sub;
}

/// <summary>What cannot share a transaction with the rest stands around it.</summary>
internal enum LivePhase
{
    /// <summary>Labels of enums, which nobody can use before they are committed.</summary>
    Labels,
    Main,

    /// <summary>Whatever reads whole tables while others go on using them.</summary>
    Late,
}
