using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Linq;

namespace StudyHub.Schema.Catalog.Live;

/// <summary>The names of the attributes that one question of the catalog answers: what it finds shares them.</summary>
internal sealed class LiveShape(IReadOnlyList<string> names)
{
    private readonly FrozenDictionary<string, int> places
        = names.Select((name, place) => (name, place)).ToFrozenDictionary(pair => pair.name, pair => pair.place, StringComparer.Ordinal);

    public IReadOnlyList<string> Names => names;

    /// <summary>Where the attribute stands; -1 where objects of this shape have none of the name.</summary>
    public int PlaceOf(string name) => places.TryGetValue(name, out int place) ? place : -1;
}
