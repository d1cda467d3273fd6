using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using StudyHub.Schema.Generators.Entities;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Generators.Reading.Values;

/// <summary>Values as SQL literals of a column's type.</summary>
internal static class SqlLiteral
{
    /// <summary>Null when the value is none of the type's, or holds the character NUL, which PostgreSQL cannot store.</summary>
    public static string? Write(ClrValue value, ColumnType type)
    {
        if (value is ClrValue.Null) return "null";
        if (type.Storage is ColumnStorage.Json)
            return JsonText.Write(value) is { } json && IsStorable(json) ? SqlQuoting.Literal(json) + "::jsonb" : null;
        if (type.Storage is ColumnStorage.JsonText)
            return value is ClrValue.Text document && IsStorable(document.Value) ? SqlQuoting.Literal(document.Value) + "::jsonb" : null;
        if (type.Clr.IsArray) return value is ClrValue.List list ? Array(list.Items, type.Enum is not null && type.Cast is { } labels ? labels : TypeText(type.PgType)) : null;
        return Scalar(value, type.Clr.Kind) is { } text ? text + (type.Cast is { } cast && type.Enum is null ? "::" + cast : "") : null;
    }

    /// <summary>A scalar as a literal that has its type even where nothing around says so.</summary>
    public static string? Scalar(ClrValue value, ScalarKind kind) => value switch
    {
        ClrValue.Null => "null",
        ClrValue.Bool flag when kind == ScalarKind.Boolean => flag.Value ? "true" : "false",
        ClrValue.Text text when kind == ScalarKind.Text && IsStorable(text.Value) => SqlQuoting.Literal(text.Value),
        ClrValue.Label label when kind == ScalarKind.Enum && IsStorable(label.Value) => SqlQuoting.Literal(label.Value),
        ClrValue.Label label when kind is ScalarKind.SmallInt or ScalarKind.Integer or ScalarKind.BigInt => Number(label.Code, kind),
        ClrValue.Number number => Number(number.Value, kind),
        ClrValue.Floating number when kind is ScalarKind.Real or ScalarKind.Double => FloatingOrWord(number, kind),
        ClrValue.Uuid uuid when kind == ScalarKind.Uuid => "'" + uuid.Value.ToString("D") + "'::uuid",
        ClrValue.Date date when kind == ScalarKind.Date => "'" + Date(date.Value) + "'::date",
        ClrValue.Time time when kind == ScalarKind.Time => "'" + Clock(time.Value) + "'::time",
        ClrValue.Instant instant when kind == ScalarKind.TimestampTz
            => "'" + instant.Value.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFzzz", CultureInfo.InvariantCulture) + "'::timestamptz",
        ClrValue.Interval span when kind == ScalarKind.Interval => "'" + Span(span.Value) + "'::interval",
        ClrValue.List bytes when kind == ScalarKind.Bytes => Bytes(bytes.Items),
        _ => null,
    };

