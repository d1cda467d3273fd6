using System;
using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Lexing;

namespace StudyHub.Schema.Catalog.Live.Sql;

/// <summary>Storage parameters as a reading has them: <c>fillfactor='70', toast.autovacuum_enabled='false'</c>.</summary>
internal static class StorageOptions
{
    /// <summary>" with (…)", or nothing.</summary>
    public static string With(string? options) => options is null ? "" : $" with ({options})";

    /// <summary>What makes the one into the other: "set (…)", "reset (…)".</summary>
    public static IEnumerable<string> Changes(string? before, string? after)
    {
        SortedDictionary<string, string> old = Parse(before);
        SortedDictionary<string, string> wanted = Parse(after);
        string[] set = wanted.Where(pair => old.GetValueOrDefault(pair.Key) != pair.Value).Select(pair => $"{pair.Key}={pair.Value}").ToArray();
        string[] reset = old.Keys.Where(name => !wanted.ContainsKey(name)).ToArray();
        if (set.Length > 0) yield return $"set ({string.Join(", ", set)})";
        if (reset.Length > 0) yield return $"reset ({string.Join(", ", reset)})";
    }

    private static SortedDictionary<string, string> Parse(string? options)
    {
        SortedDictionary<string, string> parsed = new(StringComparer.Ordinal);
        if (options is null) return parsed;
        int start = 0;
        foreach (SqlToken token in SqlTokens.Read(options))
        {
            if (token.Kind != SqlTokenKind.Text) continue;
            string name = options[start..token.Start].Trim(' ', ',');
            parsed[name.TrimEnd('=')] = options[token.Start..token.End];
            start = token.End;
        }
        return parsed;
    }
}
