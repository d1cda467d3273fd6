using System;
using System.Globalization;

namespace StudyHub.Schema.Catalog.Scratch;

/// <summary>A text that PostgreSQL prints in its own words: how it is written into a database again, and where that database prints it then.</summary>
/// <param name="Difference">Tells both texts.</param>
/// <param name="Sql">The statement for a text; the number tells names apart that are made for it.</param>
/// <param name="Place">Kind, name and aspect of the fact that holds the print.</param>
internal sealed record PrintedText(CatalogDifference Difference, Func<string, int, string> Sql, Func<int, (string Kind, string Name, string Aspect)> Place)
{
    /// <summary>Null for what is no expression, and where one side has none: that is a difference whatever is printed.</summary>
    public static PrintedText? Of(CatalogDifference difference)
    {
        if (difference is not { Aspect: { } aspect, Expected: { } expected, Found: not null }) return null;
        string name = difference.Name;
        (string Kind, string Name, string Aspect) same = (difference.Kind, name, aspect);
        switch (difference.Kind, aspect)
        {
            case ("check" or "exclusion constraint", "definition"):
                return OnTable(difference, text => text);
            case ("column", "generated") when Storage(expected) == Storage(difference.Found!):
                return OnTable(difference, text => $"check (({text[Storage(text).Length..]}) is not null)");
            case ("column", "default"):
                return new(difference, (text, _) => $"alter table {Parent(name)} alter column {Own(name)} set default {text}", _ => same);
            case ("policy", "using" or "with check"):
                return new(difference, (text, _) => $"alter policy {Own(name)} on {Parent(name)} {aspect} ({text})", _ => same);
            case ("index", "definition"):
                return new(difference, (text, _) => $"drop index {name} cascade; {text}", _ => same);
            case ("trigger" or "rule", "definition"):
                return new(difference, (text, _) => $"drop {difference.Kind} {Own(name)} on {Parent(name)}; {text}", _ => same);
            case ("function" or "procedure", "definition"):
                return new(difference, (text, _) => text, _ => same);
            case ("view", "definition"):
                return new(difference, (text, _) => $"create or replace view {name} as {text}", _ => same);
            case ("materialized view", "definition"):
                return new(difference, (text, _) => $"drop materialized view {name} cascade; create materialized view {name} as {text.TrimEnd(';')} with no data", _ => same);
            case ("domain", "default"):
                return new(difference, (text, _) => $"alter domain {name} set default {text}", _ => same);
            case ("domain", _) when aspect.StartsWith("constraint ", StringComparison.Ordinal):
                return new(difference, (text, i) => $"alter domain {name} add constraint {Spare(i)} {text}", i => ("domain", name, "constraint " + Spare(i)));
            default:
                return null;
        }
    }

    private static PrintedText OnTable(CatalogDifference difference, Func<string, string> constraint)
    {
        string table = Parent(difference.Name);
        string kind = difference.Kind == "column" ? "check" : difference.Kind;
        return new(difference, (text, i) => $"alter table {table} add constraint {Spare(i)} {constraint(text)}", i => (kind, $"{table}.{Spare(i)}", "definition"));
    }

    /// <summary>"stored " or "virtual ", which stands before the expression.</summary>
    private static string Storage(string generated) => generated[..(generated.IndexOf(' ', StringComparison.Ordinal) + 1)];

    private static string Spare(int number) => "studyhub_second_print_" + number.ToString(CultureInfo.InvariantCulture);

    private static string Parent(string name) => name[..LastDot(name)];

    private static string Own(string name) => name[(LastDot(name) + 1)..];

    /// <summary>The one between the last two names: a dot in double quotes is part of a name.</summary>
    private static int LastDot(string name)
    {
        bool isQuoted = false;
        int last = -1;
        for (int i = 0; i < name.Length; i++)
        {
            if (name[i] == '"') isQuoted = !isQuoted;
            else if (name[i] == '.' && !isQuoted) last = i;
        }
        return last;
    }
}
