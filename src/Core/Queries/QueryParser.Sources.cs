using System.Collections.Generic;
using StudyHub.Schema.Lexing;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Queries;

/// <summary>FROM lists: which tables, by which names, and which of them an outer join may fill with NULL.</summary>
internal sealed partial class QueryParser
{
    private static readonly HashSet<string> JoinWords = ["join", "left", "right", "full", "inner", "cross", "natural"];

    private static readonly HashSet<string> NoAlias = ["on", "using", "tablesample", "with", "set", "where", "returning", "for", "default", "overriding", "as"];

    private void From(QueryScope scope, int at, int end)
    {
        while (at < end)
        {
            JoinTree(scope, ref at, end);
            if (at < end && !tokens[at].IsSign(","))
            {
                scope.IsDecided = false;
                return;
            }
            at++;
        }
    }

    private void JoinTree(QueryScope scope, ref int at, int end)
    {
        int first = scope.Sources.Count;
        Source(scope, ref at, end);
        while (at < end && IsJoin(at, end))
        {
            bool needsCondition = true;
            bool isNatural = false;
            string outer = "";
            while (at < end && !tokens[at].IsWord("join"))
            {
                if (tokens[at].Text is "left" or "right" or "full") outer = tokens[at].Text;
                if (tokens[at].Text is "cross" or "natural") needsCondition = false;
                if (tokens[at].IsWord("natural")) isNatural = true;
                at++;
            }
            at++;
            int second = scope.Sources.Count;
            Source(scope, ref at, end);
            if (outer is "right" or "full") for (int i = first; i < second; i++) scope.Sources[i].IsNullable = true;
            if (outer is "left" or "full") for (int i = second; i < scope.Sources.Count; i++) scope.Sources[i].IsNullable = true;
            if (isNatural && outer.Length == 0) scope.ChoosesAll = true;
            if (needsCondition) JoinCondition(scope, ref at, end, isOuter: outer.Length > 0);
        }
    }

    private bool IsJoin(int at, int end)
        => tokens[at].Kind == SqlTokenKind.Name && !tokens[at].IsQuoted && JoinWords.Contains(tokens[at].Text)
            // left(…) and right(…) are functions, too.
            && !(tokens[at].Text is "left" or "right" && at + 1 < end && tokens[at + 1].IsSign("("));

    /// <summary>That of an outer join chooses no rows: what does not match is filled with NULL.</summary>
    private void JoinCondition(QueryScope scope, ref int at, int end, bool isOuter)
    {
        if (at + 1 < end && tokens[at].IsWord("using") && tokens[at + 1].IsSign("("))
        {
            int close = Closing(at + 1, end);
            // Both sides have the same value there, which NULL is not.
            for (int i = at + 2; i < close && !isOuter; i++)
                if (tokens[i].Kind == SqlTokenKind.Name) scope.Conditions.Add(tokens[i].Text);
            at = close + 1;
            if (at + 1 < end && tokens[at].IsWord("as")) at += 2;
            return;
        }
        if (at >= end || !tokens[at].IsWord("on"))
        {
            // a join b join c on … on …: which is nullable is not worked out.
            scope.IsDecided = false;
            return;
        }
        int start = ++at;
        int open = 0;
        for (; at < end; at++)
        {
            if (tokens[at].IsSign("(") || tokens[at].IsSign("[")) open++;
            else if (tokens[at].IsSign(")") || tokens[at].IsSign("]")) open--;
            else if (open == 0 && (tokens[at].IsSign(",") || (IsJoin(at, end) && !tokens[at - 1].IsSign(".")))) break;
        }
        if (isOuter) Scan(scope, start, at);
        else Condition(scope, start, at);
    }

