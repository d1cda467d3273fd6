using System.Collections.Generic;
using System.Linq;

namespace StudyHub.Schema.Catalog.Live.Sql;

/// <summary>Columns and attributes of types.</summary>
internal static class ColumnSql
{
    private const string Identity = "identity";

    /// <summary>"id uuid not null default gen_random_uuid()", as in CREATE TABLE.</summary>
    /// <param name="column">The column.</param>
    /// <param name="inlineDefault">Its default, where that is part of the definition.</param>
    public static string Definition(LiveObject column, LiveObject? inlineDefault)
    {
        string text = $"{column.Own} {Type(column)}";
        if (column["compression"] is { } compression) text += $" compression {compression}";
        if (column["generated"] is { } generated) text += $" generated always as ({PrintedForm.Faithful(column["expression"]!)}) {generated}";
        if (column[Identity] is { } identity) text += $" generated {identity} as identity ({Sequence(column)})";
        text += NotNullSql.Inline(column);
        if (inlineDefault is not null) text += $" default {PrintedForm.Faithful(inlineDefault["expression"]!)}";
        return text;
    }

    /// <summary>What CREATE TABLE and ADD COLUMN do not say.</summary>
    public static IEnumerable<string> Completions(LiveObject column)
    {
        if (column["storage"] is { } storage) yield return $"set storage {storage}";
        if (column["statistics"] is { } statistics) yield return $"set statistics {statistics}";
        if (column["options"] is { } options) yield return $"set ({options})";
    }

    /// <summary>The actions behind ALTER COLUMN, in an order that works.</summary>
    /// <param name="before">As it is.</param>
    /// <param name="after">As it should be.</param>
    /// <param name="retype">What says its new type, where it gets one.</param>
    /// <param name="isSet">NOT NULL is set by one of the actions.</param>
    /// <param name="isLost">NOT NULL is dropped.</param>
    public static IEnumerable<string> Changes(LiveObject before, LiveObject after, string? retype, bool isSet, bool isLost)
    {
        if (before[Identity] is not null && after[Identity] is null) yield return "drop identity";
        if (before["generated"] is not null && after["generated"] is null) yield return "drop expression";
        if (retype is not null) yield return retype;
        if (isSet) yield return "set not null";
        if (after[Identity] is { } identity)
        {
            if (before[Identity] is null) yield return $"add generated {identity} as identity ({Sequence(after)})";
            else
            {
                if (before[Identity] != identity) yield return $"set generated {identity}";
                if (before["sequence_options"] != after["sequence_options"]) yield return SequenceSql.AsSettings(after["sequence_options"]!);
            }
        }
        if (isLost) yield return "drop not null";
        // With its type a column gets the type's way of storing.
        if ((retype is null ? before["storage"] : null) != after["storage"]) yield return $"set storage {after["storage"] ?? after["type_storage"]}";
        if (before["compression"] != after["compression"]) yield return $"set compression {after["compression"] ?? "default"}";
        if (before["statistics"] != after["statistics"]) yield return $"set statistics {after["statistics"] ?? "-1"}";
        foreach (string change in StorageOptions.Changes(before["options"], after["options"])) yield return change;
    }

    /// <summary>Of an identity that stays: its name can differ.</summary>
    public static string? SequenceRename(LiveObject before, LiveObject after)
        => before["sequence"] is { } old && after["sequence"] is { } wanted && old != wanted
            ? $"alter sequence {old} rename to {wanted[(QualifiedText.SchemaOf(wanted).Length + 1)..]}" : null;

    public static string Type(LiveObject column) => column["type"] + (column["collation"] is { } collation ? $" collate {collation}" : "");

    public static string AlterEach(LiveObject column, IEnumerable<string> changes)
        => $"{TargetSql.AlterParent(column)} {string.Join(", ", changes.Select(change => $"alter column {column.Own} {change}"))}";

    private static string Sequence(LiveObject column) => $"sequence name {column["sequence"]} {column["sequence_options"]}";
}
