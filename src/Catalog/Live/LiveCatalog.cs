using System;
using System.Collections.Generic;
using System.Linq;

namespace StudyHub.Schema.Catalog.Live;

/// <summary>
/// All objects of a database at one moment, what needs what, and the facts of the same moment as a second witness. Read it with
/// <see cref="LiveReader"/>.
/// </summary>
public sealed class LiveCatalog
{
    private static readonly LiveId[] Nothing = [];

    private readonly Lazy<Dictionary<LiveId, List<LiveId>>> dependents;
    private readonly Lazy<Dictionary<LiveId, List<LiveObject>>> children;

    internal LiveCatalog(LiveServer server, LiveScope scope, CatalogReading facts, Dictionary<LiveId, LiveObject> objects, Dictionary<LiveId, LiveId[]> needs,
        Dictionary<string, LiveId> followers)
    {
        (Server, Scope, Facts, Objects, Needs, Followers) = (server, scope, facts, objects, needs, followers);
        dependents = new(Reversed);
        children = new(() => objects.Values.Where(child => child.Parent is not null).GroupBy(child => child.Parent!.Value)
            .ToDictionary(group => group.Key, group => group.OrderBy(child => child.Id).ToList()));
    }

    /// <summary>Of the server: 15 to 18.</summary>
    public int MajorVersion => Facts.MajorVersion;

    /// <summary>"kind name" of what no plan handles, sorted.</summary>
    public IReadOnlyList<string> Unmodelled
        => Objects.Keys.Where(id => id.Kind == LiveKind.Unmodelled).Select(id => id.Name).Order(StringComparer.Ordinal).ToArray();

    internal LiveServer Server { get; }

    internal LiveScope Scope { get; }

    internal CatalogReading Facts { get; }

    internal Dictionary<LiveId, LiveObject> Objects { get; }

    /// <summary>What each object stands on, its parent included.</summary>
    internal Dictionary<LiveId, LiveId[]> Needs { get; }

    /// <summary>"kind name", as facts call it, of what comes and goes with an object of a table above.</summary>
    internal Dictionary<string, LiveId> Followers { get; }

    internal LiveObject? Find(LiveId id) => Objects.GetValueOrDefault(id);

    internal LiveObject? Find(LiveKind kind, string name) => Find(new LiveId(kind, name));

    internal LiveId[] NeedsOf(LiveId id) => Needs.GetValueOrDefault(id, Nothing);

    /// <summary>What stands directly on it.</summary>
    internal IReadOnlyList<LiveId> DependentsOf(LiveId id) => dependents.Value.TryGetValue(id, out List<LiveId>? list) ? list : Nothing;

    /// <summary>In the order of kind and name.</summary>
    internal IReadOnlyList<LiveObject> ChildrenOf(LiveId id) => children.Value.TryGetValue(id, out List<LiveObject>? list) ? list : [];

    private Dictionary<LiveId, List<LiveId>> Reversed()
    {
        Dictionary<LiveId, List<LiveId>> reversed = [];
        foreach ((LiveId id, LiveId[] needed) in Needs)
        {
            foreach (LiveId one in needed)
            {
                if (!reversed.TryGetValue(one, out List<LiveId>? list)) reversed.Add(one, list = []);
                list.Add(id);
            }
        }
        return reversed;
    }
}
