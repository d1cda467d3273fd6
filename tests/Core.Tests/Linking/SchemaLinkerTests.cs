using System;
using System.Globalization;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Declarations;
using StudyHub.Schema.Golden;
using StudyHub.Schema.Linking;

namespace StudyHub.Schema.Core.Tests.Linking;

public sealed class SchemaLinkerTests
{
    private const int Seed = 20250107;
    private const int Cases = 1000;

    [Fact]
    public void A_small_StudyHub_links_to_what_its_golden_file_says()
        => GoldenFile.Matches(SchemaText.Of(Linked.From(StudyHubDeclarations.Tables())));

    [Fact]
    public void The_order_of_the_declarations_does_not_matter()
    {
        TableDeclaration[] tables = StudyHubDeclarations.Tables();
        LinkedSchema expected = Linked.From(tables);
        Random random = new(Seed);
        for (int i = 0; i < 50; i++)
        {
            random.Shuffle(tables);
            Linked.From(tables).Equals(expected).ShouldBeTrue();
        }
    }

    [Fact]
    public void The_culture_does_not_matter()
    {
        LinkedSchema expected = Linked.From(StudyHubDeclarations.Tables());
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("tr-TR");
            Linked.From(StudyHubDeclarations.Tables()).ShouldBe(expected);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void No_tables_are_a_schema_with_roles_alone()
    {
        LinkedSchema linked = Linked.From();
        linked.Findings.ShouldBeEmpty();
        linked.Schema.Tables.ShouldBeEmpty();
        linked.Schema.Roles.Count.ShouldBe(7);
    }

    [Fact]
    public void Broken_declarations_never_throw_and_their_order_does_not_matter()
    {
        for (int i = 0; i < Cases; i++)
        {
            TableDeclaration[] tables = new BrokenDeclarations(new Random(Seed + i)).Tables();
            LinkedSchema linked = Linked.From(tables);
            new Random(i).Shuffle(tables);
            Linked.From(tables).Equals(linked).ShouldBeTrue($"seed {Seed + i}");
        }
    }

    [Fact]
    public void What_is_linked_from_broken_declarations_holds_together()
    {
        for (int i = 0; i < Cases; i++)
            Wholeness.FlawsOf(Linked.From(new BrokenDeclarations(new Random(Seed + i)).Tables()).Schema).ShouldBeEmpty($"seed {Seed + i}");
    }

    [Fact]
    public void Of_the_indexes_that_are_made_none_is_the_beginning_of_another()
    {
        for (int i = 0; i < Cases; i++)
        {
            TableDeclaration[] tables = new BrokenDeclarations(new Random(Seed + i)).Tables().Select(table => table with { Indexes = [] }).ToArray();
            Wholeness.RedundantIndexesOf(Linked.From(tables).Schema).ShouldBeEmpty($"seed {Seed + i}");
        }
    }

    [Fact]
    public void Broken_declarations_break_every_rule_so_that_the_tests_above_see_all_of_the_room()
    {
        string[] seen = Enumerable.Range(0, Cases)
            .SelectMany(i => Linked.From(new BrokenDeclarations(new Random(Seed + i)).Tables()).Findings.Select(finding => finding.Rule))
            .Distinct().ToArray();
        // Roles belong to the database, which these declarations leave alone.
        LinkingRules.All.Select(rule => rule.Id).Except(seen).ShouldBe([LinkingRules.RoleNameTwice.Id]);
    }

    [Fact]
    public void Findings_are_sorted_by_record_and_member()
    {
        Finding[] findings = Enumerable.Range(0, 200)
            .Select(i => Linked.From(new BrokenDeclarations(new Random(Seed + i)).Tables()).Findings)
            .OrderByDescending(found => found.Count).First().ToArray();
        findings.Length.ShouldBeGreaterThan(3);
        findings.ShouldBe(findings.OrderBy(f => f.Record, StringComparer.Ordinal).ThenBy(f => f.Member ?? "", StringComparer.Ordinal)
            .ThenBy(f => f.Rule, StringComparer.Ordinal).ThenBy(f => string.Join("\0", f.Arguments), StringComparer.Ordinal));
    }

    [Fact]
    public void One_declaration_given_twice_is_one_table()
    {
        TableDeclaration[] tables = StudyHubDeclarations.Tables();
        Linked.From([.. tables, .. tables]).ShouldBe(Linked.From(tables));
    }
}
