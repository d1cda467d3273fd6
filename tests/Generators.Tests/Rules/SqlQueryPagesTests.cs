using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using StudyHub.Schema.Generators.Tests.Harness;
using StudyHub.Schema.Queries;

namespace StudyHub.Schema.Generators.Tests.Rules;

/// <summary>The pages of the rules about SQL say the truth: their bad examples give that diagnostic at the line that is marked, their good ones none.</summary>
public sealed partial class SqlQueryPagesTests
{
    private const string Head = """
        using System;
        using System.Collections.Generic;
        using System.Threading;
        using System.Threading.Tasks;
        using StudyHub.Schema;
        using StudyHub.Schema.Sessions;

        """;

    public static TheoryData<string> Ids { get; } = [.. QueryRules.All.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_bad_example_is_reported_once_at_its_line(string id)
    {
        string example = Head + Example(id, "Bad");
        GeneratorRun run = GeneratorRun.Of(example);
        Diagnostic diagnostic = run.Diagnostics.ShouldHaveSingleItem();
        diagnostic.Id.ShouldBe(id, diagnostic.ToString());
        string[] lines = example.Split('\n');
        List<int> marked = [.. Enumerable.Range(0, lines.Length).Where(i => lines[i].Contains("// " + id, System.StringComparison.Ordinal))];
        diagnostic.Location.GetLineSpan().StartLinePosition.Line.ShouldBe(marked.ShouldHaveSingleItem(), customMessage: diagnostic.ToString());
        // A method that is no other half at all has none.
        if (id != "SHS401") SqlCheck.Compiles(run);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_good_example_is_accepted(string id)
    {
        GeneratorRun run = GeneratorRun.Of(Head + Example(id, "Good"));
        run.Diagnostics.ShouldBeEmpty();
        SqlCheck.Compiles(run);
    }

    [GeneratedRegex("## (?<kind>Bad|Good)\n.*?```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Examples { get; }

    private static string Example(string id, string kind, [CallerFilePath] string path = "")
    {
        string page = File.ReadAllText(Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, $"../../../docs/rules/{id}.md")));
        return Examples.Matches(page).Single(match => match.Groups["kind"].Value == kind).Groups["code"].Value;
    }
}
