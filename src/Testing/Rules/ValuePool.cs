using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Linq;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace StudyHub.Schema.Testing.Rules;

/// <summary>
/// Values to draw from: few enough to meet each other, with those on which C# and PostgreSQL are known to differ, and those that the rules
/// themselves name, with their neighbours.
/// </summary>
[RequiresUnreferencedCode(RuleProof.Reflection)]
[RequiresDynamicCode(RuleProof.Reflection)]
internal sealed partial class ValuePool(IReadOnlyDictionary<Type, Func<Random, object>> given)
{
    /// <summary>Every session's user and framework is one of these, so that they meet rows.</summary>
    public static readonly Guid[] Ids =
    [
        Guid.Parse("00000000-0000-0000-0000-000000000001"), Guid.Parse("11111111-2222-4333-8444-555555555555"),
        Guid.Parse("a0000000-0000-4000-8000-000000000000"), Guid.Parse("ffffffff-ffff-ffff-ffff-ffffffffffff"),
    ];

    private static readonly NullabilityInfoContext Nullability = new();

    private readonly List<Guid> ids = [.. Ids];
    private readonly List<string> texts = ["", "a", "ab", "a%b", "a_b", "a\\b", "😀", "é", "e\u0301", "it's", "\"q\"", " ", "A", "ß", "\t\n", "null"];
    private readonly List<decimal> numbers = [-7, -1, 0, 1, 2, 3];

    /// <summary>With what the rules' SQL names.</summary>
    public static ValuePool For(IEnumerable<RecordOfRules> records, IReadOnlyDictionary<Type, Func<Random, object>> given)
    {
        ValuePool pool = new(given);
        foreach (string sql in records.SelectMany(record => record.Rules).Select(rule => rule.Sql)) pool.Mine(sql);
        return pool;
    }

    /// <summary>A third of what may be null is.</summary>
    public object? Draw(PropertyInfo property, Random random)
    {
        int? length = property.GetCustomAttribute<LengthAttribute>()?.Characters ?? LengthOf(property.GetCustomAttribute<ColumnAttribute>()?.Type);
        Limits limits = new(length, property.GetCustomAttribute<NumericAttribute>());
        bool mayBeNull = Nullable.GetUnderlyingType(property.PropertyType) is not null
            || (!property.PropertyType.IsValueType && NullabilityOf(property) == NullabilityState.Nullable);
        // A text in a jsonb column is a document, which not every text is.
        bool isJson = property.PropertyType == typeof(string) && property.GetCustomAttribute<JsonbAttribute>() is not null;
        object? value = Draw(property.PropertyType, mayBeNull, limits, random, depth: 0);
        return isJson && value is string text ? $"\"{JsonEncodedText.Encode(text)}\"" : value;
    }

    /// <summary>For a query's parameter. One that could be left out has a value: the SQL without it is another one.</summary>
    public object? Draw(ParameterInfo parameter, Random random)
    {
        if (parameter is { HasDefaultValue: true, DefaultValue: null }) return Draw(parameter.ParameterType, mayBeNull: false, default, random, depth: 0);
        bool mayBeNull = Nullable.GetUnderlyingType(parameter.ParameterType) is not null
            || (!parameter.ParameterType.IsValueType && NullabilityOf(parameter) == NullabilityState.Nullable);
        return Draw(parameter.ParameterType, mayBeNull, default, random, depth: 0);
    }

    /// <summary>The type can be drawn; what else a record has is left as its constructor makes it.</summary>
    public bool Knows(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return given.ContainsKey(type) || type.IsEnum || Simple.Contains(type) || (ItemType(type) is { } item && Knows(item)) || IsDocument(type);
    }

    private static readonly HashSet<Type> Simple =
    [
        typeof(Guid), typeof(bool), typeof(short), typeof(int), typeof(long), typeof(decimal), typeof(float), typeof(double), typeof(string),
        typeof(DateOnly), typeof(TimeOnly), typeof(TimeSpan), typeof(DateTimeOffset), typeof(byte), typeof(JsonElement), typeof(JsonDocument),
    ];

