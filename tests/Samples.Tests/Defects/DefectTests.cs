using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using StudyHub.Schema.Samples.Tests.Databases;

namespace StudyHub.Schema.Samples.Tests.Defects;

/// <summary>Every fault of the real database is mended in the sample, and the query that says so finds it in the real one.</summary>
public sealed class DefectTests(StudyHubDatabases studyHub, ProductionDatabase production)
    : IClassFixture<StudyHubDatabases>, IClassFixture<ProductionDatabase>
{
    // An enum as text with a CHECK is what a C# enum is stored as on purpose; what was wrong with it is the subject of EnumLabelsTests.
    private static readonly string[] JudgedElsewhere = ["enum-as-text-check"];

    public static IEnumerable<TheoryDataRow<string>> Rules => DefectQuery.Rules.Select(rule => new TheoryDataRow<string>(rule));

    [Theory, MemberData(nameof(Rules))]
    public async Task The_sample_does_not_have_the_fault(string rule)
        => (await new DefectQuery(rule).FindAsync(studyHub.ConnectionString, TestContext.Current.CancellationToken)).ShouldBeEmpty();

    [Theory, MemberData(nameof(Rules))]
    public async Task The_query_finds_each_fault_of_the_real_database(string rule)
    {
        string[] known = [.. Known(rule)];
        known.ShouldNotBeEmpty();
        string[] found = await new DefectQuery(rule).FindAsync(
            await production.ConnectionStringAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        found.ShouldBe(known);
    }

    [Fact]
    public void Every_kind_of_fault_has_its_query()
    {
        string[] listed = [.. File.ReadLines(SharedFolder.Case("studyhub-defects.txt")).Select(line => line.Split('|')[0]).Distinct()];
        listed.Except(JudgedElsewhere).Order(StringComparer.Ordinal).ShouldBe(DefectQuery.Rules);
    }

    private static IEnumerable<string> Known(string rule)
        => File.ReadLines(SharedFolder.Case("studyhub-defects.txt"))
            .Select(line => line.Split('|', 2))
            .Where(parts => parts[0] == rule)
            .Select(parts => parts[1])
            .Order(StringComparer.Ordinal);
}
