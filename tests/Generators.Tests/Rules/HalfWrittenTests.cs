using System.Linq;
using Microsoft.CodeAnalysis;
using StudyHub.Schema.Generators.Tests.Harness;

namespace StudyHub.Schema.Generators.Tests.Rules;

/// <summary>What the compiler reports by itself: the generator has nothing to add, and what it emits breaks nothing more.</summary>
public sealed class HalfWrittenTests
{
    [Theory]
    [InlineData("[Table] public sealed partial record Thing { public Guid Id { get; init; } public string A { get; init; ")]
    [InlineData("[Table] public sealed partial record Thing { public Guid Id { get; init; } [Index( public int A { get; init; } }")]
    [InlineData("[Table( public sealed partial record Thing { public Guid Id { get; init; } }")]
    [InlineData("[Table] public sealed partial record Thing(Guid Id, ")]
    [InlineData("[Table] public sealed partial record Thing { public Guid Id { get; init; } [Check] static bool A(Thing row) => row. ; }")]
    [InlineData("[Table] public sealed partial record Thing { public Guid Id { get; init; } [Query] static bool B(Thing row, ) => row.Id == ; }")]
    [InlineData("[Table] public sealed partial record Thing { public Guid Id { get; init; } [Policy(Command.] static bool C(Thing row) => true; }")]
    [InlineData("[Table] public sealed partial record Thing : IMissing { public Guid Id { get; init; } public Missing A { get; init; } public List<Missing> B { get; init; } }")]
    [InlineData("[Table] public sealed partial record Thing { public Guid Id { get; init; } [References<Missing>] public Guid A { get; init; } }")]
    [InlineData("[Table(5)] public sealed partial record Thing { public Guid Id { get; init; } [Length(\"x\")] public string? A { get; init; } [Column(5)] public int C { get; init; } }")]
    [InlineData("[Table] public sealed record Thing { public Guid Id { get; init; } } [Table] public sealed record Thing { public Guid Id { get; init; } }")]
    [InlineData("[Table] public sealed partial record Thing { public Guid Id { get; init; } } [Table] public sealed partial record Thing { public int A { get; init; } }")]
    [InlineData("[Table] public interface Thing { Guid Id { get; } }", "SHS010")]
    public void Nothing_is_added_to_what_the_compiler_says(string source, params string[] rules)
    {
        GeneratorRun run = GeneratorRun.Of("using System; using System.Collections.Generic; using StudyHub.Schema; namespace Demo; " + source);
        run.Diagnostics.Select(diagnostic => diagnostic.Id).ShouldBe(rules);
        run.Output.GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Location.SourceTree?.FilePath.StartsWith("/src/", System.StringComparison.Ordinal) != true)
            .Select(diagnostic => diagnostic.ToString()).ShouldBeEmpty();
    }

    [Fact]
    public void Names_that_are_words_of_CSharp_are_accepted()
        => RuleCheck.Accepts("""
            [Table] public sealed partial record @class
            {
                public Guid Id { get; init; }
                public int @int { get; init; }
                [Index] public int @event { get; init; }
                [Unique] public int @namespace { get; init; }
                public Choice @enum { get; init; }
                [Pii("x")] public string? @void { get; init; }
                [Query] static bool @is(@class row, int @params) => row.@int == @params;
                [Check] static bool @if(@class row) => row.@int > 0;
            }
            public enum Choice { @true, @false }
            """);

    [Fact]
    public void Members_named_like_those_of_a_repository_are_accepted()
        => RuleCheck.Accepts(RuleCheck.Table("""
            [Index] public int Read { get; init; }
            [Unique] public int Values { get; init; }
            [Index] public int Table { get; init; }
            public int Columns { get; init; }
            public int Session { get; init; }
            public int Select { get; init; }
            public int Insert { get; init; }
            public int Returning { get; init; }
            public int Label { get; init; }
            """));

    [Fact]
    public void Parameters_that_differ_in_case_alone_are_accepted()
        => RuleCheck.Accepts(RuleCheck.Table("public int A { get; init; } [Query] static bool Between(Thing row, int a, int A, int limit) => row.A > a && row.A < A && row.A != limit;"));

    [Fact]
    public void Records_that_differ_in_case_alone_have_files_of_their_own()
        => RuleCheck.Accepts("[Table] public sealed record Thing { public Guid Id { get; init; } } [Table(\"other\")] public sealed record THING { public Guid Id { get; init; } }");

    [Fact]
    public void Records_named_like_our_own_types_are_accepted()
        => RuleCheck.Accepts("""
            [Table] public sealed record Database { public Guid Id { get; init; } }
            [Table] public sealed record Session { public Guid Id { get; init; } }
            [Table] public sealed record Repository { public Guid Id { get; init; } }
            """);
}
