using System;
using System.Globalization;
using System.Net;
using System.Text;
using NpgsqlTypes;

namespace StudyHub.Schema.Commands;

/// <summary>An array as PostgreSQL writes it: {1,2,NULL}.</summary>
internal static class ArrayText
{
    /// <summary>The SQL name of an array type.</summary>
    public static string TypeOf(NpgsqlDbType array) => (array & ~NpgsqlDbType.Array) switch
    {
        NpgsqlDbType.Uuid => "uuid[]",
        NpgsqlDbType.Text or NpgsqlDbType.Varchar or NpgsqlDbType.Char => "text[]",
        NpgsqlDbType.Citext => "citext[]",
        NpgsqlDbType.Boolean => "boolean[]",
        NpgsqlDbType.Smallint => "smallint[]",
        NpgsqlDbType.Integer => "integer[]",
        NpgsqlDbType.Bigint => "bigint[]",
        NpgsqlDbType.Real => "real[]",
        NpgsqlDbType.Double => "double precision[]",
        NpgsqlDbType.Numeric => "numeric[]",
        NpgsqlDbType.Date => "date[]",
        NpgsqlDbType.Time => "time[]",
        NpgsqlDbType.Timestamp => "timestamp[]",
        NpgsqlDbType.TimestampTz => "timestamptz[]",
        NpgsqlDbType.Interval => "interval[]",
        NpgsqlDbType.Bytea => "bytea[]",
        NpgsqlDbType.Jsonb => "jsonb[]",
        NpgsqlDbType.Inet => "inet[]",
        NpgsqlDbType other => throw new NotSupportedException($"Arrays of {other} cannot be written for many rows at once; write the rows one by one."),
    };

    public static string Of(Array items)
    {
        StringBuilder text = new("{");
        foreach (object? item in items)
        {
            if (text.Length > 1) text.Append(',');
            if (item is null) text.Append("NULL");
            else Append(text, Element(item));
        }
        return text.Append('}').ToString();
    }

    private static string Element(object item) => item switch
    {
        string value => value,
        bool value => value ? "t" : "f",
        byte[] value => "\\x" + Convert.ToHexString(value),
        DateOnly value => value == DateOnly.MaxValue ? "infinity" : value == DateOnly.MinValue ? "-infinity" : value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly value => value.ToString("HH:mm:ss.ffffff", CultureInfo.InvariantCulture),
        DateTimeOffset value => value == DateTimeOffset.MaxValue ? "infinity" : value == DateTimeOffset.MinValue ? "-infinity"
            : value.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss.ffffff+00", CultureInfo.InvariantCulture),
        DateTime value => value == DateTime.MaxValue ? "infinity" : value == DateTime.MinValue ? "-infinity"
            : value.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture),
        TimeSpan value => (value.Ticks / 10).ToString(CultureInfo.InvariantCulture) + " microseconds",
        IPAddress value => value.ToString(),
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new NotSupportedException($"Arrays of {item.GetType().Name} cannot be written for many rows at once; write the rows one by one."),
    };

    private static void Append(StringBuilder text, string element)
    {
        text.Append('"');
        foreach (char c in element)
        {
            if (c is '"' or '\\') text.Append('\\');
            text.Append(c);
        }
        text.Append('"');
    }
}
