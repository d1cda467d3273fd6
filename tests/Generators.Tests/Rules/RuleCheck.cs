using System.Linq;
using Microsoft.CodeAnalysis;
using StudyHub.Schema.Generators.Tests.Harness;

namespace StudyHub.Schema.Generators.Tests.Rules;

/// <summary>One source, and what the generator says of it.</summary>
internal static class RuleCheck
{
    private const string Head = """
        using System;
        using System.Collections.Generic;
        using System.Text.Json;
        using StudyHub.Schema;
        namespace Demo;
        """;

    /// <summary>A table around some members.</summary>
    public static string Table(string members, string attributes = "[Table]", string types = "")
        => $$"""
            {{types}}
            {{attributes}}
            public sealed partial record Thing
            {
                public Guid Id { get; init; }
                {{members}}
            }
            """;

    /// <summary>Exactly one diagnostic, of this rule, at this text, whose message names these things.</summary>
    public static void Reports(string rule, string source, string place, params string[] mentions)
    {
        GeneratorRun run = GeneratorRun.Of(Head + source);
        Diagnostic diagnostic = run.Diagnostics.ShouldHaveSingleItem();
        diagnostic.Id.ShouldBe(rule);
        SyntaxTree tree = diagnostic.Location.SourceTree.ShouldNotBeNull();
        tree.GetText(TestContext.Current.CancellationToken).ToString(diagnostic.Location.SourceSpan).ShouldBe(place);
        string message = diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture);
        foreach (string mention in mentions) message.ShouldContain(mention, Case.Sensitive);
        message.ShouldNotMatch("[{][0-9][}]");
    }

    /// <summary>No diagnostic of any rule, and code that compiles with what is generated.</summary>
    public static void Accepts(string source)
    {
        GeneratorRun run = GeneratorRun.Of(Head + source);
        run.Diagnostics.ShouldBeEmpty();
        run.Output.GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.ToString()).ShouldBeEmpty();
    }
}
