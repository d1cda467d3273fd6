using System.Linq;
using System.Threading.Tasks;
using CfiPros;
using StudyHub.Schema.Testing.Rules;

namespace StudyHub.Schema.Samples.Tests.Rules;

/// <summary>Every rule method of the samples, found by itself, on a thousand drawn rows of its table: in memory and on the server.</summary>
public sealed class RuleProofTests
{
    [Fact]
    public async Task StudyHubs_rules_decide_in_PostgreSQL_as_in_CSharp()
    {
        RuleProofResult result = await RuleProof.RunAsync<StudyHubSession>(
            StudyHubDatabase.Schema, StudyHubDatabase.Create, cancellationToken: TestContext.Current.CancellationToken);

        Tell(result);
        result.ShouldHold();
        result.Verdicts.Count.ShouldBeGreaterThan(20);
        result.Verdicts.ShouldAllBe(verdict => verdict.Asked >= 60);
    }

    [Fact]
    public async Task CfiPros_rules_decide_in_PostgreSQL_as_in_CSharp()
    {
        RuleProofResult result = await RuleProof.RunAsync<CfiProsSession>(
            CfiProsDatabase.Schema, CfiProsDatabase.Create, cancellationToken: TestContext.Current.CancellationToken);

        Tell(result);
        result.ShouldHold();
        result.Verdicts.ShouldNotBeEmpty();
    }

    private static void Tell(RuleProofResult result)
    {
        foreach (RuleVerdict verdict in result.Verdicts.Where(verdict => verdict.Held == 0 || verdict.Held == verdict.Asked))
            TestContext.Current.TestOutputHelper?.WriteLine($"{verdict.Rule} holds in {verdict.Held} of {verdict.Asked}");
    }
}
