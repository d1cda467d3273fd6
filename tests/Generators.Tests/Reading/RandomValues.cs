using System;
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
        return mayBeNull && random.Next(3) == 0 ? null : Of(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType, random);
    }

    private static object Of(Type type, Random random)
    {
        if (type.IsEnum) return random.GetItems(Enum.GetValues(type).Cast<object>().ToArray(), 1)[0];
        if (type == typeof(Guid)) return One(random, Ids);
        // Products and sums stay within their types: what overflows raises an error in PostgreSQL and is documented to.
        if (type == typeof(int)) return One(random, -7, -1, 0, 1, 3, 4, 5, 2_100_000_000);
        if (type == typeof(short)) return One<short>(random, -7, 0, 1, short.MaxValue);
        if (type == typeof(long)) return One(random, -7L, 0L, 3L, 4_000_000_000L);
        if (type == typeof(decimal)) return One(random, -1.5m, 0m, 2.50m, 3m);
        if (type == typeof(double)) return One(random, double.NaN, double.PositiveInfinity, -0.0, 0.5, 0.75, -1);
        if (type == typeof(float)) return One(random, float.NaN, 0.1f, 0.5f, -1f);
        if (type == typeof(bool)) return random.Next(2) == 0;
        if (type == typeof(string)) return One(random, "", "ab", "a%b", "a_b", "😀", "éB", "it's", "b");
        if (type == typeof(DateOnly)) return One(random, new DateOnly(2024, 2, 28), new DateOnly(2024, 2, 29), new DateOnly(2024, 3, 1));
        if (type == typeof(TimeOnly)) return One(random, TimeOnly.MinValue, new TimeOnly(8, 30), new TimeOnly(23, 59, 59, 999, 999));
        if (type == typeof(TimeSpan)) return One(random, TimeSpan.Zero, TimeSpan.FromHours(1), TimeSpan.FromDays(2));
        if (type == typeof(DateTimeOffset)) return new DateTimeOffset(2024, 2, One(random, 28, 29), 12, 0, 0, TimeSpan.Zero);
        if (type.IsArray) return Items(type.GetElementType()!, random);
        object document = Activator.CreateInstance(type)!;
        foreach (PropertyInfo property in type.GetProperties().Where(property => property.CanWrite)) property.SetValue(document, Of(property, random));
        return document;
    }

    private static Array Items(Type type, Random random)
    {
        Array items = Array.CreateInstance(type, random.Next(4));
        for (int i = 0; i < items.Length; i++) items.SetValue(Of(type, random), i);
        return items;
    }

    private static T One<T>(Random random, params T[] values) => values[random.Next(values.Length)];
}