    private object? Draw(Type type, bool mayBeNull, Limits limits, Random random, int depth)
    {
        if (mayBeNull && random.Next(3) == 0) return null;
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (given.TryGetValue(type, out Func<Random, object>? draw)) return draw(random);
        if (type.IsEnum)
        {
            Array members = Enum.GetValues(type);
            return members.GetValue(random.Next(members.Length));
        }
        if (type == typeof(Guid)) return One(random, ids);
        if (type == typeof(bool)) return random.Next(2) == 0;
        if (type == typeof(string)) return Text(limits.Length, random);
        if (type == typeof(int)) return Whole(random, int.MinValue, int.MaxValue, value => (int)value);
        if (type == typeof(short)) return Whole(random, short.MinValue, short.MaxValue, value => (short)value);
        if (type == typeof(long)) return Whole(random, long.MinValue, long.MaxValue, value => (long)value);
        if (type == typeof(decimal)) return Decimal(limits.Numeric, random);
        // JSON has no other numbers.
        if (limits.IsFinite && type == typeof(double)) return One<double>(random, [-0.0, double.Epsilon, double.MaxValue, 0.1, .. numbers.Select(value => (double)value)]);
        if (limits.IsFinite && type == typeof(float)) return One<float>(random, [-0f, float.Epsilon, float.MaxValue, 0.1f, .. numbers.Select(value => (float)value)]);
        if (type == typeof(double)) return One<double>(random, [double.NaN, double.PositiveInfinity, double.NegativeInfinity, -0.0, double.Epsilon, double.MaxValue, 0.1, .. numbers.Select(value => (double)value)]);
        if (type == typeof(float)) return One<float>(random, [float.NaN, float.PositiveInfinity, -0f, float.Epsilon, float.MaxValue, 0.1f, .. numbers.Select(value => (float)value)]);
        if (type == typeof(DateOnly)) return One(random, [new DateOnly(1, 1, 2), new DateOnly(2024, 2, 28), new DateOnly(2024, 2, 29), new DateOnly(2024, 3, 1), new DateOnly(9999, 12, 30)]);
        if (type == typeof(TimeOnly)) return One(random, [TimeOnly.MinValue, new TimeOnly(8, 30), new TimeOnly(8, 30, 0, 0, 1), new TimeOnly(23, 59, 59, 999, 999)]);
        if (type == typeof(TimeSpan)) return One(random, [TimeSpan.Zero, TimeSpan.FromMicroseconds(1), TimeSpan.FromHours(-1), TimeSpan.FromHours(25)]);
        if (type == typeof(DateTimeOffset)) return Moment(random);
        if (type == typeof(byte)) return (byte)random.Next(256);
        if (type == typeof(JsonDocument)) return JsonDocument.Parse(Json(random));
        if (type == typeof(JsonElement)) return JsonDocument.Parse(Json(random)).RootElement;
        if (ItemType(type) is { } item) return Items(type, item, limits, random, depth);
        return Document(type, random, depth);
    }

    /// <summary>Of varchar(5), character(3).</summary>
    private static int? LengthOf(string? type)
    {
        int open = type?.IndexOf('(') ?? -1, close = type?.IndexOf(')') ?? -1;
        return open >= 0 && close > open && type!.Contains("char", StringComparison.OrdinalIgnoreCase)
            && int.TryParse(type.AsSpan(open + 1, close - open - 1), NumberStyles.Integer, CultureInfo.InvariantCulture, out int length) ? length : null;
    }

    private static string Json(Random random) => One(random, ["{}", "[]", "null", "0", """{"a":{"b":[1,null]}}"""]);

    /// <summary>To the microsecond, which is as far as PostgreSQL goes: the row is read back before a rule sees it.</summary>
    private static DateTimeOffset Moment(Random random)
    {
        DateTimeOffset noon = new(2024, 2, 29, 12, 0, 0, TimeSpan.Zero);
        return One(random, [noon, noon.AddTicks(10), noon.AddTicks(-10), noon.AddYears(-300), noon.AddYears(300), noon.AddDays(1)]);
    }

