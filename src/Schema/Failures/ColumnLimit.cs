using System;
using System.Globalization;

namespace StudyHub.Schema.Failures;

/// <summary>What a column's type can hold, read from the type as SQL writes it. What says no limit has none.</summary>
internal readonly record struct ColumnLimit(int? Characters, int? Precision, int Scale, decimal? Least, decimal? Most)
{
    /// <summary>Holds JSON alone.</summary>
    public bool IsJson { get; private init; }

    /// <param name="type">varchar(80), numeric(4, 2)[], smallint …; null for a column without a limit.</param>
    public static ColumnLimit Of(string? type)
    {
        if (type is null) return default;
        int open = type.IndexOf('('), close = type.IndexOf(')');
        string name = (open < 0 ? type.Replace("[]", "", StringComparison.Ordinal) : type[..open]).Trim().ToLowerInvariant();
        if (open < 0 || close < open) return Named(name);
        string[] arguments = type[(open + 1)..close].Split(',');
        if (!int.TryParse(arguments[0], NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out int first)) return default;
        int second = arguments.Length > 1
            && int.TryParse(arguments[1], NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out int scale)
            ? scale : 0;
        return name switch
        {
            "varchar" or "character varying" or "char" or "character" or "bpchar" => new(first, null, 0, null, null),
            "numeric" or "decimal" => new(null, first, second, null, null),
            _ => default,
        };
    }

    /// <summary>Rounded as PostgreSQL rounds it, the number has no more digits than the column before the point.</summary>
    public bool Holds(decimal number)
    {
        if (Least is { } least && number < least || Most is { } most && number > most) return false;
        if (Precision is not { } precision || precision - Scale > 28) return true;
        decimal rounded = Scale is >= 0 and <= 28 ? Math.Round(number, Scale, MidpointRounding.AwayFromZero) : number;
        decimal limit = 1;
        for (int i = Scale; i < precision; i++) limit *= 10;
        for (int i = precision; i < Scale; i++) limit /= 10;
        return Math.Abs(rounded) < limit;
    }

    private static ColumnLimit Named(string name) => name switch
    {
        "smallint" or "int2" => new(null, null, 0, short.MinValue, short.MaxValue),
        "integer" or "int" or "int4" => new(null, null, 0, int.MinValue, int.MaxValue),
        "bigint" or "int8" => new(null, null, 0, long.MinValue, long.MaxValue),
        "char" or "character" => new(1, null, 0, null, null),
        "jsonb" => new ColumnLimit { IsJson = true },
        _ => default,
    };
}
