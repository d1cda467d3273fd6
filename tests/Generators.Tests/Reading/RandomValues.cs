using System;
using System.ComponentModel.DataAnnotations;
using System.Linq;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using StudyHub.Schema.Documents;

namespace StudyHub.Schema.Generators.Tests.Reading;

/// <summary>Values of every type that a column has, few enough to meet each other, among them those on which C# and PostgreSQL are known to differ.</summary>
internal static class RandomValues
{
    public static readonly Guid[] Ids = [Guid.Empty, Guid.Parse("00000000-0000-0000-0000-000000000001"), Guid.Parse("ffffffff-0000-0000-0000-000000000000")];

    /// <summary>Wildcards, escapes, one character in two code units, one in two code points and in one, and what differs by case, blanks and culture alone.</summary>
    private static readonly string[] Texts =
    [
        "", "ab", "AB", "ab ", "a%", "a%b", "a_b", "a\\b", "\\", "😀", "👍🏽", "é", "e\u0301", "éB", "ß", "SS", "it's", "b", "{,}", "\"\n",
    ];

    private static readonly DateTimeOffset[] Moments =
    [
        DateTimeOffset.MinValue, new(1, 1, 1, 12, 0, 0, TimeSpan.Zero), new(2024, 2, 28, 12, 0, 0, TimeSpan.Zero), new(2024, 2, 29, 12, 0, 0, TimeSpan.Zero),
        new(2024, 2, 29, 12, 0, 0, 0, 1, TimeSpan.Zero), new(2024, 2, 29, 12, 0, 0, 0, 2, TimeSpan.Zero), new(9999, 12, 31, 23, 59, 59, 999, 999, TimeSpan.Zero), DateTimeOffset.MaxValue,
    ];

    private static readonly NullabilityInfoContext Nullability = new();

    /// <summary>As a repository writes it, or wrote it when the record had fewer properties; the document becomes what a repository reads of that.</summary>
    public static string Json(ref object document, Random random)
    {
        JsonNode full = JsonSerializer.SerializeToNode(document, document.GetType(), JsonDocuments.DefaultOptions)!;
        JsonNode older = full.DeepClone();
        Thin(older, random);
        try
        {
            document = older.Deserialize(document.GetType(), JsonDocuments.DefaultOptions)!;
            return older.ToJsonString();
        }
        catch (JsonException)
        {
            // A required property is missing, so no repository could read it.
            return full.ToJsonString();
        }
    }

    private static void Thin(JsonNode node, Random random)
    {
        if (node is not JsonObject document) return;
        foreach (string name in document.Select(entry => entry.Key).ToArray())
        {
            if (random.Next(4) == 0) document.Remove(name);
            else if (document[name] is { } inner) Thin(inner, random);
        }
    }

    public static object? Of(PropertyInfo property, Random random)
    {
        bool mayBeNull = Nullable.GetUnderlyingType(property.PropertyType) is not null
            || !property.PropertyType.IsValueType && Nullability.Create(property).WriteState == NullabilityState.Nullable;
        if (mayBeNull && random.Next(3) == 0) return null;
        Type type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (!type.IsArray) return Of(type, random, isRanged: property.IsDefined(typeof(RangeAttribute)));
        bool hasNulls = Nullability.Create(property).ElementType is { WriteState: NullabilityState.Nullable };
        return Items(type.GetElementType()!, hasNulls, random);
    }

    /// <param name="type">What is wanted.</param>
    /// <param name="random">Chooses.</param>
    /// <param name="isRanged">Sums and products stay within the type: what overflows raises an error in PostgreSQL and is documented to.</param>
    private static object Of(Type type, Random random, bool isRanged = false)
    {
        if (type.IsEnum) return random.GetItems(Enum.GetValues(type).Cast<object>().ToArray(), 1)[0];
        if (type == typeof(Guid)) return One(random, Ids);
        if (type == typeof(int)) return isRanged ? One(random, -7, -1, 0, 1, 3, 4, 5) : One(random, int.MinValue, -7, -1, 0, 1, 3, 4, 5, int.MaxValue);
        if (type == typeof(short)) return One<short>(random, short.MinValue, -7, 0, 1, 3, short.MaxValue);
        if (type == typeof(long)) return One(random, long.MinValue, -7L, 0L, 3L, 4_000_000_000L, long.MaxValue);
        if (type == typeof(decimal))
            return isRanged ? One(random, -1.5m, 0m, 0.01m, 2.50m, 3m) : One(random, decimal.MinValue, -1.5m, 0m, 1e-28m, 2.50m, 3m, 3.000m, decimal.MaxValue);
        if (type == typeof(double))
            return isRanged ? One(random, -1, -0.0, 0.1f, 0.5, 0.75) : One(random, double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0.0, -0.0, 0.5, 0.75, -1, 0.1f, double.MaxValue, double.Epsilon);
        if (type == typeof(float)) return One(random, float.NaN, float.PositiveInfinity, float.NegativeInfinity, -0f, 0.1f, 0.5f, -1f, float.MaxValue);
        if (type == typeof(bool)) return random.Next(2) == 0;
        if (type == typeof(byte)) return (byte)random.Next(256);
        if (type == typeof(string)) return One(random, Texts);
        if (type == typeof(DateOnly)) return One(random, DateOnly.MinValue, new DateOnly(2024, 2, 28), new DateOnly(2024, 2, 29), new DateOnly(2024, 3, 1), DateOnly.MaxValue);
        if (type == typeof(TimeOnly)) return One(random, TimeOnly.MinValue, new TimeOnly(8, 30), new TimeOnly(8, 30, 0, 0, 1), new TimeOnly(23, 59, 59, 999, 999));
        if (type == typeof(TimeSpan))
            return One(random, TimeSpan.FromHours(-1), TimeSpan.Zero, TimeSpan.FromMicroseconds(1501), TimeSpan.FromHours(1), TimeSpan.FromDays(1), TimeSpan.FromDays(2), TimeSpan.FromDays(10_000_000));
        if (type == typeof(DateTimeOffset)) return One(random, Moments);
        object document = Activator.CreateInstance(type)!;
        foreach (PropertyInfo property in type.GetProperties().Where(property => property.CanWrite)) property.SetValue(document, Of(property, random));
        return document;
    }

    private static Array Items(Type type, bool hasNulls, Random random)
    {
        Array items = Array.CreateInstance(type, random.Next(4));
        for (int i = 0; i < items.Length; i++)
            items.SetValue(hasNulls && random.Next(3) == 0 ? null : Of(Nullable.GetUnderlyingType(type) ?? type, random), i);
        return items;
    }

    private static T One<T>(Random random, params T[] values) => values[random.Next(values.Length)];
}
