using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Golden;
using StudyHub.Schema.Testing;

namespace StudyHub.Schema.Catalog.Tests.Live;

/// <summary>Pairs of schemas that others collected, both ways, judged by pg_dump.</summary>
public sealed class CorpusTests(ITestOutputHelper output)
{
    private const int AtOnce = 4;

    /// <summary>Pairs with what only later versions have, or with an extension that need not be installed.</summary>
    private const int NotOf15 = 4;

    /// <summary>Of the pairs that PostgreSQL 15 can load: what converges at least, exactly or but for the places of columns.</summary>
    private const double Rate = 1.0;

    [Fact]
    public async Task Every_pair_converges_both_ways_or_is_refused()
    {
        string corpus = Path.Combine(Root(), "..", "shared", "corpus");
        if (!Directory.Exists(corpus)) Assert.Skip("There is no ../shared/corpus beside this checkout.");
        string[] pairs = Sample.Of(Directory.GetDirectories(Path.Combine(corpus, "pgschema")).Concat(Directory.GetDirectories(Path.Combine(corpus, "studyhub-history")))
            .Where(folder => File.Exists(Path.Combine(folder, "old.sql"))).Order(StringComparer.Ordinal));
        await using EphemeralPostgres server = await StartAsync();
        ConcurrentBag<(string Pair, string Way, PairResult? Result)> results = [];
        await Parallel.ForEachAsync(pairs, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (pair, _) =>
        {
            string name = string.Join('/', pair.Split(Path.DirectorySeparatorChar)[^2..]);
            try
            {
                (PairResult forwards, PairResult backwards) = await LivePair.RunAsync(server, await TextAsync(pair, "old.sql"), await TextAsync(pair, "new.sql"));
                results.Add((name, "forwards", forwards));
                results.Add((name, "backwards", backwards));
            }
            catch (CatalogException reason)
            {
                output.WriteLine($"{name} does not load: {reason.Message}");
                results.Add((name, "", null));
            }
        });
        Report(results);
        PairResult[] ended = results.Select(result => result.Result).OfType<PairResult>().ToArray();
        ended.Length.ShouldBeGreaterThanOrEqualTo(2 * (pairs.Length - NotOf15));
        ended.Count(result => result.Ending is Ending.Wrong or Ending.Failed).ShouldBe(0);
        ended.Count(result => result.Ending is Ending.Converged or Ending.ConvergedExceptOrder).ShouldBeGreaterThanOrEqualTo((int)(Rate * ended.Length));
    }

    private void Report(IReadOnlyCollection<(string Pair, string Way, PairResult? Result)> results)
    {
        foreach (var way in results.Where(result => result.Result is not null).GroupBy(result => result.Way).OrderByDescending(group => group.Key, StringComparer.Ordinal))
            output.WriteLine($"{way.Key}: {string.Join(", ", way.GroupBy(result => result.Result!.Ending).OrderBy(group => group.Key).Select(group => $"{group.Key} {group.Count()}"))}");
        foreach ((string pair, string way, PairResult? result) in results.OrderBy(result => result.Pair, StringComparer.Ordinal).ThenBy(result => result.Way, StringComparer.Ordinal))
            if (result is { Ending: not Ending.Converged }) output.WriteLine($"{pair} {way}: {result.Ending} {result.Detail}");
    }

    private static async Task<string> TextAsync(string pair, string file)
    {
        string setup = Path.Combine(pair, "setup.sql");
        return (File.Exists(setup) ? await File.ReadAllTextAsync(setup) + "\n;\n" : "") + await File.ReadAllTextAsync(Path.Combine(pair, file));
    }

    private static async Task<EphemeralPostgres> StartAsync()
    {
        try
        {
            EphemeralPostgres server = await EphemeralPostgres.StartAsync(new EphemeralPostgresOptions { MajorVersion = 15, Roads = PostgresRoads.Installed | PostgresRoads.Npm });
            await using NpgsqlConnection connection = await LiveDatabase.OpenAsync(server.ConnectionString);
            // Whom the collectors of the pairs connect as.
            await LivePair.RunScriptAsync(connection, "create role testuser superuser login");
            return server;
        }
        catch (PostgresUnavailableException reason)
        {
            Assert.Skip(reason.Message);
            throw;
        }
    }

    private static string Root([CallerFilePath] string thisFile = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", ".."));
}
