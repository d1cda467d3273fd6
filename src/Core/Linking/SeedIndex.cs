using System;
using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Declarations;

namespace StudyHub.Schema.Linking;

/// <summary>The seeds that can be written, by the record and the property they come from.</summary>
internal sealed class SeedIndex
{
    private readonly Dictionary<(string Record, string Member), SeedScope> seeds = new();

    /// <summary>Sorted by record and member.</summary>
    public IReadOnlyList<SeedScope> Seeds { get; private set; } = [];

    public static SeedIndex Of(TableIndex tables, FindingList findings)
    {
        SeedIndex index = new();
        List<SeedScope> sorted = new();
        foreach (TableScope table in tables.Managed)
        {
            foreach (SeedDeclaration declaration in table.Declaration.Seeds.OrderBy(seed => seed.Member, StringComparer.Ordinal))
            {
                SeedScope seed = new(table, declaration);
                if (seed.Rows.Count == 0) continue;
                if (seed.Key is null)
                {
                    findings.Add(LinkingRules.SeedWithoutKey, table, seed.Member, seed.Member, table.Declaration.RecordName);
                    continue;
                }
                (string Record, string Member) name = (table.Declaration.Record, seed.Member);
                if (index.seeds.ContainsKey(name)) continue;
                index.seeds.Add(name, seed);
                sorted.Add(seed);
            }
        }
        index.Seeds = sorted;
        return index;
    }

    public SeedRowScope? Find(SeedReference reference)
        => seeds.TryGetValue((reference.Record, reference.SeedMember), out SeedScope? seed)
            && reference.Index >= 0 && reference.Index < seed.Rows.Count
                ? seed.Rows[reference.Index]
                : null;
}
