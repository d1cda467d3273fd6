using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Declarations;
using StudyHub.Schema.Linking;
using StudyHub.Schema.Model;

namespace StudyHub.Schema.Core.Tests.Linking;

/// <summary>Short ways to link and to look at what came out.</summary>
internal static class Linked
{
    public static DatabaseDeclaration StudyHub { get; } = new() { Name = "StudyHub" };

    public static LinkedSchema From(params TableDeclaration[] tables) => SchemaLinker.Link(StudyHub, tables.ToEquatableArray());

    /// <summary>The schema of declarations that must be faultless.</summary>
    public static SchemaModel Faultless(params TableDeclaration[] tables)
    {
        LinkedSchema linked = From(tables);
        linked.Findings.ShouldBeEmpty();
        return linked.Schema;
    }

    public static TableModel Table(this SchemaModel schema, string name) => schema.Tables.Single(table => table.Name.Name.Value == name);

    public static TableModel Table(this LinkedSchema linked, string name) => linked.Schema.Table(name);

    public static Finding OnlyFinding(this LinkedSchema linked, Rule rule)
    {
        Finding finding = linked.Findings.ShouldHaveSingleItem();
        finding.Rule.ShouldBe(rule.Id);
        return finding;
    }

    /// <summary>The rule's message with the finding's arguments, as the compiler would show it.</summary>
    public static string Message(this Finding finding)
        => string.Format(
            System.Globalization.CultureInfo.InvariantCulture,
            LinkingRules.All.Single(rule => rule.Id == finding.Rule).MessageFormat,
            finding.Arguments.Cast<object>().ToArray());

    public static IEnumerable<string> Names<T>(IEnumerable<T> items)
        where T : notnull => items.Select(item => item.GetType().GetProperty("Name")!.GetValue(item)!.ToString()!);

    /// <summary>fk_name: (a, b) → table (c, d).</summary>
    public static string Text(this ForeignKeyModel key)
        => $"{key.Name}: ({string.Join(", ", key.Columns)}) → {key.ReferencedTable} ({string.Join(", ", key.ReferencedColumns)})"
            + (key.OnDelete == ReferentialAction.NoAction ? "" : " on delete " + key.OnDelete)
            + (key.OnDeleteColumns.IsEmpty ? "" : $" ({string.Join(", ", key.OnDeleteColumns)})");

    public static string Text(this IndexModel index)
        => $"{index.Name}: ({string.Join(", ", index.Keys.Select(key => key.Column?.Value ?? key.Expression!.Text))})";

    public static string Text(this UniqueModel unique) => $"{unique.Name}: ({string.Join(", ", unique.Columns)})";

    public static string Text(this GrantModel grant)
        => $"{grant.Role} {grant.Privilege}" + (grant.Columns.IsEmpty ? "" : $" ({string.Join(", ", grant.Columns)})");
}
