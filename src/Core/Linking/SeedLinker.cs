using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Linking;

/// <summary>Makes upserts of the declared rows, in an order in which each finds the rows that it refers to.</summary>
internal static class SeedLinker
{
    public static ILookup<TableScope, SeedModel> Link(TableIndex tables, IReadOnlyList<LinkedReference> references, FindingList findings)
    {
        SeedIndex seeds = SeedIndex.Of(tables, findings);
        SeedValues values = new(seeds, findings);
        Dictionary<TableScope, IReadOnlyList<SeedRowScope>> rowsByTable = seeds.Seeds
            .GroupBy(seed => seed.Table)
            .ToDictionary(
                same => same.Key,
                same => SeedKeys.WithoutDuplicates(same.Key, Complete(same, values), values, findings));

        SeedNeeds needs = new(rowsByTable.Values.SelectMany(rows => rows).ToList(), references, values);
        SeedTableOrder order = SeedTableOrder.Of(rowsByTable, needs, findings);
        return rowsByTable
            .SelectMany(table => Models(table.Key, table.Value, values, needs, order, findings), (table, seed) => (table.Key, seed))
            .ToLookup(pair => pair.Key, pair => pair.seed);
    }

    /// <summary>Without rows whose key cannot be found out; the reason has been reported.</summary>
    private static List<SeedRowScope> Complete(IEnumerable<SeedScope> seeds, SeedValues values)
        => seeds.SelectMany(seed => seed.Rows)
            .Where(row => row.Seed.Key is { } key && key.All(column => values.Of(row, column) is not null))
            .ToList();

    private static IEnumerable<SeedModel> Models(
        TableScope table, IReadOnlyList<SeedRowScope> rows, SeedValues values, SeedNeeds needs, SeedTableOrder order, FindingList findings)
    {
        DependencyLayers<SeedRowScope> layers = DependencyLayers<SeedRowScope>.Of(rows, needs.Of);
        if (layers.Circle.Count > 0) SeedCycles.Report(layers.Circle, findings);
        return layers.Layers
            .SelectMany((layer, number) => layer
                .GroupBy(row => row.Seed)
                .Select(same => Model(table, SeedNames.Of(number, same.Key.Member), same.ToList(), values, needs, order)))
            .OrderBy(seed => seed.Name, System.StringComparer.Ordinal);
    }

    private static SeedModel Model(
        TableScope table, string name, IReadOnlyList<SeedRowScope> rows, SeedValues values, SeedNeeds needs, SeedTableOrder order)
    {
        List<Identifier> columns = table.Columns.Models
            .Select(column => column.Name)
            .Where(column => rows.Any(row => values.Of(row, column) is not null))
            .ToList();
        return new SeedModel
        {
            Name = name,
            ConflictColumns = rows[0].Seed.Key ?? [],
            Columns = columns.ToEquatableArray(),
            Rows = rows.Select(row => Row(row, columns, values)).ToEquatableArray(),
            DependsOn = rows.SelectMany(needs.Of)
                .Select(need => need.Table)
                .Distinct()
                .Where(other => order.ComesBefore(other, table))
                .Select(other => other.Name)
                .OrderBy(other => other)
                .ToEquatableArray(),
        };
    }

    private static SeedRow Row(SeedRowScope row, IEnumerable<Identifier> columns, SeedValues values)
        => new(columns.Select(column => values.Of(row, column)?.Sql ?? new SqlExpression("default")).ToEquatableArray());
}
