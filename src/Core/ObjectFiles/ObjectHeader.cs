using System;
using System.Collections.Generic;

namespace StudyHub.Schema.ObjectFiles;

/// <summary>
/// The comments at the top of a file: "-- key: value" for each of the known keys; whatever else stands in a comment is for people. What
/// stands behind another "--" in a value is a comment, too.
/// </summary>
internal sealed class ObjectHeader
{
    private static readonly string[] Keys = ["object", "needs", "mentions", "drop"];

    private readonly List<Entry> entries = [];

    /// <summary>One key with its value.</summary>
    /// <param name="Start">Where the value begins in the file.</param>
    public sealed record Entry(string Key, string Value, int Start);

    /// <summary>Where the SQL begins: at the first line that is neither empty nor a comment.</summary>
    public int End { get; private set; }

    public IEnumerable<Entry> Of(string key) => entries.FindAll(entry => entry.Key == key);

    public static ObjectHeader Read(string text)
    {
        ObjectHeader header = new();
        int start = text.Length > 0 && text[0] == '\uFEFF' ? 1 : 0;
        while (start < text.Length)
        {
            int end = text.IndexOf('\n', start);
            if (end < 0) end = text.Length;
            string line = text.Substring(start, end - start);
            if (line.Trim().Length > 0 && !line.TrimStart().StartsWith("--", StringComparison.Ordinal)) break;
            header.Add(line, start);
            start = end + 1;
        }
        header.End = Math.Min(start, text.Length);
        return header;
    }

    private void Add(string line, int start)
    {
        int at = line.IndexOf("--", StringComparison.Ordinal);
        int colon = line.IndexOf(':');
        if (at < 0 || colon < at) return;
        string key = line.Substring(at + 2, colon - at - 2).Trim();
        if (Array.IndexOf(Keys, key) < 0) return;
        int from = colon + 1;
        int comment = line.IndexOf("--", from, StringComparison.Ordinal);
        int to = comment < 0 ? line.Length : comment;
        while (from < to && char.IsWhiteSpace(line[from])) from++;
        while (to > from && char.IsWhiteSpace(line[to - 1])) to--;
        entries.Add(new Entry(key, line.Substring(from, to - from), start + from));
    }
}
