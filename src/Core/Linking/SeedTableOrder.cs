using System;
using System.Collections.Generic;
using System.Linq;

namespace StudyHub.Schema.Linking;

/// <summary>The order in which the tables' seeds are written: all seeds of a table together, behind those of the tables that they need.</summary>
internal sealed class SeedTableOrder
{
    private readonly Dictionary<TableScope, int> layerOf = new();

    public static SeedTableOrder Of(
        IReadOnlyDictionary<TableScope, IReadOnlyList<SeedRowScope>> rows, SeedNeeds needs, FindingList findings)
    {
        List<TableScope> tables = rows.Keys.OrderBy(table => table.Declaration.Record, StringComparer.Ordinal).ToList();
        DependencyLayers<TableScope> layers = DependencyLayers<TableScope>.Of(
            tables, table => rows[table].SelectMany(needs.Of).Select(need => need.Table).Where(other => other != table));
        if (layers.Circle.Count > 0)
        {
            HashSet<TableScope> circle = new(layers.Circle);
            SeedCycles.Report(
                layers.Circle
                    .SelectMany(table => rows[table])
                    .Where(row => needs.Of(row).Any(need => need.Table != row.Table && circle.Contains(need.Table)))
                    .ToList(),
                findings);
        }
        SeedTableOrder order = new();
        for (int i = 0; i < layers.Layers.Count; i++)
            foreach (TableScope table in layers.Layers[i]) order.layerOf.Add(table, i);
        return order;
    }

    /// <summary>False within a circle, so that an order remains whatever was reported.</summary>
    public bool ComesBefore(TableScope first, TableScope second)
        => layerOf.TryGetValue(first, out int layer) && (!layerOf.TryGetValue(second, out int later) || layer < later);
}
