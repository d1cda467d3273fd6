using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Linking;

/// <summary>Knows which columns can be looked up together through an index on all rows.</summary>
internal sealed class IndexCoverage
{
    private readonly List<IReadOnlyList<Identifier>> leadingColumns = new();

    public void Add(IReadOnlyList<Identifier> columns) => leadingColumns.Add(columns);

    /// <summary>Counts a B-tree without a condition, up to its first expression.</summary>
    public void Add(IndexModel index)
    {
        if (index.Method != "btree" || index.Predicate is not null) return;
        Add(index.Keys.TakeWhile(key => key.Column is not null).Select(key => key.Column!).ToList());
    }

    /// <summary>True when an index begins with these columns. Their order among themselves does not matter for equality.</summary>
    public bool Serves(IEnumerable<Identifier> columns)
    {
        HashSet<Identifier> wanted = new(columns);
        return leadingColumns.Any(leading => leading.Count >= wanted.Count && wanted.SetEquals(leading.Take(wanted.Count)));
    }
}
