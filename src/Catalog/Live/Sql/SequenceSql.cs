using System;
using System.Globalization;

namespace StudyHub.Schema.Catalog.Live.Sql;

/// <summary>Sequences and what they are told.</summary>
internal static class SequenceSql
{
    // start with 1 increment by 1 minvalue 1 maxvalue 9 cache 1 [no] cycle
    private const int LeastAt = 7;
    private const int GreatestAt = 9;

    public static string Create(LiveObject sequence)
    {
        string unlogged = sequence["persistence"] is null ? "" : "unlogged ";
        string options = IsPlain(sequence) ? "" : " " + sequence["options"];
        return $"create {unlogged}sequence {sequence.Id.Name} as {sequence["type"]}{options}";
    }

    public static string Alter(LiveObject before, LiveObject after)
        => $"alter sequence {after.Id.Name} as {after["type"]} {after["options"]}{(Restarts(before, after) ? " restart" : "")}";

    /// <summary>It stands where the new bounds do not let it.</summary>
    public static bool Restarts(LiveObject before, LiveObject after)
    {
        if (before["stands_at"] is not { } text) return false;
        string[] words = after["options"]!.Split(' ');
        long at = Number(text);
        return at < Number(words[LeastAt]) || at > Number(words[GreatestAt]);
    }

    public static string OwnedBy(LiveObject sequence, string? column) => $"alter sequence {sequence.Id.Name} owned by {column ?? "none"}";

    /// <summary>The options as ALTER COLUMN takes them: each behind SET.</summary>
    public static string AsSettings(string options)
    {
        string[] words = options.Split(' ');
        return $"set start with {words[2]} set increment by {words[5]} set minvalue {words[LeastAt]} set maxvalue {words[GreatestAt]}"
            + $" set cache {words[11]} set {string.Join(' ', words[12..])}";
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private static bool IsPlain(LiveObject sequence)
    {
        string largest = sequence["type"] switch { "smallint" => "32767", "integer" => "2147483647", _ => "9223372036854775807" };
        return string.Equals(sequence["options"], $"start with 1 increment by 1 minvalue 1 maxvalue {largest} cache 1 no cycle", StringComparison.Ordinal);
    }
}
