using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Model;

namespace StudyHub.Schema.Lexing;

/// <summary>Whether an expression, or a column's type, names an object that is given as SQL.</summary>
public static class RawMentions
{
    /// <summary>By the object's own name; where a schema stands before it, by that, too.</summary>
    public static bool In(string text, RawObjectModel item) => In(text, item, RawKinds.Of(item).Mention);

    private static bool In(string text, RawObjectModel item, RawMention mention)
    {
        if (mention == RawMention.None || NameOf(item) is not { } name) return false;
        // Most texts mention nothing of the kind, and are not read for it.
        if (text.IndexOf(name.Replace("\"", "\"\""), System.StringComparison.OrdinalIgnoreCase) < 0) return false;
        List<SqlToken> tokens = SqlTokens.Read(text);
        for (int i = 0; i < tokens.Count; i++)
        {
            SqlToken token = tokens[i];
            if (token.Kind == SqlTokenKind.Text && mention == RawMention.Text && In(token.Text, item, RawMention.Name)) return true;
            if (token.Kind != SqlTokenKind.Name || token.Text != name) continue;
            bool isQualified = i > 0 && tokens[i - 1].IsSign(".");
            if (isQualified && (i < 2 || tokens[i - 2].Text != item.Schema?.Value)) continue;
            if (mention != RawMention.Call || (i + 1 < tokens.Count && tokens[i + 1].IsSign("("))) return true;
        }
        return false;
    }

    /// <summary>The bare name, as the catalog stores it.</summary>
    public static string? NameOf(RawObjectModel item)
    {
        int end = 0;
        while (end < item.Name.Length && item.Name[end] is (>= 'a' and <= 'z') or '_' or (>= '0' and <= '9')) end++;
        // Nearly always a plain word; it is asked for often.
        bool isPlain = end > 0 && (end == item.Name.Length || item.Name[end] is '(' or ' ');
        return isPlain ? item.Name.Substring(0, end) : First(item.Name);
    }

    private static string? First(string text)
        => SqlTokens.Read(text).Where(token => token.Kind == SqlTokenKind.Name).Select(token => token.Text).FirstOrDefault();
}
