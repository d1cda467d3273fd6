using System;
using System.Collections.Generic;

namespace StudyHub.Schema.Catalog.Live.Sql;

/// <summary>Tables, their constraints and their indexes.</summary>
internal static class TableSql
{
    /// <param name="table">The table.</param>
    /// <param name="lines">Columns and constraints that are part of the statement.</param>
    public static string Create(LiveObject table, IReadOnlyList<string> lines)
    {
        string unlogged = table["persistence"] is null ? "" : "unlogged ";
        string text = $"create {unlogged}table {table.Id.Name}";
        // A partition is made by itself and attached, so that its columns, constraints and indexes have the names and places that they should.
        if (table["of_type"] is { } type) text += $" of {type}{List(lines)}";
        else text += lines.Count == 0 ? " ()" : List(lines);
        if (table["partition_bound"] is null && table["parents"] is { } parents) text += $" inherits ({parents})";
        if (table["partition_key"] is { } key) text += $" partition by {key}";
        if (table["access_method"] is { } method) text += $" using {method}";
        text += StorageOptions.With(table["options"]);
        return table["tablespace"] is { } tablespace ? $"{text} tablespace {tablespace}" : text;
    }

    /// <summary>Everything but parents and replica identity, which have to wait for others.</summary>
    public static IEnumerable<string> Changes(LiveObject? before, LiveObject after)
    {
        if (before is not null)
        {
            if (before["persistence"] != after["persistence"]) yield return after["persistence"] is null ? "set logged" : "set unlogged";
            if (before["access_method"] != after["access_method"]) yield return $"set access method {after["access_method"] ?? "heap"}";
            if (before["tablespace"] != after["tablespace"]) yield return $"set tablespace {after["tablespace"] ?? "pg_default"}";
            foreach (string change in StorageOptions.Changes(before["options"], after["options"])) yield return change;
        }
        if ((before?.Is("row_security") ?? false) != after.Is("row_security")) yield return $"{(after.Is("row_security") ? "enable" : "disable")} row level security";
        if ((before?.Is("row_security_forced") ?? false) != after.Is("row_security_forced")) yield return $"{(after.Is("row_security_forced") ? "" : "no ")}force row level security";
    }

    public static IEnumerable<string> Detach(LiveObject before)
    {
        foreach (string parent in Parents(before))
        {
            yield return before["partition_bound"] is null ? $"alter table {before.Id.Name} no inherit {parent}" : $"alter table {parent} detach partition {before.Id.Name}";
        }
    }

    public static IEnumerable<string> Attach(LiveObject after)
    {
        foreach (string parent in Parents(after))
        {
            yield return after["partition_bound"] is { } bound ? $"alter table {parent} attach partition {after.Id.Name} {bound}" : $"alter table {after.Id.Name} inherit {parent}";
        }
    }

    public static string[] Parents(LiveObject table) => table["parents"]?.Split(", ") ?? [];

    public static string Constraint(LiveObject constraint) => $"constraint {constraint.Own} {PrintedForm.Faithful(constraint["definition"]!)}";

    /// <summary>The constraint takes an index that is there, by its own name.</summary>
    public static string ConstraintOfIndex(LiveObject constraint)
    {
        string kind = constraint.Id.Kind == LiveKind.PrimaryKey ? "primary key" : "unique";
        return $"{TargetSql.AlterParent(constraint)} add constraint {constraint.Own} {kind} using index {constraint.Own}{Deferring(constraint)}";
    }

    /// <summary>The words behind the columns that an index cannot say.</summary>
    private static string Deferring(LiveObject constraint)
        => constraint["definition"]!.IndexOf(" DEFERRABLE", StringComparison.Ordinal) is >= 0 and int at ? constraint["definition"]![at..] : "";

    private static string List(IReadOnlyList<string> lines) => lines.Count == 0 ? "" : $" (\n    {string.Join(",\n    ", lines)}\n)";
}
