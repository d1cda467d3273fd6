using System;
using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Linking;

/// <summary>Compares the columns of a foreign key with those they point at.</summary>
internal static class ReferenceTypes
{
    /// <summary>Other names of built-in types, as authors write them in [Column(Type = "…")].</summary>
    private static readonly Dictionary<string, string> Aliases = new(StringComparer.Ordinal)
    {
        ["int2"] = "smallint", ["int4"] = "integer", ["int"] = "integer", ["int8"] = "bigint", ["float4"] = "real",
        ["float8"] = "double precision", ["bool"] = "boolean", ["decimal"] = "numeric", ["timestamptz"] = "timestamp with time zone",
        ["character varying"] = "text", ["varchar"] = "text",
    };

    /// <summary>Same number, same types pairwise. Lengths may differ, and text and varchar are one: PostgreSQL compares them as text.</summary>
    public static bool Fit(TableScope table, EquatableArray<Identifier> columns, TableScope target, EquatableArray<Identifier> referenced)
    {
        if (columns.Count != referenced.Count) return false;
        for (int i = 0; i < columns.Count; i++)
            if (Comparable(table, columns[i]) != Comparable(target, referenced[i])) return false;
        return true;
    }

    /// <summary>Such as "framework_id uuid, code text".</summary>
    public static string Describe(TableScope table, EquatableArray<Identifier> columns)
        => string.Join(", ", columns.Select(column => column.Value + " " + table.Columns.Named(column)?.Type));

    private static PgType? Comparable(TableScope table, Identifier column)
    {
        if (table.Columns.Named(column)?.Type is not { } type || type.Schema is not null) return table.Columns.Named(column)?.Type;
        string name = type.Name.Split('(')[0].Trim().ToLowerInvariant();
        return type with { Name = Aliases.TryGetValue(name, out string? canonical) ? canonical : name, Length = null };
    }
}
