using System;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace StudyHub.Schema.Generators.Tests.Rules;

public sealed class RulesTests
{
    public static TheoryData<string> Ids { get; } = [.. Diagnostics.Rules.All.Select(rule => rule.Id)];

    public static TheoryData<string> ReadingIds { get; } = [.. Diagnostics.Rules.All.Select(rule => rule.Id).Where(id => !id.StartsWith("SHS1", StringComparison.Ordinal) && !id.StartsWith("SHS2", StringComparison.Ordinal) && !id.StartsWith("SHS3", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_has_a_page_that_its_help_link_leads_to(string id)
    {
        string page = File.ReadAllText(Path.Combine(Root(), "docs", "rules", id + ".md"));

        page.ShouldStartWith($"# {id}: ");
        page.ShouldContain("## What to do");
        Diagnostics.Rules.Find(id).HelpLinkUri.ShouldBe($"https://github.com/studyhub/schema/blob/main/docs/rules/{id}.md");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_has_a_release_row_of_its_title(string id)
    {
        string[] rows = [.. new[] { "Shipped", "Unshipped" }
            .SelectMany(kind => File.ReadAllLines(Path.Combine(Root(), "src", "Generators", $"AnalyzerReleases.{kind}.md")))
            .Where(line => line.StartsWith(id + " |", StringComparison.Ordinal))];

        DiagnosticDescriptor rule = Diagnostics.Rules.Find(id);
        rows.ShouldBe([$"{id} | StudyHub.Schema | {rule.DefaultSeverity} | {rule.Title}"]);
    }

    // The rules of linking, of the checks and of revisions are tested by their pages and in Core.Tests.
    [Theory]
    [MemberData(nameof(ReadingIds))]
    public void A_rule_of_reading_has_a_test_class(string id)
    {
        typeof(RulesTests).Assembly.GetType($"{typeof(RulesTests).Namespace}.{id}Tests").ShouldNotBeNull();
    }

    [Fact]
    public void Rules_are_of_one_category_with_ids_of_their_own()
    {
        Diagnostics.Rules.All.Select(rule => rule.Id).ShouldBeUnique();
        Diagnostics.Rules.All.ShouldAllBe(rule => rule.Category == "StudyHub.Schema");
    }

    [Fact]
    public void What_cannot_become_a_schema_is_an_error_and_only_checks_and_pending_changes_warn_and_advise()
        => Diagnostics.Rules.All.Where(rule => rule.DefaultSeverity != DiagnosticSeverity.Error)
            .ShouldAllBe(rule => rule.Id.StartsWith("SHS2", StringComparison.Ordinal) || rule.Id == "SHS310");

    [Fact]
    public void No_release_row_is_left_of_a_rule_that_is_gone()
        => File.ReadAllLines(Path.Combine(Root(), "src", "Generators", "AnalyzerReleases.Unshipped.md"))
            .Where(line => line.StartsWith("SHS", StringComparison.Ordinal)).Select(line => line[..6])
            .ShouldBeSubsetOf(Diagnostics.Rules.All.Select(rule => rule.Id));

    private static string Root([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", ".."));
}
