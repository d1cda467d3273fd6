using System;
using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Linking;

/// <summary>
/// Which rows a seed row needs to be there: those that its values are taken from, and those that its foreign keys point at by the same
/// literal.
/// </summary>
internal sealed class SeedNeeds
{
    private readonly Dictionary<SeedRowScope, IReadOnlyList<SeedRowScope>> needs = new();

    public SeedNeeds(IReadOnlyList<SeedRowScope> rows, IReadOnlyList<LinkedReference> references, SeedValues values)
    {
        ILookup<TableScope, LinkedReference> byTable = references.ToLookup(reference => reference.Table);
        ILookup<TableScope, SeedRowScope> rowsByTable = rows.ToLookup(row => row.Table);
        Dictionary<(TableScope, EquatableArray<Identifier>), ILookup<string, SeedRowScope>> targets = new();
        foreach (SeedRowScope row in rows)
        {
            List<SeedRowScope> found = row.Values.Keys.SelectMany(column => values.Of(row, column)?.Needs ?? []).ToList();
            foreach (LinkedReference reference in byTable[row.Table])
            {
                if (KeyText(row, reference.Key.Columns, values) is not { } text) continue;
                (TableScope, EquatableArray<Identifier>) target = (reference.Target, reference.Key.ReferencedColumns);
                if (!targets.TryGetValue(target, out ILookup<string, SeedRowScope>? candidates))
                {
                    candidates = rowsByTable[reference.Target]
                        .Select(other => (other, text: KeyText(other, reference.Key.ReferencedColumns, values)))
                        .Where(pair => pair.text is not null)
                        .ToLookup(pair => pair.text!, pair => pair.other, StringComparer.Ordinal);
                    targets.Add(target, candidates);
                }
                // A row that points at itself is written whole before the foreign key is checked.
                found.AddRange(candidates[text].Where(other => !ReferenceEquals(other, row)));
            }
            needs.Add(row, found.Distinct().ToList());
        }
    }

    public IEnumerable<SeedRowScope> Of(SeedRowScope row) => needs[row];

    private static string? KeyText(SeedRowScope row, EquatableArray<Identifier> columns, SeedValues values)
    {
        List<string> parts = new();
        foreach (Identifier column in columns)
        {
            if (!row.GivesKeyValue(column) || values.Of(row, column) is not { } value) return null;
            parts.Add(value.Sql.Text);
        }
        return string.Join("\0", parts);
    }
}
