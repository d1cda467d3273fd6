using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using StudyHub.Schema.Generators.Tests.Harness;
using StudyHub.Schema.Linking;

namespace StudyHub.Schema.Generators.Tests.Rules;

/// <summary>
/// The pages of the linking rules say the truth: their bad examples, built as a user would build them, give exactly that diagnostic at the
/// line that the page marks, and nothing else, from the generator or from the code that it emits.
/// </summary>
public sealed partial class LinkingPagesTests
{
    private const string Head = """
        using System;
        using System.Collections.Generic;
        using StudyHub.Schema;

        """;

    public static TheoryData<string> Ids { get; } =
    [
        "SHS101", "SHS102", "SHS103", "SHS104", "SHS105", "SHS106", "SHS107", "SHS108", "SHS109", "SHS111", "SHS112", "SHS113", "SHS114",
        "SHS115", "SHS116", "SHS117", "SHS118", "SHS119", "SHS120",
    ];

    [Fact]
    public void Every_linking_rule_is_tried() => LinkingRules.All.Select(rule => rule.Id).ShouldBe(Ids.Select(row => row.Data));

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_bad_example_is_reported_once_at_its_line(string id)
    {
        string example = Head + Bad(id);
        GeneratorRun run = GeneratorRun.Of(example);
        Diagnostic diagnostic = run.Diagnostics.ShouldHaveSingleItem();
        diagnostic.Id.ShouldBe(id);
        string[] lines = example.Split('\n');
        List<int> marked = [.. Enumerable.Range(0, lines.Length).Where(i => lines[i].Contains("// " + id, System.StringComparison.Ordinal))];
        marked.ShouldHaveSingleItem();
        diagnostic.Location.GetLineSpan().StartLinePosition.Line.ShouldBe(marked[0], customMessage: diagnostic.ToString());
        diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture).ShouldNotMatch("[{][0-9][}]");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void No_error_of_the_compiler_follows_from_it(string id)
        => GeneratorRun.Of(Head + Bad(id)).Output.GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.ToString()).ShouldBeEmpty();

    [GeneratedRegex("## Bad\n.*?```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex BadExample { get; }

    private static string Bad(string id, [CallerFilePath] string path = "")
    {
        string page = File.ReadAllText(Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, $"../../../docs/rules/{id}.md")));
        Match match = BadExample.Match(page);
        match.Success.ShouldBeTrue();
        return match.Groups[1].Value;
    }
}
