using System;
using System.Collections.Generic;
using System.Linq;

namespace StudyHub.Schema.Catalog.Live.Sql;

/// <summary>Enums, domains, composite types and ranges.</summary>
internal static class TypeSql
{
    private const int LongestName = 63;

    public static string Create(LiveObject type, LiveCatalog after) => type.Id.Kind switch
    {
        LiveKind.Enum => $"create type {type.Id.Name} as enum ({type["labels"]})",
        LiveKind.Range => $"create type {type.Id.Name} as range ({type["definition"]})",
        LiveKind.CompositeType => $"create type {type.Id.Name} as ({string.Join(", ", Attributes(type, after).Select(attribute => $"{attribute.Own} {ColumnSql.Type(attribute)}"))})",
        _ => Domain(type),
    };

    public static IEnumerable<LiveObject> Attributes(LiveObject type, LiveCatalog catalog) => catalog.ChildrenOf(type.Id)
        .Where(child => child.Id.Kind == LiveKind.Attribute)
        .OrderBy(child => int.Parse(child["position"]!, System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>One statement for each label that is new, in their order.</summary>
    public static IEnumerable<string> AddedLabels(LiveObject before, LiveObject after)
    {
        string[] there = EnumLabels.Of(before);
        string[] wanted = EnumLabels.Of(after);
        for (int i = 0; i < wanted.Length; i++)
        {
            if (there.Contains(wanted[i])) continue;
            // Those before it are there by then, whether old or just added.
            string place = i > 0 ? (wanted.Skip(i).Any(there.Contains) ? $" after {wanted[i - 1]}" : "") : there.Length > 0 ? $" before {there[0]}" : "";
            yield return $"alter type {after.Id.Name} add value {wanted[i]}{place}";
        }
    }

    public static IEnumerable<string> AlterDomain(LiveObject before, LiveObject after)
    {
        if (before["default"] != after["default"])
            yield return $"alter domain {after.Id.Name} {(after["default"] is { } expression ? $"set default {PrintedForm.Faithful(expression)}" : "drop default")}";
        if (before["not_null"] != after["not_null"]) yield return $"alter domain {after.Id.Name} {(after.Is("not_null") ? "set" : "drop")} not null";
    }

    /// <summary>Frees the name while the columns of the type move over to the new one.</summary>
    public static string Rename(LiveObject type) => $"alter {Word(type.Id.Kind)} {type.Id.Name} rename to {OldOwn(type.Own)}";

    public static string Old(LiveObject type) => $"{type.Parent!.Value.Name}.{OldOwn(type.Own)}";

    /// <summary>The name and "__old", within what a name may have.</summary>
    private static string OldOwn(string own)
    {
        const string Mark = "__old";
        string plain = own.Trim('"');
        if (plain.Length > LongestName - Mark.Length) plain = plain[..(LongestName - Mark.Length)];
        return own.StartsWith('"') ? $"\"{plain}{Mark}\"" : plain + Mark;
    }

    public static string Word(LiveKind kind) => kind == LiveKind.Domain ? "domain" : "type";

    private static string Domain(LiveObject domain)
    {
        string text = $"create domain {domain.Id.Name} as {domain["base"]}";
        if (domain["collation"] is { } collation) text += $" collate {collation}";
        if (domain["default"] is { } expression) text += $" default {PrintedForm.Faithful(expression)}";
        return domain.Is("not_null") ? text + " not null" : text;
    }
}