    /// <summary>A table, a subquery, a function or a join in parentheses, with its alias.</summary>
    private void Source(QueryScope scope, ref int at, int end)
    {
        while (at < end && (tokens[at].IsWord("lateral") || tokens[at].IsWord("only"))) at++;
        if (at >= end) return;
        List<SqlToken> table = [];
        if (tokens[at].IsSign("("))
        {
            int close = Closing(at, end);
            if (!IsVerb(at + 1) && !tokens[at + 1 < end ? at + 1 : at].IsSign("("))
            {
                int inner = at + 1;
                JoinTree(scope, ref inner, close);
                if (inner < close) scope.IsDecided = false;
                at = close + 1;
                // An alias on a join hides the names inside it.
                if (at < end && Alias(ref at, end, out _, needsAs: false) is not null) scope.IsDecided = false;
                return;
            }
            if (Statement(at + 1, close, scope, scope.CommonTables) is { } child) scope.Children.Add(child);
            at = close + 1;
        }
        else if (tokens[at].Kind == SqlTokenKind.Name)
        {
            table = Name(ref at, end);
            if (at < end && tokens[at].IsSign("("))
            {
                int close = Closing(at, end);
                Scan(scope, at + 1, close);
                at = close + 1;
                while (at < end && (tokens[at].IsWord("with") || tokens[at].IsWord("ordinality"))) at++;
                string function = table[table.Count - 1].Text;
                scope.Sources.Add(new QuerySource([], Alias(ref at, end, out _, needsAs: false) ?? function));
                return;
            }
        }
        else
        {
            scope.IsDecided = false;
            at++;
            return;
        }
        string? alias = Alias(ref at, end, out bool hasColumns, needsAs: false);
        if (at < end && tokens[at].IsWord("tablesample"))
        {
            while (at < end && !tokens[at].IsSign("(")) at++;
            at = Closing(at, end) + 1;
            if (at < end && tokens[at].IsWord("repeatable")) at = Closing(at + 1, end) + 1;
        }
        string name = alias ?? (table.Count == 0 ? "" : table[table.Count - 1].Text);
        scope.Sources.Add(new QuerySource(hasColumns || IsCommon(scope, table) ? [] : table, name));
    }

    private static bool IsCommon(QueryScope scope, List<SqlToken> table) => table.Count == 1 && scope.CommonTables.Contains(table[0].Text);

    /// <summary>The table that a statement writes.</summary>
    private QuerySource Target(QueryScope scope, ref int at, int end, bool needsAs)
    {
        if (at < end && tokens[at].IsWord("only")) at++;
        List<SqlToken> table = Name(ref at, end);
        string? alias = Alias(ref at, end, out _, needsAs);
        QuerySource target = new(table, alias ?? (table.Count == 0 ? "" : table[table.Count - 1].Text));
        scope.Sources.Add(target);
        return target;
    }

    /// <summary>a, a.b; also the * of "a *".</summary>
    private List<SqlToken> Name(ref int at, int end)
    {
        List<SqlToken> name = [];
        while (at < end && tokens[at].Kind == SqlTokenKind.Name)
        {
            name.Add(tokens[at++]);
            if (at + 1 >= end || !tokens[at].IsSign(".") || tokens[at + 1].Kind != SqlTokenKind.Name) break;
            at++;
        }
        if (at < end && tokens[at].IsSign("*")) at++;
        return name;
    }

    private string? Alias(ref int at, int end, out bool hasColumns, bool needsAs)
    {
        hasColumns = false;
        bool isSaid = at < end && tokens[at].IsWord("as");
        if (isSaid) at++;
        bool isName = at < end && tokens[at].Kind == SqlTokenKind.Name
            && (isSaid || (!needsAs && (tokens[at].IsQuoted || (!Keywords.Contains(tokens[at].Text) && !NoAlias.Contains(tokens[at].Text) && !JoinWords.Contains(tokens[at].Text)))));
        if (!isName)
        {
            // function() as (a int, b text)
            if (isSaid && at < end && tokens[at].IsSign("(")) at = Closing(at, end) + 1;
            return null;
        }
        string alias = tokens[at++].Text;
        if (needsAs || at >= end || !tokens[at].IsSign("(")) return alias;
        hasColumns = true;
        at = Closing(at, end) + 1;
        return alias;
    }
}
