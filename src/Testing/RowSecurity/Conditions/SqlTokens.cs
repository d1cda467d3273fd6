using System;
using System.Collections.Generic;

namespace StudyHub.Schema.Testing.RowSecurity.Conditions;

/// <summary>Cuts SQL text into pieces, so that a name in a text or in a comment is not taken for a name.</summary>
internal static class SqlTokens
{
    public static List<SqlToken> Of(string sql)
    {
        List<SqlToken> tokens = [];
        for (int at = 0; at < sql.Length;)
        {
            (SqlTokenKind kind, int end) = Next(sql, at);
            tokens.Add(new SqlToken(kind, sql[at..end]));
            at = end;
        }
        return tokens;
    }

    private static (SqlTokenKind Kind, int End) Next(string sql, int at)
    {
        char c = sql[at];
        if (char.IsWhiteSpace(c)) return (SqlTokenKind.Gap, While(sql, at, char.IsWhiteSpace));
        if (Starts(sql, at, "--")) return (SqlTokenKind.Gap, While(sql, at, x => x != '\n'));
        if (Starts(sql, at, "/*")) return (SqlTokenKind.Gap, CommentEnd(sql, at));
        if (c == '\'') return (SqlTokenKind.Text, QuoteEnd(sql, at, '\'', backslash: false));
        if (c is 'e' or 'E' && Starts(sql, at + 1, "'")) return (SqlTokenKind.Text, QuoteEnd(sql, at + 1, '\'', backslash: true));
        if (c == '"') return (SqlTokenKind.QuotedName, QuoteEnd(sql, at, '"', backslash: false));
        if (c == '$' && DollarEnd(sql, at) is { } end) return (SqlTokenKind.Text, end);
        if (char.IsLetter(c) || c == '_') return (SqlTokenKind.Word, While(sql, at, x => char.IsLetterOrDigit(x) || x is '_' or '$'));
        if (char.IsAsciiDigit(c)) return (SqlTokenKind.Number, While(sql, at, x => char.IsAsciiLetterOrDigit(x) || x is '.' or '_'));
        return (SqlTokenKind.Symbol, at + 1);
    }

    private static int While(string sql, int at, Func<char, bool> holds)
    {
        while (at < sql.Length && holds(sql[at])) at++;
        return at;
    }

    private static bool Starts(string sql, int at, string with) => string.CompareOrdinal(sql, at, with, 0, with.Length) == 0;

    private static int QuoteEnd(string sql, int at, char quote, bool backslash)
    {
        for (int i = at + 1; i < sql.Length; i++)
        {
            if (backslash && sql[i] == '\\') i++;
            else if (sql[i] == quote && Starts(sql, i + 1, quote.ToString())) i++;
            else if (sql[i] == quote) return i + 1;
        }
        return sql.Length;
    }

    // PostgreSQL's comments nest.
    private static int CommentEnd(string sql, int at)
    {
        int depth = 0;
        for (int i = at; i < sql.Length; i++)
        {
            if (Starts(sql, i, "/*")) (depth, i) = (depth + 1, i + 1);
            else if (Starts(sql, i, "*/")) (depth, i) = (depth - 1, i + 1);
            if (depth == 0) return i + 1;
        }
        return sql.Length;
    }

    private static int? DollarEnd(string sql, int at)
    {
        int tagEnd = While(sql, at + 1, x => char.IsLetterOrDigit(x) || x == '_');
        if (tagEnd >= sql.Length || sql[tagEnd] != '$') return null;
        string tag = sql[at..(tagEnd + 1)];
        int end = sql.IndexOf(tag, tagEnd + 1, StringComparison.Ordinal);
        return end < 0 ? sql.Length : end + tag.Length;
    }
}