    private object Whole<T>(Random random, decimal least, decimal most, Func<decimal, T> convert)
    {
        // The ends of the range are rare: what is calculated from them leaves the type.
        if (random.Next(12) == 0) return convert(random.Next(2) == 0 ? least : most)!;
        decimal value = decimal.Truncate(One(random, numbers));
        return convert(value < least || value > most ? 0 : value)!;
    }

    private decimal Decimal(NumericAttribute? numeric, Random random)
    {
        decimal value = One(random, [.. numbers, 0.005m, -1.5m, 2.50m, 99.99m]);
        if (numeric is null) return value;
        decimal limit = Power(numeric.Precision - numeric.Scale);
        value = decimal.Round(value, Math.Min(numeric.Scale, 28), MidpointRounding.ToZero);
        return Math.Abs(value) < limit ? value : 0;
    }

    private static decimal Power(int digits)
    {
        decimal limit = 1;
        for (int i = 0; i < Math.Min(digits, 27); i++) limit *= 10;
        return limit;
    }

    private string Text(int? length, Random random)
    {
        for (int attempt = 0; attempt < 20; attempt++)
        {
            string text = One(random, texts);
            if (length is null || text.EnumerateRunes().Count() <= length) return text;
        }
        return "";
    }

    private object Items(Type type, Type item, Limits limits, Random random, int depth)
    {
        Array items = Array.CreateInstance(item, random.Next(4));
        for (int i = 0; i < items.Length; i++) items.SetValue(Draw(item, mayBeNull: false, limits, random, depth + 1), i);
        if (type.IsArray || type.IsAssignableFrom(items.GetType())) return items;
        return Activator.CreateInstance(typeof(List<>).MakeGenericType(item), items)!;
    }

    private object Document(Type type, Random random, int depth)
    {
        object document = RecordMaker.New(type);
        if (depth > 4) return document;
        foreach (PropertyInfo property in RecordMaker.Settable(type).Where(property => Knows(property.PropertyType)))
        {
            bool mayBeNull = Nullable.GetUnderlyingType(property.PropertyType) is not null
                || (!property.PropertyType.IsValueType && NullabilityOf(property) == NullabilityState.Nullable);
            property.SetValue(document, Draw(property.PropertyType, mayBeNull, default(Limits) with { IsFinite = true }, random, depth + 1));
        }
        return document;
    }

    private void Mine(string sql)
    {
        foreach (Match match in Literal().Matches(sql))
        {
            string text = match.Groups[1].Value.Replace("''", "'");
            if (Guid.TryParse(text, out Guid id)) ids.Add(id);
            else if (text.Length < 200) texts.AddRange([text, text + "x"]);
        }
        foreach (Match match in Number().Matches(Literal().Replace(sql, "''")))
        {
            if (!decimal.TryParse(match.Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal value)) continue;
            numbers.AddRange([value, value - 1, value + 1, -value]);
        }
    }

    private static Type? ItemType(Type type)
    {
        if (type.IsArray) return type.GetElementType();
        bool isList = type.IsGenericType && (typeof(List<>), typeof(IReadOnlyList<>), typeof(IList<>)) is var (a, b, c)
            && type.GetGenericTypeDefinition() is var open && (open == a || open == b || open == c);
        return isList ? type.GetGenericArguments()[0] : null;
    }

    private static bool IsDocument(Type type) => type is { IsClass: true, IsAbstract: false, Namespace: not null } && !type.Namespace.StartsWith("System", StringComparison.Ordinal);

    private static NullabilityState NullabilityOf(PropertyInfo property)
    {
        lock (Nullability) return Nullability.Create(property).WriteState;
    }

    private static NullabilityState NullabilityOf(ParameterInfo parameter)
    {
        lock (Nullability) return Nullability.Create(parameter).WriteState;
    }

    private static T One<T>(Random random, IReadOnlyList<T> values) => values[random.Next(values.Count)];

    [GeneratedRegex("'((?:[^']|'')*)'")]
    private static partial Regex Literal();

    [GeneratedRegex(@"(?<![\w$.])\d+(?:\.\d+)?")]
    private static partial Regex Number();

    private readonly record struct Limits(int? Length, NumericAttribute? Numeric, bool IsFinite = false);
}
