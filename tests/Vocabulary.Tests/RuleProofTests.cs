using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using Library;
using StudyHub.Schema.Testing.Rules;

namespace StudyHub.Schema.Vocabulary.Tests;

/// <summary>The proof finds every rule of the library's records, and the one that is told to have become something else.</summary>
public sealed class RuleProofTests
{
    private static readonly RuleProofOptions Options = new()
    {
        Values = new Dictionary<Type, Func<Random, object>> { [typeof(IPAddress)] = random => new IPAddress([10, 0, 0, (byte)random.Next(256)]) },
    };

    [Fact]
    public async Task A_type_that_nobody_can_draw_is_told_with_what_to_do()
        => (await Should.ThrowAsync<RuleProofException>(() => RuleProof.RunAsync<LibrarySession>(
            LibraryDatabase.Schema, LibraryDatabase.Create, new RuleProofOptions { Rows = 5 }, TestContext.Current.CancellationToken)))
            .Message.ShouldContain("Say how values of its types are drawn: RuleProofOptions.Values.");

    [Fact]
    public async Task Every_rule_is_asked_and_the_planted_difference_is_found_and_no_other()
    {
        RuleProofResult result = await RuleProof.RunAsync<LibrarySession>(
            LibraryDatabase.Schema, LibraryDatabase.Create, Options, TestContext.Current.CancellationToken);

        result.Differences.Select(verdict => $"{verdict.Rule} as {verdict.Sql}").ShouldBe(["Rules.Choice as b > 0"]);
        Should.Throw<RuleProofException>(result.ShouldHold).Message.ShouldContain("Rules.Choice\n    b > 0\n    row ");
        string[] names = [.. result.Verdicts.Select(verdict => verdict.Rule).Distinct()];
        names.ShouldContain("Rules.Like");
        names.ShouldContain("Rules.Ordered");
        // Tables that are looked into are small.
        result.Verdicts.ShouldAllBe(verdict => verdict.Asked + verdict.Overflows >= (verdict.Sql.Contains(" from ") ? 60 : 1_000));
        // What never holds, or always, would be proven by any rows.
        result.Verdicts.Where(verdict => verdict.Rule.StartsWith("Rules.") && verdict.Sql != "true" && (verdict.Held == 0 || verdict.Held == verdict.Asked)).ShouldBeEmpty();
    }
}
