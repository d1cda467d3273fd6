using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Lexing;

namespace StudyHub.Schema.Catalog;

/// <summary>
/// One <c>(ARRAY['a'::character varying, …])::text[]</c> in what PostgreSQL printed: its form of IN over a varchar. Read back it becomes an
/// array of casts, so that a database and its restored dump print the same condition in two ways.
/// </summary>
/// <param name="Start">Index of the parenthesis before ARRAY.</param>
/// <param name="BracketEnd">Index behind the bracket that closes the array.</param>
/// <param name="End">Index behind the cast.</param>
/// <param name="Type">What the elements are cast to: text.</param>
/// <param name="ElementType">What all of them are: character varying; null where they are not of one type that is told.</param>
/// <param name="Elements">Each as it is printed.</param>
internal sealed record CastArray(int Start, int BracketEnd, int End, string Type, string? ElementType, IReadOnlyList<string> Elements)
{
    /// <summary>All of them, but for those within others.</summary>
    public static IEnumerable<CastArray> In(string sql)
    {
        if (!sql.Contains("(ARRAY[", System.StringComparison.Ordinal)) yield break;
        List<SqlToken> tokens = SqlTokens.Read(sql);
        for (int i = 1; i + 2 < tokens.Count; i++)
        {
            if (!tokens[i].IsWord("array") || !tokens[i + 1].IsSign("[") || !tokens[i - 1].IsSign("(")) continue;
            int end = EndOf(tokens, i + 1);
            if (end + 3 >= tokens.Count || !tokens[end + 1].IsSign(")") || !tokens[end + 2].IsSign("::")) continue;
            int bracket = tokens.FindIndex(end + 3, token => !IsOfType(token));
            if (bracket < 0 || bracket + 1 >= tokens.Count || !tokens[bracket].IsSign("[") || !tokens[bracket + 1].IsSign("]")) continue;
            List<(int From, int To)> elements = SpansOf(tokens, i + 2, end);
            string type = sql[tokens[end + 3].Start..tokens[bracket - 1].End];
            yield return new CastArray(
                tokens[i - 1].Start, tokens[end].End, tokens[bracket + 1].End, type, TypeOf(sql, tokens, elements),
                elements.Select(element => sql[tokens[element.From].Start..tokens[element.To].End]).ToArray());
            i = bracket + 1;
        }
    }

    private static bool IsOfType(SqlToken token) => token.Kind is SqlTokenKind.Name or SqlTokenKind.Number || token.IsSign(".") || token.IsSign("(") || token.IsSign(")") || token.IsSign(",");

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

    /// <summary>First and last token of each element.</summary>
    private static List<(int From, int To)> SpansOf(List<SqlToken> tokens, int from, int end)
    {
        List<(int, int)> elements = [];
        int depth = 0;
        int start = from;
        for (int i = from; i <= end; i++)
        {
            if (i == end || (depth == 0 && tokens[i].IsSign(",")))
            {
                if (i > start) elements.Add((start, i - 1));
                start = i + 1;
            }
            else if (tokens[i].IsSign("(") || tokens[i].IsSign("[")) depth++;
            else if (tokens[i].IsSign(")") || tokens[i].IsSign("]")) depth--;
        }
        return elements;
    }

    /// <summary>What every element is cast to last.</summary>
    private static string? TypeOf(string sql, List<SqlToken> tokens, List<(int From, int To)> elements)
    {
        string? type = null;
        foreach ((int from, int to) in elements)
        {
            int cast = LastCast(tokens, from, to);
            if (cast < 0) return null;
            string found = sql[tokens[cast + 1].Start..tokens[to].End];
            if (type is not null && type != found) return null;
            type = found;
        }
        return type;
    }

    private static int LastCast(List<SqlToken> tokens, int from, int to)
    {
        int cast = -1;
        int depth = 0;
        for (int i = from; i <= to; i++)
        {
            if (tokens[i].IsSign("(") || tokens[i].IsSign("[")) depth++;
            else if (tokens[i].IsSign(")") || tokens[i].IsSign("]")) depth--;
            else if (depth == 0 && tokens[i].IsSign("::")) cast = i;
        }
        return cast;
    }
}
