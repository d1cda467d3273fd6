using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Objects;

namespace StudyHub.Schema.Merging;

/// <summary>A table that both branches have: what is its own, and where its columns stand.</summary>
internal static class TableMerge
{
    /// <returns>Null where the two do not go together.</returns>
    public static SchemaObject.Table? Of(SchemaObject.Table before, SchemaObject.Table left, SchemaObject.Table right)
    {
        if (!TryPick(before.IsManaged, left.IsManaged, right.IsManaged, out bool isManaged)
            || !TryPick(before.Comment, left.Comment, right.Comment, out string? comment)
            || !TryPick(before.RenamedFrom, left.RenamedFrom, right.RenamedFrom, out Identifier? former)
            || Columns(before.ColumnOrder, left.ColumnOrder, right.ColumnOrder) is not { } columns)
        {
            return null;
        }
        return before with { IsManaged = isManaged, Comment = comment, RenamedFrom = former, ColumnOrder = columns.ToEquatableArray() };
    }

    /// <summary>
    /// Those that were there, in their order; behind each, what the branches put there. Records that are merged as text have the same order,
    /// unless both branches wrote at one place.
    /// </summary>
    private static List<Identifier>? Columns(EquatableArray<Identifier> before, EquatableArray<Identifier> left, EquatableArray<Identifier> right)
    {
        HashSet<Identifier> staying = [.. before.Intersect(left).Intersect(right)];
        if (!TryPick(Only(before, staying), Only(left, staying), Only(right, staying), out EquatableArray<Identifier> order)) return null;

        ILookup<string, Identifier> one = Added(before, left, staying);
        ILookup<string, Identifier> other = Added(before, right, staying);
        List<Identifier> merged = [];
        Add("");
        foreach (Identifier column in order)
        {
            merged.Add(column);
            Add(column.Value);
        }
        return merged;

        void Add(string behind)
        {
            // In the order of their names, since nothing else is the same whichever branch is called left.
            IEnumerable<Identifier>[] both = [one[behind], other[behind]];
            foreach (Identifier column in both.OrderBy(columns => string.Join("\0", columns), System.StringComparer.Ordinal).SelectMany(columns => columns))
                if (!merged.Contains(column)) merged.Add(column);
        }
    }

    private static EquatableArray<Identifier> Only(EquatableArray<Identifier> columns, HashSet<Identifier> staying)
        => columns.Where(staying.Contains).ToEquatableArray();

    /// <summary>New columns by the column that they stand behind; "" for those before all.</summary>
    private static ILookup<string, Identifier> Added(EquatableArray<Identifier> before, EquatableArray<Identifier> after, HashSet<Identifier> staying)
    {
        List<(string Behind, Identifier Column)> added = [];
        string behind = "";
        foreach (Identifier column in after)
        {
            if (staying.Contains(column)) behind = column.Value;
            else if (!before.Contains(column)) added.Add((behind, column));
        }
        return added.ToLookup(item => item.Behind, item => item.Column);
    }

    private static bool TryPick<T>(T before, T left, T right, out T picked)
    {
        EqualityComparer<T> equality = EqualityComparer<T>.Default;
        picked = equality.Equals(left, before) ? right : left;
        return equality.Equals(left, right) || equality.Equals(left, before) || equality.Equals(right, before);
    }
}
