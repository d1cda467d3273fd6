using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace StudyHub.Schema.Testing.Revisions.Judging;

/// <summary>
/// What pg_dump -s writes, entry by entry. Left out is what says nothing of the schema: the comments, the settings of the session, and the
/// random word of \restrict.
/// </summary>
internal sealed partial class SchemaDump
{
    private SchemaDump(SortedDictionary<string, string> entries, string text) => (Entries, Text) = (entries, text);

    /// <summary>By title, such as "TABLE public.notes" or "ACL public.TABLE notes".</summary>
    public IReadOnlyDictionary<string, string> Entries { get; }

    /// <summary>SQL that makes the same schema, as it was written but for \restrict.</summary>
    public string Text { get; }

    public static SchemaDump Read(string output)
    {
        string text = string.Join('\n', output.Split('\n').Select(line => line.TrimEnd('\r'))
            .Where(line => !line.StartsWith("\\restrict", StringComparison.Ordinal) && !line.StartsWith("\\unrestrict", StringComparison.Ordinal)));
        SortedDictionary<string, string> entries = new(StringComparer.Ordinal);
        MatchCollection heads = Head().Matches(text);
        for (int i = 0; i < heads.Count; i++)
        {
            Match head = heads[i];
            int end = i + 1 < heads.Count ? heads[i + 1].Index : text.Length;
            string title = $"{head.Groups["type"].Value} {head.Groups["schema"].Value}.{head.Groups["name"].Value}";
            string body = Body(text[(head.Index + head.Length)..end]);
            // The owner is told by a statement; two entries of one title are told one after the other.
            entries[title] = entries.TryGetValue(title, out string? earlier) ? earlier + "\n" + body : body;
        }
        return new SchemaDump(entries, text);
    }

    private static string Body(string text) => string.Join('\n', text.Split('\n')
        .Where(line => line.Length > 0 && !line.StartsWith("SET default_", StringComparison.Ordinal) && line != "-- PostgreSQL database dump complete" && line != "--"));

    [GeneratedRegex(@"^--\n-- Name: (?<name>.+); Type: (?<type>[^;\n]+); Schema: (?<schema>[^;\n]+); Owner: .*\n--\n", RegexOptions.Multiline)]
    private static partial Regex Head();
}
