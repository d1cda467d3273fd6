using System.Collections.Generic;
using System.Linq;

namespace StudyHub.Schema.Generators.Reading.Translation;

/// <summary>Whose rows an expression depends on.</summary>
internal static class RowSources
{
    /// <summary>Those of its own subqueries are left out.</summary>
    public static IReadOnlyCollection<RowSource> Of(SqlNode node)
    {
        HashSet<RowSource> found = [];
        Collect(node, found);
        return found;
    }

    /// <summary>It compares with something of this very request: a session value or a query's parameter.</summary>
    public static bool IsNarrowed(SqlNode node)
        => node is SqlNode.Term { IsConstant: false } || node.Parts().Any(IsNarrowed);

    private static void Collect(SqlNode node, HashSet<RowSource> found)
    {
        if (node is SqlNode.Column column) found.Add(column.Source);
        HashSet<RowSource> inner = [];
        foreach (SqlNode part in node.Parts()) Collect(part, inner);
        // What Among is asked of stands outside of its subquery, and so is no row of it.
        if (node is SqlNode.Exists { Query: var asked }) inner.Remove(asked.From);
        if (node is SqlNode.Among { Query: var listed }) inner.Remove(listed.From);
        found.UnionWith(inner);
    }
}
