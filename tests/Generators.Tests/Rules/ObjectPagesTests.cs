using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using StudyHub.Schema.Generators.Tests.Harness;
using StudyHub.Schema.Linking;

namespace StudyHub.Schema.Generators.Tests.Rules;

/// <summary>
/// The pages of the rules about db/objects say the truth: their bad examples give exactly that diagnostic, at the line of the SQL file that
/// the page marks, and their good ones give none.
/// </summary>
public sealed partial class ObjectPagesTests
{
    private const string Records = """
        using System;
        using StudyHub.Schema;
        [Table] public sealed record Student { public Guid Id { get; init; } }
        """;

    public static TheoryData<string> Ids { get; } = ["SHS130", "SHS131", "SHS132", "SHS133", "SHS134", "SHS135", "SHS136"];

    [Fact]
    public void Every_rule_is_tried() => ObjectRules.All.Select(rule => rule.Id).ShouldBe(Ids.Select(row => row.Data));

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_bad_example_is_reported_once_at_its_line(string id)
    {
        ObjectFile[] files = Files(Section(id, "Bad"));

        Diagnostic diagnostic = Run(files).Diagnostics.ShouldHaveSingleItem();

        diagnostic.Id.ShouldBe(id);
        FileLinePositionSpan place = diagnostic.Location.GetLineSpan();
        string[] lines = files.Single(file => file.Path == place.Path).GetText(TestContext.Current.CancellationToken).ToString().Split('\n');
        lines[place.StartLinePosition.Line].ShouldContain("-- " + id, customMessage: diagnostic.ToString());
        diagnostic.GetMessage(CultureInfo.InvariantCulture).ShouldNotMatch("[{][0-9][}]");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_good_example_is_not_reported(string id)
    {
        string[] others = id == "SHS134" ? ["-- object: function app.second()\ncreate function app.second() returns integer language sql as 'select 1'"] : [];

        Run([.. Files(Section(id, "Good")), .. Files(others)]).Diagnostics.ShouldBeEmpty();
    }

    private static GeneratorRun Run(ObjectFile[] files) => new(Compiled.From(Records), files);

    private static ObjectFile[] Files(IEnumerable<string> texts) => [.. texts.Select((text, i) => new ObjectFile($"/src/db/objects/{i}_{text.Length}.sql", text))];

    private static IEnumerable<string> Section(string id, string heading, [CallerFilePath] string path = "")
    {
        string page = File.ReadAllText(Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, $"../../../docs/rules/{id}.md")));
        string section = page.Split("\n## ").Single(part => part.StartsWith(heading, StringComparison.Ordinal));
        return Sql.Matches(section).Select(match => match.Groups[1].Value);
    }

    [GeneratedRegex("```sql\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Sql { get; }
}
