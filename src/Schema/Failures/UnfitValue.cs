using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.Json;
using Npgsql;

namespace StudyHub.Schema.Failures;

/// <summary>
/// Which of the values that were sent PostgreSQL refused: its message of class 22 shows the value or nothing, and never the column. Found
/// after the refusal, from what the columns can hold.
/// </summary>
internal static class UnfitValue
{
    /// <summary>The position of the first parameter that the code can be about; null where none is.</summary>
    /// <param name="sqlState">Of class 22.</param>
    /// <param name="parameters">As they were sent.</param>
    /// <param name="typeOf">The type of the column that a parameter is for, with its limits, such as varchar(80); null for one without.</param>
    public static int? Find(string sqlState, IReadOnlyList<NpgsqlParameter> parameters, Func<int, string?> typeOf)
    {
        for (int i = 0; i < parameters.Count; i++)
            if (Values(parameters[i]).Any(value => IsUnfit(sqlState, value, ColumnLimit.Of(typeOf(i))))) return i;
        return null;
    }

    /// <summary>A value, or each item of a list.</summary>
    private static IEnumerable<object?> Values(NpgsqlParameter parameter)
        => parameter.Value is IEnumerable list and not (string or byte[]) ? list.Cast<object?>() : [parameter.Value];

    private static bool IsUnfit(string sqlState, object? value, ColumnLimit limit) => (sqlState, value) switch
    {
        ("22001", string text) => limit.Characters is { } most && IsLonger(text, most),
        ("22003", decimal number) => !limit.Holds(number),
        ("22003", short or int or long) => !limit.Holds(Convert.ToDecimal(value, CultureInfo.InvariantCulture)),
        ("22021", string text) => text.Contains('\0') || HasHalfACharacter(text),
        ("22P05", string text) when limit.IsJson => text.Contains("\\u0000", StringComparison.Ordinal),
        ("22P05", byte[] utf8) when limit.IsJson => utf8.AsSpan().IndexOf("\\u0000"u8) >= 0,
        ("22P02", string text) when limit.IsJson => !IsJson(text),
        _ => false,
    };

    /// <summary>Characters as PostgreSQL counts them; spaces behind the last that fits are cut off in silence, as SQL wants it.</summary>
    private static bool IsLonger(string text, int most)
    {
        int seen = 0;
        foreach (Rune character in text.EnumerateRunes())
            if (seen++ >= most && character.Value != ' ') return true;
        return false;
    }

    private static bool HasHalfACharacter(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1])) return true;
            i++;
        }
        return false;
    }

    private static bool IsJson(string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
