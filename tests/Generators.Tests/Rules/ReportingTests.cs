using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StudyHub.Schema.Generators.Tests.Harness;

namespace StudyHub.Schema.Generators.Tests.Rules;

public sealed class ReportingTests
{
    private const string Bad = """
        using System; using StudyHub.Schema;
        [Table] public sealed record Thing
        {
            public Guid Id { get; init; }
            public DateTime At { get; init; }
        }
        """;

    [Fact]
    public void A_pragma_silences_a_diagnostic()
    {
        IdsOf(Bad).ShouldBe(["SHS002"]);
        IdsOf(Bad.Replace("    public DateTime", "#pragma warning disable SHS002\n    public DateTime")).ShouldBeEmpty();
    }

    [Fact]
    public void A_severity_of_the_project_is_respected()
    {
        CSharpCompilation compilation = Compiled.From(Bad);
        compilation = compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions(
            new Dictionary<string, ReportDiagnostic> { ["SHS002"] = ReportDiagnostic.Warn }));

        Effective(compilation).Single().Severity.ShouldBe(DiagnosticSeverity.Warning);
    }

    [Fact]
    public void A_finding_between_two_records_is_shown_at_the_member()
    {
        GeneratorRun run = GeneratorRun.Of("""
            using System; using StudyHub.Schema;
            public sealed record Other;
            [Table] public sealed record Thing
            {
                public Guid Id { get; init; }
                [References<Other>] public Guid OtherId { get; init; }
            }
            """);

        Diagnostic diagnostic = run.Diagnostics.ShouldHaveSingleItem();
        diagnostic.Id.ShouldBe("SHS101");
        diagnostic.Location.GetLineSpan().StartLinePosition.ToString().ShouldBe("5,36");
    }

    [Fact]
    public void A_moved_line_is_reported_where_it_is_now()
    {
        GeneratorRun run = GeneratorRun.Of(Bad);
        SyntaxTree tree = run.Compilation.SyntaxTrees.Single();
        run.Run(run.Compilation.ReplaceSyntaxTree(tree, Compiled.Tree("// First.\n" + Bad, tree.FilePath)));

        run.Diagnostics.Single().Location.GetLineSpan().StartLinePosition.Line.ShouldBe(5);
    }

    [Fact]
    public void One_flawed_label_of_an_enum_is_one_diagnostic_for_a_property()
        => GeneratorRun.Of("""
            using System; using StudyHub.Schema;
            [PostgresEnum("")] public enum Level { Low }
            [Table] public sealed record A { public Guid Id { get; init; } public Level Level { get; init; } }
            [Table] public sealed record B { public Guid Id { get; init; } public Level Level { get; init; } }
            """).Diagnostics.Select(diagnostic => diagnostic.Id).ShouldBe(["SHS006"]);

    private static IEnumerable<string> IdsOf(string source) => Effective(Compiled.From(source)).Select(diagnostic => diagnostic.Id);

    /// <summary>As the compiler reports them: pragmas and severities applied.</summary>
    private static ImmutableArray<Diagnostic> Effective(Compilation compilation)
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new SchemaGenerator().AsSourceGenerator()], parseOptions: Compiled.ParseOptions);
        driver.RunGeneratorsAndUpdateCompilation(compilation, out _, out ImmutableArray<Diagnostic> diagnostics, TestContext.Current.CancellationToken);
        return diagnostics;
    }
}
