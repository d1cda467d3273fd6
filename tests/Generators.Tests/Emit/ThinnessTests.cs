using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StudyHub.Schema.Generators.Tests.Harness;

namespace StudyHub.Schema.Generators.Tests.Emit;

/// <summary>
/// A project compiles one repository for each of its tables: what is the same for all tables belongs to the runtime. Bytes are the same
/// on every machine, which milliseconds are not; benchmarks/ has those.
/// </summary>
public sealed class ThinnessTests
{
    private const int Tables = 20;

    // A table of 14 columns with a unique key, two lists, a range, a query, an enum and a document, 30 methods and a type for its changes:
    // 5.5 kB, its part of the manifest 3.3 kB.
    private const int RepositoryBytes = 6_000;
    private const int AssemblyBytes = 10_000;
    private const int RepositoryCharacters = 18_500;

    private static readonly string[] Sources = [.. Enumerable.Range(0, Tables).Select(Record), Shared];
    private static readonly GeneratedSourceResult[] Generated = Generate();

    private const string Shared = """
        [assembly: StudyHub.Schema.Database("Measured")]
        namespace Measured;
        public enum Standing { NotStarted, Developing, Secure }
        public sealed record Settings { public string Tutor { get; init; } = "socratic"; }
        """;

    [Fact]
    public void A_table_adds_little_to_the_assembly() => BytesOfTable(_ => true).ShouldBeLessThan(AssemblyBytes);

    [Fact]
    public void Of_which_the_repository_is_the_smaller_part() => BytesOfTable(IsRepository).ShouldBeLessThan(RepositoryBytes);

    [Fact]
    public void A_repository_is_little_to_parse()
        => (Generated.Where(IsRepository).Sum(source => source.SourceText.Length) / Tables).ShouldBeLessThan(RepositoryCharacters);

    [Fact]
    public void A_column_is_named_once_in_a_repository()
    {
        string repository = Generated.First(IsRepository).SourceText.ToString();

        repository.Split("\"description\"").Length.ShouldBe(2);
        repository.ShouldNotContain(" description", Case.Sensitive);
    }

    private static bool IsRepository(GeneratedSourceResult source) => source.HintName.EndsWith(".Repository.g.cs", System.StringComparison.Ordinal);

    private static long BytesOfTable(System.Func<GeneratedSourceResult, bool> isCounted)
    {
        CSharpCompilation alone = Compiled.From(Sources);
        CSharpCompilation whole = alone.AddSyntaxTrees(Generated.Where(isCounted).Select(source => source.SyntaxTree));
        return (Size(whole) - Size(alone)) / Tables;
    }

    private static long Size(CSharpCompilation compilation)
    {
        using MemoryStream image = new();
        compilation.Emit(image).Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).ShouldBeEmpty();
        return image.Length;
    }

    private static GeneratedSourceResult[] Generate()
        => [.. CSharpGeneratorDriver.Create([new SchemaGenerator().AsSourceGenerator()], parseOptions: Compiled.ParseOptions)
            .RunGenerators(Compiled.From(Sources)).GetRunResult().Results.Single().GeneratedSources];

    private static string Record(int i) => $$"""
        using System;
        using StudyHub.Schema;
        namespace Measured;
        [Table, Index(nameof(OwnerId), nameof(DueOn))]
        public sealed partial record Table{{i}} : ITimestamped
        {
            public Guid Id { get; init; }
            {{(i == 0 ? "" : $"[References<Table{i - 1}>] ")}}public Guid OwnerId { get; init; }
            [Unique, Length(30)] public required string Code { get; init; }
            [Length(100)] public required string Name { get; init; }
            public string? Description { get; init; }
            public Standing Standing { get; init; } = Standing.NotStarted;
            [Numeric(4, 2)] public decimal Ease { get; init; } = 2.5m;
            public int Count { get; init; }
            public bool IsActive { get; init; } = true;
            public DateOnly? DueOn { get; init; }
            [Jsonb] public Settings Settings { get; init; } = new();
            public string[] Labels { get; init; } = [];
            public DateTimeOffset CreatedAt { get; init; }
            public DateTimeOffset UpdatedAt { get; init; }
            [Check] static bool CountIsNotNegative(Table{{i}} row) => row.Count >= 0;
            [Policy(Command.All)] static bool Own(Table{{i}} row, Session session) => row.OwnerId == session.UserId;
            [Query(OrderBy = [nameof(DueOn)])] static bool Due(Table{{i}} row, Guid ownerId, DateOnly today) => row.OwnerId == ownerId && row.DueOn <= today;
        }
        """;
}
