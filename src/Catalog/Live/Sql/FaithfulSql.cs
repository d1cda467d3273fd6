using System.Collections.Generic;
using System.Text;
using StudyHub.Schema.Lexing;

namespace StudyHub.Schema.Catalog.Live.Sql;

/// <summary>
/// What PostgreSQL prints is not always what it reads back as the same: <c>(ARRAY['a'::character varying])::text[]</c>, its form of IN over a
/// varchar, is read as an array of casts. With the array's own type written out it is read as what was printed.
/// </summary>
internal static class FaithfulSql
{
    public static string Of(string sql)
    {
        if (!sql.Contains("ARRAY[", System.StringComparison.Ordinal)) return sql;
        List<SqlToken> tokens = SqlTokens.Read(sql);
        StringBuilder text = new();
        int copied = 0;
        for (int i = 1; i + 2 < tokens.Count; i++)
        {
            if (!tokens[i].IsWord("array") || !tokens[i + 1].IsSign("[") || !tokens[i - 1].IsSign("(")) continue;
            int end = EndOf(tokens, i + 1);
            if (end + 2 >= tokens.Count || !tokens[end + 1].IsSign(")") || !tokens[end + 2].IsSign("::")) continue;
            if (TypeOfElements(sql, tokens, i + 2, end) is not { } type) continue;
            text.Append(sql, copied, tokens[end].End - copied).Append("::").Append(type).Append("[]");
            copied = tokens[end].End;
        }
        return text.Append(sql, copied, sql.Length - copied).ToString();
    }

    /// <summary>The index of the bracket that closes the one at <paramref name="open"/>; the last token's where none does.</summary>
    private static int EndOf(List<SqlToken> tokens, int open)
    {
        int depth = 0;
        for (int i = open; i < tokens.Count; i++)
        {
            if (tokens[i].IsSign("[") || tokens[i].IsSign("(")) depth++;
            else if ((tokens[i].IsSign("]") || tokens[i].IsSign(")")) && --depth == 0) return i;
        }
        return tokens.Count - 1;
    }

    /// <summary>What all elements are cast to; null where they are not.</summary>
    private static string? TypeOfElements(string sql, List<SqlToken> tokens, int from, int end)
    {
        string? type = null;
        int depth = 0;
        int cast = -1;
        for (int i = from; i <= end; i++)
        {
            SqlToken token = tokens[i];
            if (token.IsSign("(") || token.IsSign("[")) depth++;
            else if (depth == 0 && token.IsSign("::")) cast = i;
            if (depth == 0 && (i == end || token.IsSign(",")))
            {
                if (cast < 0) return null;
                string found = sql[tokens[cast + 1].Start..tokens[i - 1].End];
                if (type is not null && type != found) return null;
                (type, cast) = (found, -1);
            }
            else if (token.IsSign(")") || token.IsSign("]")) depth--;
        }
        return type;
    }
}
