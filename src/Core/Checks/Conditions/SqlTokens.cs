using System.Collections.Generic;
using System.Text;

namespace StudyHub.Schema.Checks.Conditions;

/// <summary>
/// Reads SQL text as words, by PostgreSQL's lexical rules (standard_conforming_strings on). Total: a literal or a comment that does not end
/// goes to the end of the text, and a character of no meaning is an operator.
/// </summary>
internal static class SqlTokens
{
    private const string OperatorCharacters = "+-*/<>=~!@#%^&|`?";

    public static List<SqlToken> Read(string sql)
    {
        List<SqlToken> tokens = new();
        int at = 0;
        while (Skip(sql, ref at)) tokens.Add(Next(sql, ref at));
        return tokens;
    }

    /// <summary>Past spaces and comments, which nest; false at the end.</summary>
    private static bool Skip(string sql, ref int at)
    {
        while (at < sql.Length)
        {
            if (char.IsWhiteSpace(sql[at])) at++;
            else if (Starts(sql, at, "--")) at = IndexOrEnd(sql, '\n', at);
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

    private static SqlToken Next(string sql, ref int at)
    {
        char c = sql[at];
        if (c == '\'') return Text(sql, ref at, hasEscapes: false);
        if (c == '"') return new SqlToken(SqlTokenKind.Name, Enclosed(sql, ref at, '"', hasEscapes: false), IsQuoted: true);
        if (IsPrefixOfText(sql, at))
        {
            bool hasEscapes = c is 'e' or 'E';
            at += sql[at + 1] == '&' ? 2 : 1;
            return Text(sql, ref at, hasEscapes);
        }
        if (c is 'u' or 'U' && Starts(sql, at + 1, "&\""))
        {
            at += 2;
            return new SqlToken(SqlTokenKind.Name, Enclosed(sql, ref at, '"', hasEscapes: false), IsQuoted: true);
        }
        if (c == '$' && DollarTag(sql, at) is { } tag) return DollarText(sql, ref at, tag);
        if (IsNameStart(c)) return new SqlToken(SqlTokenKind.Name, While(sql, ref at, IsNamePart).ToLowerInvariant());
        if (c == '$' || char.IsDigit(c) || (c == '.' && at + 1 < sql.Length && char.IsDigit(sql[at + 1]))) return Number(sql, ref at);
        if (Starts(sql, at, "::"))
        {
            at += 2;
            return new SqlToken(SqlTokenKind.Sign, "::");
        }
        if ("()[],;.:".IndexOf(c) >= 0)
        {
            at++;
            return new SqlToken(SqlTokenKind.Sign, c.ToString());
        }
        return Operator(sql, ref at);
    }

    private static SqlToken Operator(string sql, ref int at)
    {
        int start = at++;
        if (OperatorCharacters.IndexOf(sql[start]) < 0) return new SqlToken(SqlTokenKind.Operator, sql.Substring(start, 1));
        while (at < sql.Length && OperatorCharacters.IndexOf(sql[at]) >= 0 && !Starts(sql, at, "--") && !Starts(sql, at, "/*")) at++;

        // "a=-1": a sign ends an operator only where the operator holds one of ~ ! @ # % ^ & | ` ?
        string text = sql.Substring(start, at - start);
        while (text.Length > 1 && text[text.Length - 1] is '+' or '-' && text.IndexOfAny(['~', '!', '@', '#', '%', '^', '&', '|', '`', '?']) < 0)
        {
            text = text.Substring(0, text.Length - 1);
            at--;
        }
        return new SqlToken(SqlTokenKind.Operator, text);
    }

    private static SqlToken Number(string sql, ref int at)
    {
        int start = at++;
        while (at < sql.Length && (char.IsLetterOrDigit(sql[at]) || sql[at] is '.' or '_' || (sql[at] is '+' or '-' && sql[at - 1] is 'e' or 'E'))) at++;
        return new SqlToken(SqlTokenKind.Number, sql.Substring(start, at - start));
    }

    private static SqlToken Text(string sql, ref int at, bool hasEscapes) => new(SqlTokenKind.Text, Enclosed(sql, ref at, '\'', hasEscapes));

    private static SqlToken DollarText(string sql, ref int at, string tag)
    {
        int start = at + tag.Length;
        int end = sql.IndexOf(tag, start, System.StringComparison.Ordinal);
        if (end < 0) end = sql.Length;
        at = System.Math.Min(sql.Length, end + tag.Length);
        return new SqlToken(SqlTokenKind.Text, sql.Substring(start, end - start));
    }

    /// <summary>$$ or $tag$ at this place; null for a parameter such as $1.</summary>
    private static string? DollarTag(string sql, int at)
    {
        int end = at + 1;
        while (end < sql.Length && IsNamePart(sql[end]) && sql[end] != '$') end++;
        bool isTag = end < sql.Length && sql[end] == '$' && !(end > at + 1 && char.IsDigit(sql[at + 1]));
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

    private static bool IsPrefixOfText(string sql, int at)
        => (sql[at] is 'e' or 'E' or 'b' or 'B' or 'x' or 'X' or 'n' or 'N' && Starts(sql, at + 1, "'"))
            || (sql[at] is 'u' or 'U' && Starts(sql, at + 1, "&'"));

    private static bool IsNameStart(char c) => char.IsLetter(c) || c == '_' || c > 127;

    private static bool IsNamePart(char c) => IsNameStart(c) || char.IsDigit(c) || c == '$';

    private static bool Starts(string sql, int at, string with) => string.CompareOrdinal(sql, at, with, 0, with.Length) == 0;

    private static int IndexOrEnd(string sql, char c, int from) => sql.IndexOf(c, from) is >= 0 and int found ? found : sql.Length;
}
