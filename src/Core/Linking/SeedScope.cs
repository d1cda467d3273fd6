using System;
using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Declarations;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Linking;

/// <summary>One [Seed] property of a table. One object for each, compared as such.</summary>
internal sealed class SeedScope
{
    public SeedScope(TableScope table, SeedDeclaration declaration)
    {
        Table = table;
        Member = declaration.Member;
        Rows = declaration.Rows.Select((row, index) => new SeedRowScope(this, index, row)).ToList();
        Key = SeedKeys.Usable(this);
    }

    public TableScope Table { get; }

    public string Member { get; }

    public IReadOnlyList<SeedRowScope> Rows { get; }

    /// <summary>The key by which a row is known to be there already; null when the rows give none.</summary>
    public EquatableArray<Identifier>? Key { get; }
}

/// <summary>One row of a seed. One object for each, compared as such.</summary>
internal sealed class SeedRowScope
{
    public SeedRowScope(SeedScope seed, int index, SeedRowDeclaration declaration)
    {
        Seed = seed;
        Index = index;
        Dictionary<Identifier, SeedValue> values = new();
        foreach (SeedValue value in declaration.Values)
        {
            if (seed.Table.Columns.Of(value.Member) is not { } column || values.ContainsKey(column)) continue;
            if (value.Literal is not null || value.Reference is not null) values.Add(column, value);
        }
        Values = values;
    }

    public SeedScope Seed { get; }

    public TableScope Table => Seed.Table;

    public int Index { get; }

    /// <summary>What the row gives, by column.</summary>
    public IReadOnlyDictionary<Identifier, SeedValue> Values { get; }

    /// <summary>The property, and the row's place in it where it has several.</summary>
    public string Label => Seed.Rows.Count == 1 ? Seed.Member : FormattableString.Invariant($"{Seed.Member}[{Index}]");

    /// <summary>True for a value that tells rows apart: NULL is no value to a key.</summary>
    public bool GivesKeyValue(Identifier column)
        => Values.TryGetValue(column, out SeedValue? value) && !IsNull(value.Literal);

    private static bool IsNull(SqlExpression? literal) => literal is not null && literal.Text.Trim().Equals("null", StringComparison.OrdinalIgnoreCase);
}
