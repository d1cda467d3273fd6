using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace StudyHub.Schema.Generators.Reading.Values;

/// <summary>The members of the base class library whose results are known at compile time, whatever machine and culture.</summary>
internal static class KnownValues
{
    public static ClrValue? Of(IFieldSymbol field) => (field.ContainingType?.Name, field.Name) switch
    {
        ("String", "Empty") => new ClrValue.Text(""),
        ("Guid", "Empty") => new ClrValue.Uuid(Guid.Empty),
        ("TimeSpan", "Zero") => new ClrValue.Interval(TimeSpan.Zero),
        ("DateTimeOffset", "UnixEpoch") => new ClrValue.Instant(new DateTimeOffset(1970, 1, 1, 0, 0, 0, TimeSpan.Zero)),
        _ => null,
    };

    public static ClrValue? Of(IPropertySymbol property) => (property.ContainingType?.Name, property.Name) switch
    {
        ("TimeOnly", "MinValue") => new ClrValue.Time(TimeSpan.Zero),
        _ => null,
    };

    public static bool IsInvariantCulture(ISymbol? symbol)
        => symbol is IPropertySymbol { Name: "InvariantCulture", ContainingType.Name: "CultureInfo" };

    /// <summary>A static method with constant arguments; null when it is none of the known ones, or its argument is no such value.</summary>
    public static ClrValue? Call(IMethodSymbol method, IReadOnlyList<object?> arguments)
    {
        string type = method.ContainingType?.Name ?? "";
        if (method.Name is "Parse" or "ParseExact")
            return arguments is [string text] && method.Name == "Parse" ? Parsed(type, text) : null;
        if (type != "TimeSpan" || arguments is not [IConvertible number and not string and not bool and not char] || Unit(method.Name) is not { } unit) return null;
        double size = Math.Abs(Convert.ToDouble(number, CultureInfo.InvariantCulture));
        // Far beyond any TimeSpan, and the negated comparison refuses NaN too.
        return !(size < 1e18) ? null : Scaled(Convert.ToDecimal(number, CultureInfo.InvariantCulture), unit);
    }

    public static ClrValue? Create(IMethodSymbol constructor, IReadOnlyList<object?> arguments)
    {
        string type = constructor.ContainingType.Name;
        if (type == "Guid" && arguments is [string text]) return Parsed(type, text);
        int[] numbers = arguments.Where(a => a is int).Select(a => (int)a!).ToArray();
        try
        {
            if (type == "DateTimeOffset") return Instant(numbers, arguments);
            if (numbers.Length != arguments.Count) return null;
            return (type, numbers) switch
            {
                ("DateOnly", [var y, var m, var d]) => new ClrValue.Date(new DateTime(y, m, d)),
                ("TimeOnly", [var h, var m]) => Clock(new TimeSpan(h, m, 0), h),
                ("TimeOnly", [var h, var m, var s]) => Clock(new TimeSpan(h, m, s), h),
                ("TimeOnly", [var h, var m, var s, var ms]) => Clock(new TimeSpan(0, h, m, s, ms), h),
                ("TimeSpan", [var h, var m, var s]) => new ClrValue.Interval(new TimeSpan(h, m, s)),
                ("TimeSpan", [var d, var h, var m, var s]) => new ClrValue.Interval(new TimeSpan(d, h, m, s)),
                ("TimeSpan", [var d, var h, var m, var s, var ms]) => new ClrValue.Interval(new TimeSpan(d, h, m, s, ms)),
                ("Guid", []) => new ClrValue.Uuid(Guid.Empty),
                _ => null,
            };
        }
        catch (ArgumentOutOfRangeException)
        {
            // new DateOnly(2024, 13, 1) compiles and throws when it runs: it has no value here either.
            return null;
        }
    }

    private static ClrValue? Instant(int[] numbers, IReadOnlyList<object?> arguments)
    {
        if (arguments.Count != numbers.Length + 1 || arguments[arguments.Count - 1] is not ClrValue.Interval { Value: var offset }) return null;
        return numbers is [var y, var mo, var d, var h, var mi, var s]
            ? new ClrValue.Instant(new DateTimeOffset(y, mo, d, h, mi, s, offset)) : null;
    }

    private static ClrValue? Clock(TimeSpan time, int hours) => hours is >= 0 and < 24 && time < TimeSpan.FromDays(1) ? new ClrValue.Time(time) : null;

    /// <summary>ISO forms only: what else Parse accepts depends on the culture.</summary>
    private static ClrValue? Parsed(string type, string text)
    {
        switch (type)
        {
            case "Guid":
                return Guid.TryParse(text, out Guid uuid) ? new ClrValue.Uuid(uuid) : null;
            case "DateOnly":
                return DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime date)
                    ? new ClrValue.Date(date) : null;
            case "TimeOnly":
                string[] clockForms = ["hh\\:mm", "hh\\:mm\\:ss"];
                return TimeSpan.TryParseExact(text, clockForms, CultureInfo.InvariantCulture, out TimeSpan time) ? new ClrValue.Time(time) : null;
            case "DateTimeOffset":
                string[] instantForms = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:sszzz"];
                bool isInstant = DateTimeOffset.TryParseExact(
                    text, instantForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset instant);
                // Without an offset the machine's own would be taken at run time.
                bool hasOffset = text.EndsWith("Z", StringComparison.Ordinal) || text.LastIndexOfAny(['+', '-']) > 10;
                return isInstant && hasOffset ? new ClrValue.Instant(instant) : null;
            default:
                return null;
        }
    }

    private static decimal? Unit(string method) => method switch
    {
        "FromDays" => TimeSpan.TicksPerDay,
        "FromHours" => TimeSpan.TicksPerHour,
        "FromMinutes" => TimeSpan.TicksPerMinute,
        "FromSeconds" => TimeSpan.TicksPerSecond,
        "FromMilliseconds" => TimeSpan.TicksPerMillisecond,
        "FromTicks" => 1,
        _ => null,
    };

    private static ClrValue? Scaled(decimal number, decimal ticks)
    {
        // 1e18 units of the largest kind still fit a decimal, so that the comparison below cannot overflow.
        if (Math.Abs(number) > decimal.MaxValue / ticks) return null;
        decimal total = number * ticks;
        return Math.Abs(total) <= long.MaxValue ? new ClrValue.Interval(TimeSpan.FromTicks((long)total)) : null;
    }
}
