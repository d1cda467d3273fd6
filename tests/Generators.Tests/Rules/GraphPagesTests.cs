using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using StudyHub.Schema.Generators.Tests.Harness;

namespace StudyHub.Schema.Generators.Tests.Rules;

/// <summary>The pages of the rules of graphs say the truth: their bad examples give exactly that diagnostic at its line, their good ones none, and both compile.</summary>
public sealed partial class GraphPagesTests
{
    private const string Head = """
        using System;
        using System.Collections.Generic;
        using StudyHub.Schema;

        """;

    public static TheoryData<string> Ids { get; } = ["SHS360", "SHS361", "SHS362", "SHS363", "SHS364", "SHS365"];

    [Fact]
    public void Every_rule_of_graphs_is_tried()
        => Diagnostics.Rules.All.Select(rule => rule.Id).Where(id => id.StartsWith("SHS36", System.StringComparison.Ordinal)).ShouldBe(Ids.Select(row => row.Data));

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_bad_example_is_reported_once_at_its_line(string id)
    {
        string example = Head + Example(id, "Bad");
        GeneratorRun run = GeneratorRun.Of(example);
        Diagnostic diagnostic = run.Diagnostics.ShouldHaveSingleItem();
        diagnostic.Id.ShouldBe(id);
        string[] lines = example.Split('\n');
        List<int> marked = [.. Enumerable.Range(0, lines.Length).Where(i => lines[i].Contains("// " + id, System.StringComparison.Ordinal))];
        diagnostic.Location.GetLineSpan().StartLinePosition.Line.ShouldBe(marked.ShouldHaveSingleItem(), customMessage: diagnostic.ToString());
        diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture).ShouldNotMatch("[{][0-9][}]");
        Errors(run).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_good_example_is_loaded(string id)
    {
        GeneratorRun run = GeneratorRun.Of(Head + Example(id, "Good"));

        run.Diagnostics.ShouldBeEmpty();
        Errors(run).ShouldBeEmpty();
        run.Result.GeneratedSources.ShouldContain(source => source.HintName.EndsWith(".Graph.g.cs"));
    }

    private static IEnumerable<string> Errors(GeneratorRun run)
        => run.Output.GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.ToString());

    private static string Example(string id, string kind, [CallerFilePath] string path = "")
    {
        string page = File.ReadAllText(Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, $"../../../docs/rules/{id}.md")));
        Match match = Regex.Match(page, $"## {kind}\n.*?```csharp\n(.*?)```", RegexOptions.Singleline);
        match.Success.ShouldBeTrue();
        return match.Groups[1].Value;
    }
}
