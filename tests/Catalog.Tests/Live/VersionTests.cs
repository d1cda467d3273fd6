using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Threading.Tasks;
using StudyHub.Schema.Golden;
using StudyHub.Schema.Testing;

namespace StudyHub.Schema.Catalog.Tests.Live;

/// <summary>
/// What only later versions have, and on 18, where NOT NULL became a constraint, the pairs that have one: judged by the rows of the catalog.
/// </summary>
[Collection("live pairs")]
public sealed class VersionTests
{
    private const int AtOnce = 4;

    /// <summary>NOT NULL is a constraint with a name.</summary>
    private const int NamesNotNull = 18;

    public static TheoryData<int> Later => [.. Sample.Majors.Skip(1)];

    [Theory]
    [MemberData(nameof(Later))]
    public async Task Each_becomes_the_other_on_later_versions(int major)
    {
        await using EphemeralPostgres server = await Servers.OwnAsync(major);
        ConcurrentBag<string> wrong = [];
        var pairs = KindPairs.All.Where(pair => major >= NamesNotNull && IsTouched(pair.Value.Old + pair.Value.New)).Select(pair => (pair.Key, pair.Value.Old, pair.Value.New)).Concat(VersionPairs.Of(major));
        await Parallel.ForEachAsync(pairs, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (pair, _) =>
        {
            (PairResult forwards, PairResult backwards) = await LivePair.RunAsync(server, pair.Old, pair.New);
            foreach ((string way, PairResult result) in new[] { ("forwards", forwards), ("backwards", backwards) })
                if (result.Ending is not (Ending.Converged or Ending.ConvergedExceptOrder)) wrong.Add($"== {pair.Key}, {way}: {result.Ending}\n{result.Detail}\n{result.Sql}");
        });
        if (!wrong.IsEmpty) Assert.Fail(string.Join("\n", wrong.Order(StringComparer.Ordinal)));
    }

    private static bool IsTouched(string sql) => new[] { "not null", "primary key" }.Any(words => sql.Contains(words, StringComparison.Ordinal));
}
