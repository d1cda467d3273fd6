using System.Collections.Generic;

namespace StudyHub.Schema.Repositories.Graphs;

/// <summary>Rows by a unique key.</summary>
internal static class GraphIndex
{
    /// <summary>The number of each row.</summary>
    public static Dictionary<TKey, int> Of<TRow, TKey>(GraphRows<TRow> rows, GraphKey<TRow, TKey> key)
        where TRow : class
        where TKey : struct
    {
        Dictionary<TKey, int> numbers = new(rows.Count);
        for (int i = 0; i < rows.Count; i++)
            if (key.Of(rows[i]) is { } value) numbers.TryAdd(value, i);
        return numbers;
    }

    /// <summary>The number of the row with the value; -1 where there is none, or no value.</summary>
    public static int Find<TKey>(this Dictionary<TKey, int> numbers, TKey? value)
        where TKey : struct
        => value is { } key && numbers.TryGetValue(key, out int number) ? number : -1;
}
