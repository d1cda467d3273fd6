using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using StudyHub.Schema.Commands;

namespace StudyHub.Schema.Repositories.Graphs;

/// <summary>
/// The statements of a graph while they are put together. The statement of some rows leaves their keys in settings of the transaction, where
/// those of the next level find them: so these load the children of exactly the rows that were read, whatever others commit in between.
/// </summary>
internal sealed class GraphText(bool includesDeleted)
{
    private readonly List<Statement> statements = [];
    private int kept;

    public bool IncludesDeleted => includesDeleted;

    /// <summary>Adds a statement. For each of the keys, where its values are found by the statements behind.</summary>
    /// <param name="table">The table that it reads, for messages.</param>
    /// <param name="select">Reads the rows.</param>
    /// <param name="keys">What of the rows is needed behind, and whether it is different in each of them.</param>
    /// <param name="isFew">There are never more rows than <see cref="KeptKeys.Few"/>.</param>
    /// <param name="isWrite">It locks the rows.</param>
    public KeptKeys[] Add(string table, string select, IReadOnlyList<(GraphKey Key, bool IsUnique)> keys, bool isFew, bool isWrite)
    {
        Dictionary<string, (string Keeping, KeptKeys Kept)> known = new(StringComparer.Ordinal);
        foreach ((GraphKey key, bool isUnique) in keys)
            if (!known.ContainsKey(key.Names)) known.Add(key.Names, Keep(key, isUnique, isFew));

        // What is asked of the user's rights, limits and locks is asked once: a CTE that is materialized is read twice and run once. Its scan keeps its order.
        string text = known.Count == 0 ? select
            : $"with graph_rows as materialized ({select}) select * from graph_rows where {string.Join(" and ", known.Values.Select(key => key.Keeping))}";
        statements.Add(new Statement(table, text, isWrite));
        return [.. keys.Select(key => known[key.Key.Names].Kept)];
    }

    /// <summary>The statement that all of them are sent with.</summary>
    public Statement Whole()
    {
        Statement first = statements[0];
        return new Statement(first.Table, first.Text, first.IsWrite) { Followers = [.. statements.Skip(1)], IsCertainlyRead = !first.IsWrite };
    }

    private (string Keeping, KeptKeys Kept) Keep(GraphKey key, bool isUnique, bool isFew)
    {
        string[] names = [.. key.Columns.Select(_ => "'studyhub_graph.keys_" + (++kept).ToString(CultureInfo.InvariantCulture) + "'")];
        bool isSingle = names.Length == 1;
        string distinct = isSingle && !isUnique ? "distinct " : "";
        string settings = string.Join(" and ", names.Zip(key.Columns, (name, column) =>
            $"set_config({name}, coalesce(array_agg({distinct}{column})::text, '{{}}'), true) is not null"));
        string rows = isSingle || isUnique ? "graph_rows" : $"(select distinct {key.Names} from graph_rows) as kept";
        return ($"(select {settings} from {rows})", new KeptKeys(names, key.Types, isFew));
    }
}
