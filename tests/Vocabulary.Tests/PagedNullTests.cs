using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using Library;
using Library.Shapes;
using Library.Types;
using StudyHub.Schema.Repositories;

namespace StudyHub.Schema.Vocabulary.Tests;

/// <summary>Rows with a NULL in the order's column are on some page, whatever the condition says of the column; where it has a value in every row, the order is one comparison.</summary>
public sealed class PagedNullTests(LibraryServer server)
{
    private static readonly DateOnly Day = new(2026, 3, 10);

    private static readonly Dictionary<string, Func<LibrarySession, Rows<Rules>>> Queries = new()
    {
        ["under NOT"] = session => session.Rules.NotSince(Day),
        ["in one arm of CASE"] = session => session.Rules.Early(false, Day),
        ["in the other arm of CASE"] = session => session.Rules.Early(true, Day),
        ["compared"] = session => session.Rules.Before(Day),
        ["nothing given"] = session => session.Rules.Within(),
        ["one given"] = session => session.Rules.Within(until: Day),
        ["both given"] = session => session.Rules.Within(new DateOnly(2026, 3, 2), Day),
    };

    public static TheoryData<string, bool, int> Walks
    {
        get
        {
            TheoryData<string, bool, int> walks = [];
            foreach (string query in Queries.Keys)
                foreach (bool isReversed in new[] { false, true })
                    foreach (int size in new[] { 1, 2, 5, 50 }) walks.Add(query, isReversed, size);
            return walks;
        }
    }

    [Theory]
    [MemberData(nameof(Walks))]
    public async Task Pages_are_the_list_cut_in_pieces_forth_and_back(string query, bool isReversed, int size)
    {
        await using LibrarySession session = await server.AdminAsync();
        await session.Rules.InsertManyAsync([.. Enumerable.Range(0, 16).Select(Row)]);
        Rows<Rules> rows = Queries[query](session);
        if (isReversed) rows = rows.Reversed();
        IReadOnlyList<Rules> all = await rows.ListAsync();
        all.Count.ShouldBeGreaterThan(2);

        List<Page<Rules>> forth = [await rows.PageAsync(size)];
        while (forth[^1].Next is { } next) forth.Add(await rows.PageAsync(size, next));
        List<Page<Rules>> back = [forth[^1]];
        while (back[^1].Previous is { } previous) back.Add(await rows.PageAsync(size, previous));

        forth.SelectMany(page => page.Items).ShouldBe(all);
        back.AsEnumerable().Reverse().SelectMany(page => page.Items).ShouldBe(all);
    }

    [Theory]
    [InlineData("QueryNotSince", 0, true)]
    [InlineData("QueryEarly", 0, true)]
    [InlineData("QueryBefore", 0, false)]
    [InlineData("QueryWithin", 0, true)]
    [InlineData("QueryWithin", 1, true)]
    [InlineData("QueryWithin", 2, true)]
    [InlineData("QueryWithin", 3, false)]
    public void The_order_is_one_comparison_of_rows_only_where_no_row_has_a_NULL(string field, int given, bool hasNulls)
    {
        object query = typeof(RulesRepository).GetField(field, BindingFlags.Static | BindingFlags.NonPublic)!.GetValue(null)!;
        object order = typeof(RowQuery).GetProperty("Order", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(query is RowQuery[] choices ? choices[given] : query)!;

        ((IEnumerable<RowOrder>)order).Any(column => column.IsNullable).ShouldBe(hasNulls);
    }

    /// <summary>NULLs and ties in both columns of the order.</summary>
    private static Rules Row(int i) => new()
    {
        Mood = Mood.Sunny, From = i % 4 == 3 ? null : new DateOnly(2026, 3, 1).AddDays(i / 2), To = i % 4 == 3 || i % 3 == 1 ? null : new DateOnly(2026, 3, 9),
    };
}
