using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace StudyHub.Schema.Generators.Tests.Reading;

/// <summary>A rule decides in PostgreSQL as it does in C#: each condition is tried on random rows, with all the values that are known to differ.</summary>
public sealed class TranslatedRulesTests
{
    private const int Rows = 1_200;

    /// <summary>As a policy (a filter: NULL must only fail to be true) and as a check (never NULL).</summary>
    [Fact]
    public async Task Rules_decide_in_PostgreSQL_as_in_CSharp()
    {
        string[] conditions = RuleCorpus.Conditions;
        conditions.ShouldBeUnique();
        conditions.Length.ShouldBeGreaterThanOrEqualTo(200);
        IReadOnlyList<TrialResult> results = await CompareAsync(conditions);
        conditions.Where((_, i) => results[i].Held == 0 || results[i].Held == results[i].Asked).ShouldBeEmpty("what does not decide both ways proves nothing");
        results.Sum(result => result.Asked).ShouldBeGreaterThanOrEqualTo(200 * 1_000 * 2);
    }

    [Fact]
    public async Task Rules_put_together_decide_in_PostgreSQL_as_in_CSharp()
    {
        IReadOnlyList<TrialResult> results = await CompareAsync(RuleCorpus.Composed(120, new Random(7)));
        (int all, int yes) = (results.Sum(result => result.Asked), results.Sum(result => result.Held));
        yes.ShouldBeInRange(all / 5, all * 4 / 5);
    }

    [Fact]
    public async Task A_rule_that_decides_otherwise_is_found()
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        string planted = RuleCorpus.Record.Replace("RULE", "static bool IsMore(Thing row) => row.Max > 3;", StringComparison.Ordinal)
            .Replace("[Table]", "[Table, Policy(Command.Select, Sql = \"max >= 3\")]", StringComparison.Ordinal);
        await using RuleTrial trial = await RuleTrial.StartAsync(planted, _ => 250, cancellation);
        (await trial.CompareAsync("Thing", "IsMore", cancellation, declaredBy: "Thing")).Difference.ShouldNotBeNull().ShouldContain("max >= 3");
    }

    private static async Task<IReadOnlyList<TrialResult>> CompareAsync(string[] conditions)
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        await using RuleTrial trial = await RuleTrial.StartAsync(Source(conditions), _ => Rows, cancellation);
        string[] rules = [.. conditions.Select((_, i) => $"Rule{i}")];
        foreach (string rule in rules) trial.TranslationsOf("Thing", rule).Select(translation => translation.IsFilter).ShouldBe([true, false]);
        IReadOnlyList<TrialResult> results = await trial.CompareAsync("Thing", rules, cancellation);
        string[] differences = [.. results.Select((result, i) => result.Difference is { } difference ? conditions[i] + "\n" + difference : null).OfType<string>()];
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{conditions.Length} conditions x {Rows} rows x 2 positions: {results.Sum(result => result.Asked)} answers compared, {differences.Length} conditions differ");
        differences.ShouldBeEmpty();
        results.ShouldAllBe(result => result.Asked == Rows * 2);
        return results;
    }

    private static string Source(IEnumerable<string> conditions)
        => RuleCorpus.Record.Replace(
            "RULE",
            string.Join("\n", conditions.Select((condition, i) => $"[Check, Policy(Command.Select, IsRestrictive = true, Name = \"p{i}\")] static bool Rule{i}(Thing row) => {condition};")),
            StringComparison.Ordinal);
}
