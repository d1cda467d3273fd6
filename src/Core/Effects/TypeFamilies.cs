using StudyHub.Schema.Model;

namespace StudyHub.Schema.Effects;

/// <summary>Types that are converted by the same rules.</summary>
internal enum TypeFamily
{
    Other,
    Text,
    Integer,
    Numeric,
    Float,
    Boolean,
    Date,
    Time,
    Timestamp,
    Interval,
    Json,
    Uuid,
    Bytes,
    Network,
}

/// <summary>What a built-in type is like; of an array, what its elements are.</summary>
internal static class TypeFamilies
{
    public static TypeFamily Of(PgType type) => type.Schema is not null ? TypeFamily.Other : type.Name switch
    {
        "text" or "character varying" or "character" or "citext" => TypeFamily.Text,
        "smallint" or "integer" or "bigint" => TypeFamily.Integer,
        "numeric" => TypeFamily.Numeric,
        "real" or "double precision" => TypeFamily.Float,
        "boolean" => TypeFamily.Boolean,
        "date" => TypeFamily.Date,
        "time without time zone" => TypeFamily.Time,
        "timestamp with time zone" or "timestamp without time zone" => TypeFamily.Timestamp,
        "interval" => TypeFamily.Interval,
        "json" or "jsonb" => TypeFamily.Json,
        "uuid" => TypeFamily.Uuid,
        "bytea" => TypeFamily.Bytes,
        "inet" or "cidr" => TypeFamily.Network,
        _ => TypeFamily.Other,
    };

    /// <summary>Decimal digits: of an integer, as many as its greatest value has; of a floating point number, as many as it keeps for certain.</summary>
    public static int Digits(PgType type) => type.Name switch
    {
        "smallint" => 5,
        "integer" => 10,
        "bigint" => 19,
        "real" => 6,
        _ => 15,
    };

    /// <summary>The longest text that a value can make; null if there is no such length.</summary>
    public static int? Characters(PgType type) => type switch
    {
        { IsArray: true } or { Schema: not null } => null,
        { Name: "character" } => type.Length ?? 1,
        { Name: "character varying" } => type.Length,
        { Name: "boolean" } => 5,
        { Name: "smallint" } => 6,
        { Name: "integer" } => 11,
        { Name: "bigint" } => 20,
        { Name: "uuid" } => 36,
        _ => null,
    };
}
