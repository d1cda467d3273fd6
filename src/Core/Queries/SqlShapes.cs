using System.Collections.Generic;
using StudyHub.Schema.Lexing;

namespace StudyHub.Schema.Queries;

/// <summary>The few forms of an expression whose type and name can be told without a grammar.</summary>
internal static class SqlShapes
{
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
            else if (open == 0 && tokens[i].IsSign("::")) return IsPrimary(tokens, first, i) ? i : null;
        }
        return null;
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
