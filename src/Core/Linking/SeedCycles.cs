using System;
using System.Collections.Generic;
using System.Linq;

namespace StudyHub.Schema.Linking;

/// <summary>Reports rows that wait for each other, at the first of them.</summary>
internal static class SeedCycles
{
    public static void Report(IReadOnlyList<SeedRowScope> circle, FindingList findings)
    {
        List<SeedRowScope> sorted = circle.Distinct()
            .OrderBy(row => row.Table.Declaration.Record, StringComparer.Ordinal)
            .ThenBy(row => row.Seed.Member, StringComparer.Ordinal)
            .ThenBy(row => row.Index)
            .ToList();
        findings.Add(
            LinkingRules.SeedCycle, sorted[0].Table, sorted[0].Seed.Member,
            string.Join(" and ", sorted.Select(row => row.Table.Declaration.RecordName).Distinct()),
            string.Join(", ", sorted.Select(row => row.Table.Declaration.RecordName + "." + row.Label)));
    }
}
