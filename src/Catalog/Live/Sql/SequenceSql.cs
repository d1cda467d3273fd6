using System;

namespace StudyHub.Schema.Catalog.Live.Sql;

/// <summary>Sequences and what they are told.</summary>
internal static class SequenceSql
{
    public static string Create(LiveObject sequence)
    {
        string unlogged = sequence["persistence"] is null ? "" : "unlogged ";
        string options = IsPlain(sequence) ? "" : " " + sequence["options"];
        return $"create {unlogged}sequence {sequence.Id.Name} as {sequence["type"]}{options}";
    }

    public static string Alter(LiveObject sequence) => $"alter sequence {sequence.Id.Name} as {sequence["type"]} {sequence["options"]}";

    public static string OwnedBy(LiveObject sequence, string? column) => $"alter sequence {sequence.Id.Name} owned by {column ?? "none"}";

    /// <summary>The options as ALTER COLUMN takes them: each behind SET.</summary>
    public static string AsSettings(string options)
    {
        string[] words = options.Split(' ');
        // start with 1 increment by 1 minvalue 1 maxvalue 9 cache 1 [no] cycle
        return $"set start with {words[2]} set increment by {words[5]} set minvalue {words[7]} set maxvalue {words[9]} set cache {words[11]} set {string.Join(' ', words[12..])}";
    }

    private static bool IsPlain(LiveObject sequence)
    {
        string largest = sequence["type"] switch { "smallint" => "32767", "integer" => "2147483647", _ => "9223372036854775807" };
        return string.Equals(sequence["options"], $"start with 1 increment by 1 minvalue 1 maxvalue {largest} cache 1 no cycle", StringComparison.Ordinal);
    }
}
