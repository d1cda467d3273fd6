using System.Collections.Generic;
using System.Text;

namespace StudyHub.Schema.Lexing;

/// <summary>
/// Reads SQL text as words, by PostgreSQL's lexical rules (standard_conforming_strings on). Total: a literal or a comment that does not end
/// goes to the end of the text, and a character of no meaning is an operator.
/// </summary>
public static class SqlTokens
{
    private const string OperatorCharacters = "+-*/<>=~!@#%^&|`?";

    /// <summary>In their order. Spaces and comments are what lies between them.</summary>
    public static List<SqlToken> Read(string sql)
    {
        List<SqlToken> tokens = new();
        int at = 0;
        while (Skip(sql, ref at))
        {
            int start = at;
            (SqlTokenKind kind, string text, bool isQuoted) = Next(sql, ref at);
            tokens.Add(new SqlToken(kind, text, start, at - start, isQuoted));
        }
        return tokens;
    }

    /// <summary>Past spaces and comments, which nest; false at the end.</summary>
    private static bool Skip(string sql, ref int at)
    {
        while (at < sql.Length)
        {
            if (sql[at] is ' ' or (>= '\t' and <= '\r')) at++;
            else if (Starts(sql, at, "--")) at = EndOfLine(sql, at);
            else if (Starts(sql, at, "/*")) SkipComment(sql, ref at);
            else return true;
        }
        return false;
    }

    private static void SkipComment(string sql, ref int at)
    {
        int depth = 0;
        do
        {
            if (Starts(sql, at, "/*")) { depth++; at += 2; }
            else if (Starts(sql, at, "*/")) { depth--; at += 2; }
            else at++;
        }
        while (depth > 0 && at < sql.Length);
    }

    private static (SqlTokenKind Kind, string Text, bool IsQuoted) Next(string sql, ref int at)
    {
        char c = sql[at];
        if (c == '\'') return Text(sql, ref at, hasEscapes: false);
        if (c == '"') return (SqlTokenKind.Name, Enclosed(sql, ref at, '"', hasEscapes: false), true);
        if (IsPrefixOfText(sql, at))
        {
            bool hasEscapes = c is 'e' or 'E';
            at += sql[at + 1] == '&' ? 2 : 1;
            return Text(sql, ref at, hasEscapes);
        }
        if (c is 'u' or 'U' && Starts(sql, at + 1, "&\""))
        {
            at += 2;
            return (SqlTokenKind.Name, Enclosed(sql, ref at, '"', hasEscapes: false), true);
        }
        if (c == '$' && DollarTag(sql, at) is { } tag) return DollarText(sql, ref at, tag);
        if (IsNameStart(c)) return (SqlTokenKind.Name, Folded(While(sql, ref at, IsNamePart)), false);
        if (c == '$' || IsDigit(c) || (c == '.' && at + 1 < sql.Length && IsDigit(sql[at + 1]))) return Number(sql, ref at);
        if (Starts(sql, at, "::"))
        {
            at += 2;
            return (SqlTokenKind.Sign, "::", false);
        }
        if ("()[],;.:".IndexOf(c) >= 0)
        {
            at++;
            return (SqlTokenKind.Sign, c.ToString(), false);
        }
        return Operator(sql, ref at);
    }

    private static (SqlTokenKind Kind, string Text, bool IsQuoted) Operator(string sql, ref int at)
    {
        int start = at++;
        if (OperatorCharacters.IndexOf(sql[start]) < 0) return (SqlTokenKind.Operator, sql.Substring(start, 1), false);
        while (at < sql.Length && OperatorCharacters.IndexOf(sql[at]) >= 0 && !Starts(sql, at, "--") && !Starts(sql, at, "/*")) at++;

        // "a=-1": a sign ends an operator only where the operator holds one of ~ ! @ # % ^ & | ` ?
        string text = sql.Substring(start, at - start);
        while (text.Length > 1 && text[text.Length - 1] is '+' or '-' && text.IndexOfAny(['~', '!', '@', '#', '%', '^', '&', '|', '`', '?']) < 0)
        {
            text = text.Substring(0, text.Length - 1);
            at--;
        }
        return (SqlTokenKind.Operator, text, false);
    }

