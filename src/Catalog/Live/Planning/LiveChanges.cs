using System.Collections.Generic;
using System.Linq;

namespace StudyHub.Schema.Catalog.Live.Planning;

/// <summary>What becomes of every object of two databases. Who has no change stays as it is.</summary>
internal sealed class LiveChanges
{
    private readonly Dictionary<LiveId, LiveChange> changes = [];

    private LiveChanges(LiveCatalog before, LiveCatalog after) => (Before, After) = (before, after);

    public LiveCatalog Before { get; }

    public LiveCatalog After { get; }

    /// <summary>By kind and name.</summary>
    public IReadOnlyList<LiveChange> All => changes.Values.OrderBy(change => change.Id).ToList();

    /// <summary>What differs by itself; nothing is forced by anything yet.</summary>
    public static LiveChanges Between(LiveCatalog before, LiveCatalog after)
    {
        LiveChanges all = new(before, after);
        foreach (LiveObject one in before.Objects.Values)
        {
            LiveChange? change = after.Find(one.Id) is { } other
                ? AlterRules.Compare(one, before.Server, other, after.Server)
                : new LiveChange(one.Id, one, null, Fate.Drop, []);
            if (change is not null) all.changes.Add(one.Id, change);
        }
        foreach (LiveObject one in after.Objects.Values)
            if (!before.Objects.ContainsKey(one.Id)) all.changes.Add(one.Id, new LiveChange(one.Id, null, one, Fate.Create, []));
        return all;
    }

    public LiveChange? Of(LiveId id) => changes.GetValueOrDefault(id);

    public bool IsDropped(LiveId id) => Of(id) is { IsDropped: true };

    public bool IsMade(LiveId id) => Of(id) is { IsMade: true };

    /// <summary>The change of an object that both sides have: a new one, where it had none.</summary>
    public LiveChange Touch(LiveId id, Fate fate)
    {
        if (changes.TryGetValue(id, out LiveChange? change)) return change;
        change = new LiveChange(id, Before.Objects[id], After.Objects[id], fate, []);
        changes.Add(id, change);
        return change;
    }
}
