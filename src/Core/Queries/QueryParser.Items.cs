using System.Collections.Generic;
using StudyHub.Schema.Lexing;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Queries;

/// <summary>Select lists: what each expression is called. Where PostgreSQL's own rule is hard to tell, the name is not.</summary>
internal sealed partial class QueryParser
{
    /// <summary>Names as any other, but not of a column without AS: they go on with what stands before them.</summary>
    private static readonly HashSet<string> NeedAs = ["year", "month", "day", "hour", "minute", "second", "varying", "over", "filter", "within", "without"];

    private void Items(QueryScope scope, int at, int end)
    {
        int open = 0;
        int first = at;
        for (int i = at; i <= end; i++)
        {
            if (i < end && (tokens[i].IsSign("(") || tokens[i].IsSign("["))) open++;
            else if (i < end && (tokens[i].IsSign(")") || tokens[i].IsSign("]"))) open--;
            if (i < end && !(open == 0 && tokens[i].IsSign(","))) continue;
            if (i > first) scope.Items.Add(Item(first, i));
            first = i + 1;
        }
        Scan(scope, at, end);
    }

    private QueryItem Item(int first, int behind)
    {
        SqlToken last = tokens[behind - 1];
        if (last.IsSign("*") && (behind - first == 1 || tokens[behind - 2].IsSign("."))) return new QueryItem(first, behind, behind, null) { IsStar = true };
        if (last.Kind == SqlTokenKind.Name && behind - first > 1 && IsLabel(first, behind))
        {
            int end = tokens[behind - 2].IsWord("as") ? behind - 2 : behind - 1;
            return new QueryItem(first, end, behind, last.Text);
        }
        return new QueryItem(first, behind, behind, NameOf(first, behind));
    }

    /// <summary>Whether the last token is the name that the expression before it is given.</summary>
    private bool IsLabel(int first, int behind)
    {
        (SqlToken before, SqlToken last) = (tokens[behind - 2], tokens[behind - 1]);
        if (before.IsWord("as") && behind - first > 2) return true;
        if (!last.IsQuoted && (Keywords.Contains(last.Text) || NeedAs.Contains(last.Text))) return false;
        return before.IsSign(")") || before.IsSign("]") || before.Kind is SqlTokenKind.Number or SqlTokenKind.Text || before.IsWord("end")
            || (SqlShapes.IsColumn(tokens, first, behind - 1) && (before.IsQuoted || !Keywords.Contains(before.Text)))
            || EndsInType(first, behind - 1);
    }

    /// <summary>What stands behind the last cast is a type, and whole: the next word is no part of it.</summary>
    private bool EndsInType(int first, int end)
    {
        int cast = end - 1;
        while (cast > first && !tokens[cast].IsSign("::")) cast--;
        return cast > first && SqlShapes.IsType(tokens, cast + 1, end);
    }

    private string? NameOf(int first, int end)
    {
        if (SqlShapes.IsColumn(tokens, first, end)) return IsNoColumn(first, end) ? null : tokens[end - 1].Text;
        if (SqlShapes.CastAt(tokens, first, end) is { } cast) return NameOf(first, cast);
        // count(*) is called count; the many functions with a grammar of their own are called as they please.
        return SqlShapes.CallOf(tokens, first, end) is { } call && (call.IsQuoted || !Keywords.Contains(call.Text)) ? call.Text : null;
    }

    /// <summary>null, true, current_date …</summary>
    private bool IsNoColumn(int first, int end) => end - first == 1 && !tokens[first].IsQuoted && Keywords.Contains(tokens[first].Text);
}
