using System;
using System.Collections.Generic;
using System.Linq;

namespace StudyHub.Schema.Repositories;

/// <summary>
/// The condition that a row comes behind another one in an order, told from the values of that one alone: what was there before may be
/// changed or gone. NULL is the greatest value, as PostgreSQL orders it.
/// </summary>
internal static class KeysetSql
{
    /// <param name="order">A total order.</param>
    /// <param name="nulls">A bit for each column in which the other row has NULL.</param>
    /// <param name="column">A column as SQL.</param>
    /// <param name="parameter">The value of the n-th column that is not NULL, for a column, as SQL.</param>
    public static string Behind(IReadOnlyList<RowOrder> order, int nulls, Func<RowOrder, string> column, Func<int, RowOrder, string> parameter)
    {
        List<Place> places = [];
        int given = 0;
        for (int i = 0; i < order.Count; i++)
        {
            bool isNull = (nulls & (1 << i)) != 0;
            places.Add(new Place(column(order[i]), isNull ? null : parameter(given++, order[i]), order[i]));
        }

        // One comparison of rows, which an index answers, where all columns run one way.
        return places.TrueForAll(place => !place.Order.IsNullable && place.Order.IsDescending == places[0].Order.IsDescending)
            ? $"({List(places, place => place.Column)}) {places[0].Operator} ({List(places, place => place.Value!)})"
            : Expanded(places);
    }

    private static string List(IEnumerable<Place> places, Func<Place, string> text) => string.Join(", ", places.Select(text));

    private static string Expanded(List<Place> places)
    {
        string? behind = null;
        for (int i = places.Count - 1; i >= 0; i--)
        {
            Place place = places[i];
            string? tied = behind is null ? null : $"({place.Same} and {behind})";
            string[] ways = [.. new[] { place.Behind, tied }.OfType<string>()];

            // A key's last column is never NULL, so there is a way.
            behind = ways.Length == 0 ? "false" : ways.Length == 1 ? ways[0] : $"({string.Join(" or ", ways)})";
        }
        return places[0].Bound is { } bound ? $"({bound} and {behind})" : behind!;
    }

    private sealed record Place(string Column, string? Value, RowOrder Order)
    {
        public string Operator => Order.IsDescending ? "<" : ">";

        public string Same => Value is null ? Column + " is null" : $"{Column} = {Value}";

        /// <summary>The rows whose value comes behind; null where there are none.</summary>
        public string? Behind => (Order.IsNullable, Value, Order.IsDescending) switch
        {
            (_, null, false) => null,
            (_, null, true) => Column + " is not null",
            (true, _, false) => $"({Column} {Operator} {Value} or {Column} is null)",
            _ => $"{Column} {Operator} {Value}",
        };

        /// <summary>What follows from the whole and what an index on the first column can begin at.</summary>
        public string? Bound => Value is null || (Order.IsNullable && !Order.IsDescending) ? null : $"{Column} {Operator}= {Value}";
    }
}
