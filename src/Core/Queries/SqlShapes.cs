using System.Collections.Generic;
using StudyHub.Schema.Lexing;

namespace StudyHub.Schema.Queries;

/// <summary>The few forms of an expression whose type and name can be told without a grammar.</summary>
internal static class SqlShapes
{
    private static readonly HashSet<string> IntervalFields = ["year", "month", "day", "hour", "minute", "second", "to"];

    // The types of several words are these and those that QueryTypes knows.
    private static readonly HashSet<string> LongTypes =
        ["bit varying", "char varying", "nchar varying", "national char", "national char varying", "national character", "national character varying"];

    /// <summary>a, t.a or s.t.a</summary>
    public static bool IsColumn(IReadOnlyList<SqlToken> tokens, int first, int end)
    {
        if (end - first is < 1 or > 5 || (end - first) % 2 == 0) return false;
        for (int i = first; i < end; i++)
            if ((i - first) % 2 == 0 ? tokens[i].Kind != SqlTokenKind.Name : !tokens[i].IsSign(".")) return false;
        return true;
    }

    /// <summary>The name of f in f(…) or s.f(…), where that is all.</summary>
    public static SqlToken? CallOf(IReadOnlyList<SqlToken> tokens, int first, int end)
    {
        int open = first;
        while (open < end && !tokens[open].IsSign("(")) open++;
        if (open == end || !IsColumn(tokens, first, open) || !tokens[end - 1].IsSign(")")) return null;
        return ClosesAtEnd(tokens, open, end) ? tokens[open - 1] : null;
    }

    /// <summary>The :: of "a::type" or "f(…)::type", where nothing else stands before it.</summary>
    public static int? CastAt(IReadOnlyList<SqlToken> tokens, int first, int end)
    {
        int open = 0;
        for (int i = end - 1; i > first; i--)
        {
            if (tokens[i].IsSign(")") || tokens[i].IsSign("]")) open++;
            else if (tokens[i].IsSign("(") || tokens[i].IsSign("[")) open--;
            else if (open == 0 && tokens[i].IsSign("::")) return IsType(tokens, i + 1, end) && IsPrimary(tokens, first, i) ? i : null;
        }
        return null;
    }

    /// <summary>int, s.t, numeric(8, 2)[], double precision: a type and nothing behind it.</summary>
    public static bool IsType(IReadOnlyList<SqlToken> tokens, int first, int end)
    {
        List<string> words = [];
        int names = 0;
        int open = 0;
        for (int i = first; i < end; i++)
        {
            if (tokens[i].IsSign("(") || tokens[i].IsSign("[")) open++;
            else if (tokens[i].IsSign(")") || tokens[i].IsSign("]")) open--;
            else if (open == 0 && tokens[i].Kind == SqlTokenKind.Name)
            {
                words.Add(tokens[i].Text);
                if (i == first || !tokens[i - 1].IsSign(".")) names++;
            }
            else if (open == 0 && !tokens[i].IsSign(".")) return false;
            if (open < 0) return false;
        }
        if (words.Count > 1 && words[words.Count - 1] == "array")
        {
            words.RemoveAt(words.Count - 1);
            names--;
        }
        if (open != 0 || names == 0) return false;
        return names == 1 ? !tokens[end - 1].IsSign(".") : IsLongType(words);
    }

    private static bool IsLongType(List<string> words)
    {
        if (words[0] == "interval") return words.TrueForAll(word => word == "interval" || IntervalFields.Contains(word));
        string name = string.Join(" ", words);
        return LongTypes.Contains(name) || QueryTypes.IsKnown(name);
    }

    /// <summary>One thing that a cast binds to as a whole.</summary>
    private static bool IsPrimary(IReadOnlyList<SqlToken> tokens, int first, int end)
        => IsColumn(tokens, first, end) || CallOf(tokens, first, end) is not null || CastAt(tokens, first, end) is not null
            || (tokens[first].IsSign("(") && ClosesAtEnd(tokens, first, end)) || (end - first == 1 && tokens[first].Kind is SqlTokenKind.Text or SqlTokenKind.Number);

    private static bool ClosesAtEnd(IReadOnlyList<SqlToken> tokens, int at, int end)
    {
        int open = 0;
        for (int i = at; i < end; i++)
        {
            if (tokens[i].IsSign("(") || tokens[i].IsSign("[")) open++;
            else if ((tokens[i].IsSign(")") || tokens[i].IsSign("]")) && --open == 0) return i == end - 1;
        }
        return false;
    }
}