    private static (SqlTokenKind Kind, string Text, bool IsQuoted) Number(string sql, ref int at)
    {
        int start = at++;
        while (at < sql.Length && (IsNamePart(sql[at]) || (sql[at] == '.' && !Starts(sql, at, "..")) || IsSignOfExponent(sql, at))) at++;
        return (SqlTokenKind.Number, sql.Substring(start, at - start), false);
    }

    private static (SqlTokenKind Kind, string Text, bool IsQuoted) Text(string sql, ref int at, bool hasEscapes) => (SqlTokenKind.Text, Enclosed(sql, ref at, '\'', hasEscapes), false);

    private static (SqlTokenKind Kind, string Text, bool IsQuoted) DollarText(string sql, ref int at, string tag)
    {
        int start = at + tag.Length;
        int end = sql.IndexOf(tag, start, System.StringComparison.Ordinal);
        if (end < 0) end = sql.Length;
        at = System.Math.Min(sql.Length, end + tag.Length);
        return (SqlTokenKind.Text, sql.Substring(start, end - start), false);
    }

    /// <summary>$$ or $tag$ at this place; null for a parameter such as $1.</summary>
    private static string? DollarTag(string sql, int at)
    {
        int end = at + 1;
        while (end < sql.Length && IsNamePart(sql[end]) && sql[end] != '$') end++;
        bool isTag = end < sql.Length && sql[end] == '$' && !(end > at + 1 && IsDigit(sql[at + 1]));
        return isTag ? sql.Substring(at, end - at + 1) : null;
    }

    /// <summary>What stands between two marks; the mark twice stands for itself.</summary>
    private static string Enclosed(string sql, ref int at, char mark, bool hasEscapes)
    {
        StringBuilder value = new();
        for (at++; at < sql.Length; at++)
        {
            char c = sql[at];
            if (hasEscapes && c == '\\' && at + 1 < sql.Length) value.Append(sql[++at]);
            else if (c != mark) value.Append(c);
            else if (at + 1 < sql.Length && sql[at + 1] == mark) value.Append(sql[++at]);
            else break;
        }
        at = System.Math.Min(sql.Length, at + 1);
        return value.ToString();
    }

    private static string While(string sql, ref int at, System.Func<char, bool> holds)
    {
        int start = at;
        while (at < sql.Length && holds(sql[at])) at++;
        return sql.Substring(start, at - start);
    }

    private static bool IsSignOfExponent(string sql, int at)
        => sql[at] is '+' or '-' && sql[at - 1] is 'e' or 'E' && at + 1 < sql.Length && IsDigit(sql[at + 1]);

    private static bool IsPrefixOfText(string sql, int at)
        => (sql[at] is 'e' or 'E' or 'b' or 'B' or 'x' or 'X' or 'n' or 'N' && Starts(sql, at + 1, "'"))
            || (sql[at] is 'u' or 'U' && Starts(sql, at + 1, "&'"));

    private static bool IsNameStart(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_' or >= '\u0080';

    private static bool IsNamePart(char c) => IsNameStart(c) || IsDigit(c) || c == '$';

    private static bool IsDigit(char c) => c is >= '0' and <= '9';

    private static bool Starts(string sql, int at, string with) => string.CompareOrdinal(sql, at, with, 0, with.Length) == 0;

    private static int EndOfLine(string sql, int from) => sql.IndexOfAny(['\n', '\r'], from) is >= 0 and int found ? found : sql.Length;

    // PostgreSQL folds ASCII alone in a database of UTF-8.
    private static string Folded(string name)
    {
        StringBuilder text = new(name.Length);
        foreach (char c in name) text.Append(c is >= 'A' and <= 'Z' ? (char)(c | 0x20) : c);
        return text.ToString();
    }
}
