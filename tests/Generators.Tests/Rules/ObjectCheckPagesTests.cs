using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using StudyHub.Schema.Generators.Tests.Harness;

namespace StudyHub.Schema.Generators.Tests.Rules;

/// <summary>
/// The pages of the checks that are about db/objects say the truth: their bad examples give exactly that diagnostic, at the line of the SQL
/// file that the page marks, and their good ones give none.
/// </summary>
public sealed partial class ObjectCheckPagesTests
{
    private const string Records = """
        using System;
        using StudyHub.Schema;
        [Table]
        public sealed partial record Teacher
        {
            public Guid Id { get; init; }
            [Index] public Guid UserId { get; init; }
            public required string Name { get; init; }
            [Policy(Command.Select)] static bool Own(Teacher row, Session session) => row.UserId == session.UserId;
            [Policy(Command.Select, To = Role.Admin)] static bool Everyone(Teacher row) => true;
        }
        """;

    public static TheoryData<string> Ids { get; } = ["SHS228", "SHS232", "SHS233"];

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_bad_example_is_reported_once_at_its_line(string id)
    {
        ObjectFile[] files = Files(Section(id, "Bad"));

        Diagnostic weakness = Reported(files).ShouldHaveSingleItem();

        weakness.Id.ShouldBe(id);
        FileLinePositionSpan place = weakness.Location.GetLineSpan();
        string[] lines = files.Single(file => file.Path == place.Path).GetText(TestContext.Current.CancellationToken).ToString().Split('\n');
        lines[place.StartLinePosition.Line].ShouldContain("-- " + id, customMessage: weakness.ToString());
        weakness.GetMessage(CultureInfo.InvariantCulture).ShouldNotMatch("[{][0-9][}]");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_good_example_is_clean(string id) => Reported(Files(Section(id, "Good"))).Select(weakness => weakness.ToString()).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_page_says_how_severe_it_is(string id) => Page(id).ShouldContain($"\n\n{Diagnostics.Rules.Find(id).DefaultSeverity}, found in files of db/objects");

    /// <summary>Nothing that is about the records alone.</summary>
    private static IEnumerable<Diagnostic> Reported(ObjectFile[] files)
    {
        GeneratorRun run = new(Compiled.From(Records), files);
        run.Diagnostics.ShouldBeEmpty();
        run.Output.GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.ToString()).ShouldBeEmpty();
        return run.Weaknesses.Where(weakness => weakness.Severity > DiagnosticSeverity.Info);
    }

    private static ObjectFile[] Files(IEnumerable<string> texts) => [.. texts.Select((text, i) => new ObjectFile($"/src/db/objects/{i}_{text.Length}.sql", text))];

    private static IEnumerable<string> Section(string id, string heading)
        => Sql.Matches(Page(id).Split("\n## ").Single(part => part.StartsWith(heading, StringComparison.Ordinal))).Select(match => match.Groups[1].Value);

    private static string Page(string id, [CallerFilePath] string path = "")
        => File.ReadAllText(Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, $"../../../docs/rules/{id}.md")));

    [GeneratedRegex("```sql\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Sql { get; }
}
