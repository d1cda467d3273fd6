using System;
using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Linking;

/// <summary>The keys that seed rows are told apart by.</summary>
internal static class SeedKeys
{
    /// <summary>The table's keys: the primary key, then the unique ones by name.</summary>
    public static IEnumerable<EquatableArray<Identifier>> Of(TableScope table)
    {
        if (table.PrimaryKey is { } primaryKey) yield return primaryKey.Columns;
        foreach (LinkedUnique unique in table.Uniques.OrderBy(unique => unique.Model.Name)) yield return unique.Model.Columns;
    }

    /// <summary>The first key that every row gives; null when there is none.</summary>
    public static EquatableArray<Identifier>? Usable(SeedScope seed)
    {
        foreach (EquatableArray<Identifier> key in Of(seed.Table))
            if (seed.Rows.All(row => key.All(row.GivesKeyValue))) return key;
        return null;
    }

    /// <summary>The rows without those that have a key of a row before them.</summary>
    public static IReadOnlyList<SeedRowScope> WithoutDuplicates(
        TableScope table, IReadOnlyList<SeedRowScope> rows, SeedValues values, FindingList findings)
    {
        List<EquatableArray<Identifier>> keys = Of(table).ToList();
        Dictionary<string, SeedRowScope> seen = new(StringComparer.Ordinal);
        List<SeedRowScope> distinct = new();
        foreach (SeedRowScope row in rows)
        {
            List<string> taken = new();
            bool isDistinct = true;
            for (int i = 0; i < keys.Count && isDistinct; i++)
            {
                if (!keys[i].All(row.GivesKeyValue)) continue;
                List<SeedExpression?> parts = keys[i].Select(column => values.Of(row, column)).ToList();
                if (parts.Contains(null)) continue;
                string text = FormattableString.Invariant($"{i}\0") + string.Join("\0", parts.Select(part => part!.Sql.Text));
                if (seen.TryGetValue(text, out SeedRowScope? first))
                {
                    findings.Add(
                        LinkingRules.SeedRowTwice, table, row.Seed.Member,
                        first.Label, row.Label, table.Declaration.RecordName, string.Join(", ", keys[i]));
                    isDistinct = false;
                }
                taken.Add(text);
            }
            if (!isDistinct) continue;
            foreach (string text in taken) seen.Add(text, row);
            distinct.Add(row);
        }
        return distinct;
    }
}
