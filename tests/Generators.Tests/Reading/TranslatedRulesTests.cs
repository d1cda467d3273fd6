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
        // Documents.
        "row.Config.Dark", "!row.Config.Dark", "row.Config.Sound", "row.Config.Sound == false", "row.Config.Sound && row.Config.Dark != true", "row.Config.Theme == \"ab\"", "row.Config.Theme != \"ab\"", "row.Config.Theme == row.Note", "row.Config.Theme == null",
        "row.Config.Font == \"ab\"", "row.Config.Font == \"a%b\"", "!(row.Config.Font == row.Name)", "row.Config.Font.StartsWith(\"a\", StringComparison.Ordinal)", "row.Config.Rank > 3", "!(row.Config.Rank > 3)", "row.Config.Rank.HasValue && row.Config.Rank.Value < 4", "row.Config.Rank == row.Max",
        "row.Config.Points > 3L", "row.Config.Points == row.Big", "row.Config.Team == row.Id", "row.Config.Team != Guid.Empty", "row.Config.Team == Guid.Empty", "row.Config.Pace == Pace.VeryFast", "row.Config.Pace is Pace.Slow", "row.Config.Pace is Pace.Slow or Pace.VeryFast", "!(row.Config.Wish == Pace.Slow)", "row.Config.Wish is null or Pace.Slow",
        "row.Config.Daily.GoalMinutes >= 4", "row.Config.Daily.GoalMinutes > 4", "4 >= row.Config.Daily.GoalMinutes", "row.Config.Daily.GoalMinutes == row.Score", "!(row.Config.Daily.GoalMinutes < 4)", "row.Config.Daily.Factor * 2 > row.Score", "row.Config.Daily.Factor < 0m", "row.Config.Daily.Note == row.Note",
        "row.Config.Weekly == null", "row.Config.Weekly != null && row.Config.Weekly.GoalMinutes == 4", "row.Config.Weekly?.Note == \"ab\"", "!(row.Other?.Theme == row.Note)", "row.Other != null && row.Other.Dark", "row.Other?.Wish == Pace.VeryFast", "new[] { 3, 5 }.Contains(row.Config.Daily.GoalMinutes)", "row.Config.Daily.GoalMinutes is 3 or 4",
        // Lists.
        "new[] { 3, 4, -7 }.Contains(row.Score)", "new int?[] { 3, null }.Contains(row.Max)", "!new int?[] { 3, null }.Contains(row.Max)", "((Status[])[Status.Active, Status.Draft]).Contains(row.Status)",
        "Limits.Few.Contains(row.Name)", "!Limits.Few.Contains(row.Note)", "new[] { row.Score, row.Order }.Contains(row.Max ?? 3)", "Limits.Set.Contains(row.Score)", "row.Tags.Contains(\"ab\")", "row.Tags.Contains(row.Name)",
        "!row.Tags.Contains(row.Note)", "row.Codes.Contains(row.Score)", "row.Tags.Length == 2", "row.Maybe != null && row.Maybe.Contains(row.Note)", "!(row.Maybe != null && row.Maybe.Contains(row.Note))", "row.Maybe == null || row.Maybe.Length > 1",
        // Calculation.
        "row.Score / 2 == 1", "row.Score % 3 == -1", "-row.Score > 3", "-row.Score / 2 * 2 == row.Score", "row.Max / 3 == 1", "Math.Abs(row.Score) == 1", "Math.Min(row.Score, row.Order) < 3", "Math.Max(row.Score, 3) == 3",
        "Math.Round(row.Price, MidpointRounding.AwayFromZero) == 3", "Math.Round(row.Price * 1.05m, 1, MidpointRounding.AwayFromZero) == 2.6m", "decimal.Floor(row.Price) == 2m", "Math.Ceiling(row.Price) == -1m", "Math.Truncate(row.Price) == -1",
        // bool? has three values on both sides.
        "(row.Flag & row.Done) == true", "(row.Flag | row.Done) != true", "(row.Flag ^ row.Done) == false", "!row.Flag == true", "(!row.Flag | row.Done) ?? row.Done", "!((row.Flag & row.Done) == false)", "(row.Flag & row.Done) == null",
        // Choices and names.
        "row.Status switch { Status.Active => row.Done, Status.Draft when row.Score > 0 => row.Flag == true, _ => row.Max > 3 }", "!(row.Max switch { null => row.Done, > 3 => row.Flag == true, _ => row.Score < row.Max })", "(row.Last switch { Status.Active => 1, null => row.Max, _ => 3 }) == 3",
        "row.Max is { } max && max > 3", "!(row.Max is { } max && max == row.Score)", "row.Max is not { } max || max < row.Score", "row.OwnerId is Guid owner ? owner == row.OtherId : row.Done", "row.Note is string note && note.StartsWith(row.Name, StringComparison.Ordinal)",
        "string.Equals(row.Note, row.Name)", "!string.Equals(row.Note, row.Name, StringComparison.Ordinal)", "row.Name.Equals(row.Note, StringComparison.Ordinal)",
        "row.Hour < new TimeOnly(8, 30)", "row.Hour == TimeOnly.MinValue", "row.Id == Guid.Empty", "row.Id != default", "row.Note == string.Empty", "row.Big > row.Score", "row.Big / 3L == 1L",
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
