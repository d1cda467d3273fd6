using System;
using System.IO;
using System.Threading.Tasks;
using Spectre.Console;
using StudyHub.Story;

namespace StudyHub.Schema.Samples.Tests.Story;

/// <summary>A story whose claims do not hold must say so: by its words and by its exit code.</summary>
public sealed class NarratorTests
{
    private readonly StringWriter output = new();
    private readonly Narrator narrator;

    public NarratorTests()
        => narrator = new Narrator(AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(output) }), isPlain: true);

    [Fact]
    public void Claims_that_hold_end_well()
    {
        narrator.Claim("one is one", holds: true);
        narrator.ExitCode.ShouldBe(0);
        output.ToString().ShouldBe("  ok    one is one\n");
    }

    [Fact]
    public void A_claim_that_does_not_hold_is_told_and_makes_the_exit_code_1()
    {
        narrator.Claim("one is two", holds: false);
        narrator.Claim("one is one", holds: true);
        narrator.ExitCode.ShouldBe(1);
        output.ToString().ShouldContain("WRONG one is two");
    }

    [Fact]
    public async Task What_should_be_refused_and_is_not_is_a_claim_that_does_not_hold()
    {
        await narrator.ClaimRefusedAsync<InvalidOperationException>("this is refused", () => Task.CompletedTask);
        narrator.Broken.ShouldBe(["this is refused"]);
    }

    [Fact]
    public async Task Another_failure_than_the_expected_one_ends_the_story()
        => await Should.ThrowAsync<FormatException>(() => narrator.ClaimRefusedAsync<InvalidOperationException>("this is refused", () => throw new FormatException()));
}
