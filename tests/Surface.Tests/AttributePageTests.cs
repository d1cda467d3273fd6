using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace StudyHub.Schema.Surface.Tests;

/// <summary>docs/attributes.md has a row for each attribute that users can write, and for no other, and its links lead somewhere.</summary>
public sealed class AttributePageTests
{
    private static readonly string Page = File.ReadAllText(Docs("attributes.md"));

    [Fact]
    public void Each_attribute_has_one_row()
    {
        string[] attributes =
        [
            .. Assembly.Load("StudyHub.Schema").GetExportedTypes().Where(type => type.IsSubclassOf(typeof(Attribute)))
                .Select(type => type.Name.Split('`')[0]).Select(name => name[..^nameof(Attribute).Length]),
        ];
        attributes.Length.ShouldBeGreaterThan(40);

        string[] rows = [.. Regex.Matches(Page, @"^\| `\[(\w+)[^`]*\]` \|", RegexOptions.Multiline).Select(row => row.Groups[1].Value)];
        attributes.Except(rows).ShouldBeEmpty("they have no row");
        rows.Except(attributes).ShouldBeEmpty("there are no such attributes");
        rows.ShouldBeUnique();
    }

    [Fact]
    public void Each_link_leads_to_a_page()
    {
        string[] links = [.. Regex.Matches(Page, @"\]\(([^)]+)\)").Select(link => link.Groups[1].Value).Distinct()];
        links.Length.ShouldBeGreaterThan(5);
        links.Where(link => !Path.Exists(Docs(link))).ShouldBeEmpty();
    }

    private static string Docs(string name, [CallerFilePath] string path = "")
        => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "../../docs", name));
}
