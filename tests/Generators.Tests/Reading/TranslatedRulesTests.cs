using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace StudyHub.Schema.Generators.Tests.Reading;

/// <summary>A rule decides in PostgreSQL as it does in C#: each condition is tried on random rows, with all the values that are known to differ.</summary>
public sealed class TranslatedRulesTests
{
    private const int Rows = 250;

    private static readonly Guid[] People = [Guid.Empty, Guid.Parse("00000000-0000-0000-0000-000000000001"), Guid.Parse("ffffffff-0000-0000-0000-000000000000")];

    // Each is tried as a policy (a filter: NULL must only fail to be true) and as a check (never NULL).
    private static readonly string[] Conditions =
    [
        "row.Max == 3", "row.Max != 3", "row.Max == row.Score", "row.OwnerId == row.OtherId", "row.OwnerId != row.OtherId", "row.Score < row.Max",
        "!(row.Score < row.Max)", "!(row.Max == row.Score && row.Done)", "row.Max == null || row.Max > 3", "row.Max != null && row.Max.Value > 3",
        "!(row.Max != null && row.Max.Value > 3)", "row.Max is null or > 3", "row.Max is not 3", "row.Max is not (3 or 4)", "row.Max is > 0 and < 5 or -7",
        "row.Flag == true", "row.Flag != true", "row.Flag == false", "row.Flag != false", "!(row.Flag == false)", "row.Flag ?? row.Done", "row.Done ^ row.Flag == true",
        "row.Max == null ? row.Done : row.Score < row.Max", "(row.Max > 0 ? row.Max : row.Score) == 3", "row.Last == row.Status", "row.Last is Status.Active or Status.Draft",
        "row.Last is not (Status.Active or Status.Draft)", "row.Status != Status.Active", "(row.Max ?? row.Score) > 2", "row.Small + row.Small > 30000",
        "(long)row.Score * 3L > 6000000000L", "row.Price * 2 > row.Score", "row.Rate > 0.5", "row.Rate <= 0.5", "row.Rate < row.Share", "!(row.Rate >= row.Share)", "row.Share < 0.1f", "row.Share == 0.1f",
        "row.Name.StartsWith(\"a%\", StringComparison.Ordinal)", "row.Name.EndsWith(\"b\", StringComparison.Ordinal)", "row.Name.Contains(\"_\")", "row.Name.Contains(row.Note ?? \"😀\")",
        "row.Note == \"it's\"", "row.Note != row.Name", "row.Note is null or \"\"", "row.End == null || row.End > row.Day", 
        "row.Day <= new DateOnly(2024, 2, 29)", "row.At < new DateTimeOffset(2024, 2, 29, 12, 0, 0, TimeSpan.Zero)", "row.Took > TimeSpan.FromHours(1)", "row.Id == Limits.Known || row.Order == 1",
    ];

    [Fact]
    public async Task Rules_decide_in_PostgreSQL_as_in_CSharp()
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        await using RuleTrial trial = await RuleTrial.StartAsync(Source(Conditions), _ => 250, cancellation);
        for (int i = 0; i < Conditions.Length; i++)
        {
            trial.TranslationsOf("Thing", $"Rule{i}").Select(translation => translation.IsFilter).ShouldBe([true, false]);
            TrialResult result = await trial.CompareAsync("Thing", $"Rule{i}", cancellation);
            result.Difference.ShouldBeNull(Conditions[i]);
            result.Held.ShouldBeInRange(1, result.Asked - 1, $"{Conditions[i]} must decide both ways, or it proves nothing");
        }
    }

    [Fact]
    public async Task A_rule_that_decides_otherwise_is_found()
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        string planted = RuleTranslationTests.Record.Replace("RULE", "static bool IsAbove(Thing row) => row.Max > 3;", StringComparison.Ordinal)
            .Replace("[Table]", "[Table, Policy(Command.Select, Sql = \"max >= 3\")]", StringComparison.Ordinal);
        await using RuleTrial trial = await RuleTrial.StartAsync(planted, _ => 250, cancellation);
        (await trial.CompareAsync("Thing", "IsAbove", cancellation, declaredBy: "Thing")).Difference.ShouldNotBeNull().ShouldContain("max >= 3");
    }

    private static string Source(IEnumerable<string> conditions)
        => RuleTranslationTests.Record.Replace(
            "RULE",
            string.Join("\n", conditions.Select((condition, i) => $"[Check, Policy(Command.Select, IsRestrictive = true, Name = \"p{i}\")] static bool Rule{i}(Thing row) => {condition};")),
            StringComparison.Ordinal);
}
