using System;

namespace StudyHub.Schema;

/// <summary>A string becomes varchar(<paramref name="characters"/>) in place of text; the items of a string[] too.</summary>
/// <param name="characters">1 to 10,485,760.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class LengthAttribute(int characters) : Attribute
{
    public int Characters { get; } = characters;
}

/// <summary>A decimal becomes numeric(<paramref name="precision"/>, <paramref name="scale"/>).</summary>
/// <param name="precision">Digits in all, 1 to 1000.</param>
/// <param name="scale">Digits behind the point, 0 to <paramref name="precision"/>.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NumericAttribute(int precision, int scale = 0) : Attribute
{
    public int Precision { get; } = precision;

    public int Scale { get; } = scale;
}

/// <summary>
/// Stored as jsonb. On a record or class the document is typed; on a string, JsonElement or JsonDocument it is whatever it is. Names of
/// properties become camelCase, of enum members snake_case; [JsonPropertyName] overrides.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class JsonbAttribute : Attribute;

/// <summary>
/// On a C# enum: stored as a PostgreSQL enum of this name. Without it, an enum is stored as text with a CHECK, whose values are cheaper
/// to change and whose comparison may use an index under row security.
/// </summary>
[AttributeUsage(AttributeTargets.Enum)]
public sealed class PostgresEnumAttribute : Attribute
{
    public PostgresEnumAttribute()
    {
    }

    /// <param name="name">The type's name; the enum's in snake_case when not given.</param>
    public PostgresEnumAttribute(string name) => Name = name;

    public string? Name { get; }

    public string? Schema { get; set; }
}

/// <summary>The label that an enum's member is stored as; its name in snake_case when not given.</summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class LabelAttribute(string label) : Attribute
{
    public string Label { get; } = label;
}
