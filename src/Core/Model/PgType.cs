using System;
using System.Globalization;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Model;

/// <summary>A column's type. Built-in types have no schema and go by the name that format_type() prints without its modifiers.</summary>
public sealed record PgType
{
    public required string Name { get; init; }

    /// <summary>The schema of a type that the model makes (an enum); null for built-in types and for raw ones.</summary>
    public Identifier? Schema { get; init; }

    /// <summary>Characters, for varchar(n).</summary>
    public int? Length { get; init; }

    /// <summary>Digits in all, for numeric(p, s).</summary>
    public int? Precision { get; init; }

    /// <summary>Digits behind the point, for numeric(p, s).</summary>
    public int? Scale { get; init; }

    public bool IsArray { get; init; }

    public static PgType Uuid { get; } = new() { Name = "uuid" };

    public static PgType Text { get; } = new() { Name = "text" };

    public static PgType SmallInt { get; } = new() { Name = "smallint" };

    public static PgType Integer { get; } = new() { Name = "integer" };

    public static PgType BigInt { get; } = new() { Name = "bigint" };

    public static PgType Real { get; } = new() { Name = "real" };

    public static PgType DoublePrecision { get; } = new() { Name = "double precision" };

    public static PgType Boolean { get; } = new() { Name = "boolean" };

    public static PgType Date { get; } = new() { Name = "date" };

    public static PgType Time { get; } = new() { Name = "time without time zone" };

    public static PgType TimestampTz { get; } = new() { Name = "timestamp with time zone" };

    public static PgType Interval { get; } = new() { Name = "interval" };

    public static PgType Jsonb { get; } = new() { Name = "jsonb" };

    public static PgType Bytea { get; } = new() { Name = "bytea" };

    /// <param name="length">1 to 10,485,760 characters.</param>
    public static PgType Varchar(int length) => new() { Name = "character varying", Length = length };

    /// <param name="precision">1 to 1,000 digits in all.</param>
    /// <param name="scale">Digits behind the point, at most <paramref name="precision"/>.</param>
    public static PgType Numeric(int precision, int scale) => new() { Name = "numeric", Precision = precision, Scale = scale };

    public static PgType Enum(QualifiedName name) => new() { Name = name.Name.Value, Schema = name.Schema };

    /// <summary>A type that the vocabulary does not know, written as its author gave it: "inet", "citext".</summary>
    public static PgType Raw(string name) => new() { Name = name };

    public PgType ArrayOf() => this with { IsArray = true };

    /// <summary>For messages; SQL text is made by the Sql room alone.</summary>
    public override string ToString()
    {
        string modifiers = Length is { } length ? Invariant($"({length})") : Precision is { } precision ? Invariant($"({precision},{Scale ?? 0})") : "";
        return (Schema is null ? "" : Schema.Value + ".") + Name + modifiers + (IsArray ? "[]" : "");
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
