using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace StudyHub.Schema.Samples.Tests.Documents;

/// <summary>What the README shows is what the sample says and what the build makes of it, line by line.</summary>
public sealed partial class ReadmeTests
{
    [Fact]
    public void The_sql_of_the_readme_is_what_the_build_writes()
        => Strangers(Block("sql"), Text("samples/StudyHub/db", "*.sql")).ShouldBeEmpty();

    [Fact]
    public void The_record_of_the_readme_is_in_the_sample()
        => Strangers(Block("csharp"), Text("samples/StudyHub", "*.cs")).ShouldBeEmpty();

    [Fact]
    public void A_line_that_the_build_does_not_write_would_be_seen()
        => Strangers("    ease_factor numeric(5, 2) not null default 2.5,", Text("samples/StudyHub/db", "*.sql")).Count.ShouldBe(1);

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space { get; }

    private static List<string> Strangers(string block, HashSet<string> known)
        => [.. block.Split('\n').Select(Normal).Where(line => line.Length > 0 && line != "…" && !known.Contains(line))];

    /// <summary>The first block of the language.</summary>
    private static string Block(string language)
    {
        string readme = File.ReadAllText(Path.Combine(Repository, "README.md"));
        int start = readme.IndexOf($"```{language}\n", StringComparison.Ordinal);
        start.ShouldBeGreaterThan(0);
        start += language.Length + 4;
        return readme[start..readme.IndexOf("```", start, StringComparison.Ordinal)];
    }

    private static HashSet<string> Text(string folder, string pattern)
        => [.. Directory.EnumerateFiles(Path.Combine(Repository, folder), pattern, SearchOption.AllDirectories)
            .SelectMany(File.ReadLines).Select(Normal)];

    private static string Normal(string line) => Space.Replace(line, " ").Trim();

    private static string Repository
    {
        get
        {
            DirectoryInfo? folder = new(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "StudyHub.Schema.sln"))) folder = folder.Parent;
            return folder.ShouldNotBeNull().FullName;
        }
    }
}
