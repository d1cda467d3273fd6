using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using StudyHub.Schema.Generators.Tests.Harness;

namespace StudyHub.Schema.Generators.Tests.Rules;

/// <summary>The pages of projections and optional parameters say the truth: the bad example is reported once, at its line, and the good one is clean.</summary>
public sealed partial class ProjectionPagesTests
{
    private const string Head = "using System;\nusing System.Collections.Generic;\nusing StudyHub.Schema;\n\n";

    public static TheoryData<string> Ids { get; } = ["SHS340", "SHS341", "SHS342", "SHS343", "SHS344", "SHS345"];

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_bad_example_is_reported_once_at_its_line(string id)
    {
        string example = Head + Example(id, "Bad");
        Diagnostic problem = GeneratorRun.Of(example).Diagnostics.ShouldHaveSingleItem();
        problem.Id.ShouldBe(id);
        string[] lines = example.Split('\n');
        lines[problem.Location.GetLineSpan().StartLinePosition.Line].ShouldContain("// " + id);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_good_example_is_clean_and_compiles(string id)
    {
        GeneratorRun run = GeneratorRun.Of(Head + Example(id, "Good"));
        IEnumerable<Diagnostic> errors = run.Output.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        run.Diagnostics.Concat(errors).Select(diagnostic => diagnostic.ToString()).ShouldBeEmpty();
    }

    [GeneratedRegex("## (?<kind>Bad|Good)\n.*?```csharp\n(?<text>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Examples { get; }

    private static string Example(string id, string kind) => Examples.Matches(Page(id)).Single(match => match.Groups["kind"].Value == kind).Groups["text"].Value;

    private static string Page(string id, [CallerFilePath] string path = "")
        => File.ReadAllText(Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, $"../../../docs/rules/{id}.md")));
}