    public static string Date(DateTime date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The shortest text that reads back as the same number.</summary>
    public static string Floating(double value, bool isSingle)
    {
        if (!isSingle) return value.ToString("R", CultureInfo.InvariantCulture);
        return ((float)value).ToString("R", CultureInfo.InvariantCulture);
    }

    /// <summary>The type as a cast writes it.</summary>
    public static string TypeText(PgType type)
    {
        string name = type.Name switch
        {
            "character varying" => "varchar",
            "timestamp with time zone" => "timestamptz",
            "time without time zone" => "time",
            _ => type.Name,
        };
        string modifiers = type.Length is { } length ? "(" + length.ToString(CultureInfo.InvariantCulture) + ")"
            : type.Precision is { } precision
                ? "(" + precision.ToString(CultureInfo.InvariantCulture) + ", " + (type.Scale ?? 0).ToString(CultureInfo.InvariantCulture) + ")"
                : "";
        return name + modifiers + (type.IsArray ? "[]" : "");
    }

    /// <summary>Why <see cref="Write"/> gave nothing.</summary>
    public static string Flaw(ClrValue? value, ColumnType type) => value is ClrValue.Text text && !IsStorable(text.Value)
        ? "it holds the character NUL or half a surrogate pair, which PostgreSQL cannot store" : $"the value is none of the type {type.PgType}";

    /// <summary>PostgreSQL has no NUL in a text, and half a surrogate pair is no character that a file could hold.</summary>
    public static bool IsStorable(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\0') return false;
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1])) return false;
            i++;
        }
        return true;
    }

    private static string? Array(IReadOnlyList<ClrValue> items, string type)
    {
        string cast = "::" + type;
        if (items.Count == 0) return "'{}'" + cast;
        List<string> texts = new(items.Count);
        foreach (ClrValue item in items)
        {
            if (ArrayItem(item) is not { } text) return null;
            texts.Add(text);
        }
        return "array[" + string.Join(", ", texts) + "]" + cast;
    }

    /// <summary>Without a cast of its own: the array's cast gives every item its type.</summary>
    private static string? ArrayItem(ClrValue item) => item switch
    {
        ClrValue.Null => "null",
        ClrValue.Bool flag => flag.Value ? "true" : "false",
        ClrValue.Text text when IsStorable(text.Value) => SqlQuoting.Literal(text.Value),
        ClrValue.Label label when IsStorable(label.Value) => SqlQuoting.Literal(label.Value),
        ClrValue.Number number => number.Value.ToString(CultureInfo.InvariantCulture),
        ClrValue.Floating number => FloatingOrWord(number, ScalarKind.Double),
        ClrValue.Uuid uuid => "'" + uuid.Value.ToString("D") + "'",
        ClrValue.Date date => "'" + Date(date.Value) + "'",
        ClrValue.Time time => "'" + Clock(time.Value) + "'",
        ClrValue.Interval span => "'" + Span(span.Value) + "'",
        ClrValue.Instant instant => Scalar(instant, ScalarKind.TimestampTz),
        ClrValue.List bytes => Bytes(bytes.Items),
        _ => null,
    };

    private static string? Number(decimal value, ScalarKind kind) => kind switch
    {
        ScalarKind.SmallInt or ScalarKind.Integer or ScalarKind.BigInt => value == decimal.Truncate(value)
            ? decimal.Truncate(value).ToString(CultureInfo.InvariantCulture) : null,
        ScalarKind.Numeric or ScalarKind.Real or ScalarKind.Double => value.ToString(CultureInfo.InvariantCulture),
        _ => null,
    };

    private static string FloatingOrWord(ClrValue.Floating number, ScalarKind kind)
    {
        string type = kind == ScalarKind.Real ? "::real" : "::double precision";
        if (double.IsNaN(number.Value)) return "'NaN'" + type;
        if (double.IsInfinity(number.Value)) return (number.Value > 0 ? "'Infinity'" : "'-Infinity'") + type;
        return Floating(number.Value, number.IsSingle);
    }

    private static string Clock(TimeSpan time)
    {
        string text = time.ToString("hh\\:mm\\:ss", CultureInfo.InvariantCulture);
        return text + Fraction(time.Ticks % TimeSpan.TicksPerSecond);
    }

    private static string Span(TimeSpan span)
    {
        TimeSpan size = span.Duration();
        string sign = span < TimeSpan.Zero ? "-" : "";
        string days = size.Days == 0 ? "" : sign + size.Days.ToString(CultureInfo.InvariantCulture) + (size.Days == 1 ? " day" : " days");
        TimeSpan rest = size - TimeSpan.FromDays(size.Days);
        if (rest == TimeSpan.Zero) return days.Length == 0 ? "0" : days;
        return days + (days.Length == 0 ? "" : " ") + sign + Clock(rest);
    }

    private static string Fraction(long ticks)
        => ticks == 0 ? "" : "." + (ticks / 10).ToString("000000", CultureInfo.InvariantCulture).TrimEnd('0');

    private static string? Bytes(IReadOnlyList<ClrValue> items)
    {
        if (!items.All(item => item is ClrValue.Number { Value: >= 0 and <= 255 })) return null;
        return "'\\x" + string.Concat(items.Select(item => ((int)((ClrValue.Number)item).Value).ToString("x2", CultureInfo.InvariantCulture)))
            + "'::bytea";
    }
}
