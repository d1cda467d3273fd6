using System.Collections.Generic;
using System.Linq;
using System.Text;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Lexing;

/// <summary>
/// The names in a piece of SQL, found without parsing it: whether an expression mentions something. Words in literals and comments are
/// no names. A name that is also the name of something else counts: who asks wants none overlooked.
/// </summary>
public static class SqlWords
{
    /// <summary>One word, keywords included; quoted names come without their quotes.</summary>
    /// <param name="Name">As the catalog would store it: folded where it was not quoted.</param>
    /// <param name="Start">Index of its first character, the quote if it is quoted.</param>
    /// <param name="Length">With the quotes.</param>
    /// <param name="IsQualified">Something and a dot stand before it.</param>
    public readonly record struct Word(string Name, int Start, int Length, bool IsQualified);

    public static bool Mentions(SqlExpression? expression, Identifier name) => expression is not null && Mentions(expression.Text, name.Value);

    public static bool Mentions(SqlExpression? expression, QualifiedName name) => Mentions(expression, name.Name);

    /// <summary>The text with every unqualified word that is a key of <paramref name="renames"/> under its new name.</summary>
    public static string Renamed(string text, IReadOnlyDictionary<Identifier, Identifier> renames)
    {
        StringBuilder result = new();
        int copied = 0;
        foreach (Word word in Of(text))
        {
            if (word.IsQualified || word.Name.Length > Identifier.MaxBytes || Identifier.Flaw(word.Name) is not null) continue;
            if (!renames.TryGetValue(new Identifier(word.Name), out Identifier? renamed)) continue;
            result.Append(text, copied, word.Start - copied).Append(SqlQuoting.Identifier(renamed));
            copied = word.Start + word.Length;
        }
        return result.Append(text, copied, text.Length - copied).ToString();
    }

    public static bool Mentions(string text, string name)
        => text.IndexOf(name.Replace("\"", "\"\""), System.StringComparison.OrdinalIgnoreCase) >= 0 && Of(text).Any(word => word.Name == name);

    /// <summary>In their order.</summary>
    public static IEnumerable<Word> Of(string text)
    {
        bool isQualified = false;
        int at = 0;
        while (at < text.Length)
        {
            char c = text[at];
            int end = EndOfOther(text, at);
            if (end > at)
            {
                at = end;
                continue;
            }
            if (c == '"' || IsStart(c))
            {
                int stop = c == '"' ? EndOfQuoted(text, at, '"') : EndOfWord(text, at);
                string name = c == '"' ? text.Substring(at + 1, System.Math.Max(0, stop - at - 2)).Replace("\"\"", "\"") : Folded(text.Substring(at, stop - at));
                yield return new Word(name, at, stop - at, isQualified);
                isQualified = false;
                at = stop;
                continue;
            }
            if (c == '.') isQualified = true;
            else if (!char.IsWhiteSpace(c)) isQualified = false;
            at++;
        }
    }

    /// <summary>Behind a literal, a comment or a number that starts here; <paramref name="at"/> itself if none does.</summary>
    private static int EndOfOther(string text, int at)
    {
        char c = text[at];
        char next = at + 1 < text.Length ? text[at + 1] : '\0';
        if (c == '\'') return EndOfQuoted(text, at, '\'');
        if (c is 'e' or 'E' && next == '\'') return EndOfEscaped(text, at + 1);
        if (c is 'b' or 'B' or 'x' or 'X' or 'n' or 'N' && next == '\'') return EndOfQuoted(text, at + 1, '\'');
        if (c is 'u' or 'U' && next == '&' && at + 2 < text.Length && text[at + 2] == '\'') return EndOfQuoted(text, at + 2, '\'');
        if (c == '-' && next == '-') return text.IndexOf('\n', at) is var line and >= 0 ? line : text.Length;
        if (c == '/' && next == '*') return EndOfComment(text, at);
        if (c == '$') return EndOfDollar(text, at);
        if (c is >= '0' and <= '9') return EndOfWord(text, at);
        return at;
    }

    private static int EndOfQuoted(string text, int at, char quote)
    {
        for (int i = at + 1; i < text.Length; i++)
        {
            if (text[i] != quote) continue;
            if (i + 1 >= text.Length || text[i + 1] != quote) return i + 1;
            i++;
        }
        return text.Length;
    }

    private static int EndOfEscaped(string text, int at)
    {
        for (int i = at + 1; i < text.Length; i++)
        {
            if (text[i] == '\\') i++;
            else if (text[i] == '\'') return i + 1;
        }
        return text.Length;
    }

    private static int EndOfComment(string text, int at)
    {
        int depth = 0;
        for (int i = at; i + 1 < text.Length; i++)
        {
            if (text[i] == '/' && text[i + 1] == '*') { depth++; i++; }
            else if (text[i] == '*' && text[i + 1] == '/') { i++; if (--depth == 0) return i + 1; }
        }
        return text.Length;
    }

    /// <summary>A parameter such as $1 is no dollar quote.</summary>
    private static int EndOfDollar(string text, int at)
    {
        int tag = at + 1;
        while (tag < text.Length && IsPart(text[tag]) && text[tag] != '$') tag++;
        if (tag >= text.Length || text[tag] != '$' || (tag > at + 1 && text[at + 1] is >= '0' and <= '9')) return tag;
        string mark = text.Substring(at, tag - at + 1);
        int end = text.IndexOf(mark, tag + 1, System.StringComparison.Ordinal);
        return end < 0 ? text.Length : end + mark.Length;
    }

    private static int EndOfWord(string text, int at)
    {
        while (at < text.Length && IsPart(text[at])) at++;
        return at;
    }

    private static bool IsStart(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_' or >= '\u0080';

    private static bool IsPart(char c) => IsStart(c) || c is (>= '0' and <= '9') or '$';

    /// <summary>PostgreSQL folds ASCII alone in a database of UTF-8.</summary>
    private static string Folded(string word)
    {
        StringBuilder text = new(word.Length);
        foreach (char c in word) text.Append(c is >= 'A' and <= 'Z' ? (char)(c | 0x20) : c);
        return text.ToString();
    }
}
