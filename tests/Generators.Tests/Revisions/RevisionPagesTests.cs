using System;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using StudyHub.Schema.Generators.Tests.Harness;
using StudyHub.Schema.Revisions;

namespace StudyHub.Schema.Generators.Tests.Revisions;

/// <summary>
/// The pages of the rules of revisions say the truth: the folder that breaks the rule gives exactly the lines that the page shows, as a build
/// prints them, and after what the page says is to be done nothing is left.
/// </summary>
public sealed partial class RevisionPagesTests
{
    private const string Head = "using System; using StudyHub.Schema;\n[assembly: Database(\"Notebook\")]\n";

    public static TheoryData<string> Ids { get; } = [.. RevisionScenes.All.Keys.Order(StringComparer.Ordinal)];

    [Fact]
    public void Every_rule_of_revisions_is_tried() => RevisionRules.All.Select(rule => rule.Id).ShouldBe(Ids.Select(row => row.Data));

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_bad_folder_gives_the_lines_of_the_page(string id)
    {
        string text = File.ReadAllText(PathOf(id));
        string shown = string.Join("\n", RevisionScenes.All[id].Broken().Reported(Records(id, "Bad"))) + "\n";
        if (Environment.GetEnvironmentVariable("GOLDEN_ACCEPT") == "1")
            File.WriteAllText(PathOf(id), text = Shown.Replace(text, match => "```text\n" + shown + "```", 1));

        Shown.Match(text).Groups["lines"].Value.ShouldBe(shown);
        shown.ShouldContain($": {(id == "SHS310" ? "warning" : "error")} {id}: ");
        shown.ShouldNotMatch("[{][0-9][}]");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void After_what_is_to_be_done_nothing_is_left(string id) => RevisionScenes.All[id].Mended().Reported(Records(id, "Good")).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_page_says_how_severe_it_is(string id)
        => File.ReadAllText(PathOf(id)).ShouldContain($"\n\n{Diagnostics.Rules.Find(id).DefaultSeverity}");

    [Fact]
    public void What_is_pending_is_marked_at_its_line()
    {
        string example = Records("SHS310", "Bad");
        Diagnostic pending = new GeneratorRun(Compiled.From(example), RevisionScenes.Whole().Texts).Diagnostics.ShouldHaveSingleItem();

        example.Split('\n')[pending.Location.GetLineSpan().StartLinePosition.Line].ShouldContain("// SHS310");
    }

    /// <summary>The page's own records, where it shows some.</summary>
    private static string Records(string id, string kind)
        => Example.Matches(File.ReadAllText(PathOf(id))).SingleOrDefault(match => match.Groups["kind"].Value == kind) is { } match
            ? Head + match.Groups["text"].Value : RevisionScenes.Records;

    [GeneratedRegex("## (?<kind>Bad|Good)\n\n```csharp\n(?<text>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example { get; }

    [GeneratedRegex("```text\n(?<lines>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Shown { get; }

    private static string PathOf(string id, [CallerFilePath] string path = "")
        => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, $"../../../docs/rules/{id}.md"));
}
