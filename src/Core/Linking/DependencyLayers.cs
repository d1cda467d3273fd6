using System;
using System.Collections.Generic;
using System.Linq;

namespace StudyHub.Schema.Linking;

/// <summary>Things in the order of their needs: what a layer needs is in the layers before it.</summary>
internal sealed class DependencyLayers<T>
{
    private DependencyLayers(IReadOnlyList<IReadOnlyList<T>> layers, IReadOnlyList<T> circle, IReadOnlyList<T> unreachable)
    {
        Layers = layers;
        Circle = circle;
        Unreachable = unreachable;
    }

    /// <summary>Within a layer in the order that they were given.</summary>
    public IReadOnlyList<IReadOnlyList<T>> Layers { get; }

    /// <summary>What needs itself by way of others, or lies between two such circles; empty when all is well.</summary>
    public IReadOnlyList<T> Circle { get; }

    /// <summary>What is in no layer: the circle and all that needs it.</summary>
    public IReadOnlyList<T> Unreachable { get; }

    /// <param name="items">Without duplicates.</param>
    /// <param name="needs">What has to be there first; those that are not among <paramref name="items"/> do not count.</param>
    public static DependencyLayers<T> Of(IReadOnlyList<T> items, Func<T, IEnumerable<T>> needs)
    {
        HashSet<T> known = new(items);
        Dictionary<T, List<T>> needsOf = items.ToDictionary(item => item, item => needs(item).Where(known.Contains).Distinct().ToList());
        ILookup<T, T> neededBy = items.SelectMany(item => needsOf[item].Select(need => (need, item))).ToLookup(pair => pair.need, pair => pair.item);

        List<IReadOnlyList<T>> layers = Peel(items, item => needsOf[item].Count, item => neededBy[item], out IReadOnlyList<T> unreachable);
        HashSet<T> left = new(unreachable);
        _ = Peel(
            unreachable, item => neededBy[item].Count(left.Contains), item => needsOf[item].Where(left.Contains), out IReadOnlyList<T> circle);
        return new DependencyLayers<T>(layers, circle, unreachable);
    }

    /// <summary>Takes away, layer by layer, what nothing holds; <paramref name="rest"/> is what is held for ever.</summary>
    private static List<IReadOnlyList<T>> Peel(
        IReadOnlyList<T> items, Func<T, int> holds, Func<T, IEnumerable<T>> released, out IReadOnlyList<T> rest)
    {
        Dictionary<T, int> held = items.ToDictionary(item => item, holds);
        List<IReadOnlyList<T>> layers = new();
        List<T> layer = items.Where(item => held[item] == 0).ToList();
        while (layer.Count > 0)
        {
            layers.Add(layer);
            HashSet<T> next = new();
            foreach (T item in layer)
            {
                held.Remove(item);
                foreach (T other in released(item))
                    if (--held[other] == 0) next.Add(other);
            }
            layer = items.Where(next.Contains).ToList();
        }
        rest = items.Where(held.ContainsKey).ToList();
        return layers;
    }
}
