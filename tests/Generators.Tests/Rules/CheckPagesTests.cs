using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using StudyHub.Schema.Checks;
using StudyHub.Schema.Generators.Tests.Harness;

namespace StudyHub.Schema.Generators.Tests.Rules;

/// <summary>
/// The pages of the checks say the truth: the bad example gives exactly that diagnostic at the line that the page marks, and the good one,
/// built the same way, gives none at all.
/// </summary>
public sealed partial class CheckPagesTests
{
    private const string Head = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using StudyHub.Schema;

        """;

    /// <summary>What no record can declare by itself; their tests are in Core.Tests.</summary>
    private static readonly string[] OfLiveDatabases = ["SHS214", "SHS226", "SHS227", "SHS229"];

    public static TheoryData<string> Ids { get; } =
    [
        "SHS201", "SHS202", "SHS203", "SHS204", "SHS205", "SHS206", "SHS207", "SHS208", "SHS209", "SHS210", "SHS211", "SHS212", "SHS213",
        "SHS215", "SHS216", "SHS217", "SHS218", "SHS219", "SHS220", "SHS221", "SHS222", "SHS223", "SHS224", "SHS225", "SHS230", "SHS231",
    ];

    [Fact]
    public void Every_check_is_tried_here_or_is_about_objects_or_live_databases()
        => SchemaCheck.Rules.Select(rule => rule.Id).ShouldBe(
            Ids.Concat(ObjectCheckPagesTests.Ids).Select(row => row.Data).Concat(OfLiveDatabases).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_bad_example_is_reported_once_at_its_line(string id)
    {
        string example = Head + Example(id, "Bad");
        Diagnostic weakness = Reported(example).ShouldHaveSingleItem();
        weakness.Id.ShouldBe(id);
        string[] lines = example.Split('\n');
        List<int> marked = [.. Enumerable.Range(0, lines.Length).Where(i => lines[i].Contains("// " + id, StringComparison.Ordinal))];
        weakness.Location.GetLineSpan().StartLinePosition.Line.ShouldBe(marked.ShouldHaveSingleItem(), customMessage: weakness.ToString());
        weakness.GetMessage(CultureInfo.InvariantCulture).ShouldNotMatch("[{][0-9][}]");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_good_example_is_clean(string id) => Reported(Head + Example(id, "Good")).Select(weakness => weakness.ToString()).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_page_says_how_severe_it_is(string id)
        => Page(id).ShouldContain($"\n\n{Diagnostics.Rules.Find(id).DefaultSeverity switch { DiagnosticSeverity.Info => "Advice", { } severity => severity.ToString() }}");

    /// <summary>What the compiler shows: pragmas applied, and nothing but our own.</summary>
    private static IEnumerable<Diagnostic> Reported(string source)
    {
        GeneratorRun run = GeneratorRun.Of(source);
        run.Diagnostics.ShouldBeEmpty();
        run.Output.GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.ToString()).ShouldBeEmpty();
        return run.Weaknesses.Where(weakness => !weakness.IsSuppressed);
    }

    [GeneratedRegex("## (?<kind>Bad|Good)\n.*?```csharp\n(?<text>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Examples { get; }

    private static string Example(string id, string kind)
        => Examples.Matches(Page(id)).Single(match => match.Groups["kind"].Value == kind).Groups["text"].Value;

    private static string Page(string id, [CallerFilePath] string path = "")
        => File.ReadAllText(Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, $"../../../docs/rules/{id}.md")));
}
