using System;
using System.Collections.Generic;
using StudyHub.Schema.Lexing;

namespace StudyHub.Schema.Queries;

/// <summary>
/// Reads a statement as its scopes. No grammar of SQL: it knows the clauses, and what it does not understand it leaves undecided. Total and
/// bounded: what is nested deeper than people write is not looked into.
/// </summary>
internal sealed partial class QueryParser(IReadOnlyList<SqlToken> tokens)
{
    private const int MostDepth = 60;

    private static readonly HashSet<string> Verbs = ["select", "with", "values", "table", "insert", "update", "delete", "merge"];

    private static readonly HashSet<string> ClauseWords =
    [
        "from", "where", "group", "having", "window", "union", "intersect", "except", "order", "limit", "offset", "fetch", "for", "into",
        "returning", "using", "set", "values",
    ];

    private static readonly HashSet<string> SelectClauses =
        ["from", "where", "group", "having", "window", "union", "intersect", "except", "order", "limit", "offset", "fetch", "for", "into"];

    private int depth;

    /// <summary>The whole statement; null where it begins with no word that runs a query.</summary>
    public static QueryScope? Read(IReadOnlyList<SqlToken> tokens)
        => tokens.Count == 0 ? null : new QueryParser(tokens).Statement(0, tokens.Count, null, new HashSet<string>(StringComparer.Ordinal));

    private QueryScope? Statement(int at, int end, QueryScope? parent, HashSet<string> known)
    {
        if (at >= end || depth >= MostDepth) return null;
        depth++;
        QueryScope? scope = tokens[at].IsSign("(") ? Parenthesised(at, end, parent, known) : Plain(at, end, parent, known);
        depth--;
        return scope;
    }

    /// <summary>(select …) union (select …): the first gives the columns their names.</summary>
    private QueryScope? Parenthesised(int at, int end, QueryScope? parent, HashSet<string> known)
    {
        int close = Closing(at, end);
        if (Statement(at + 1, close, parent, known) is not { } scope) return null;
        if (NextOf(close + 1, end, "union", "intersect", "except") < end)
        {
            scope.HasSetOperation = true;
            Branches(scope, NextOf(close + 1, end, "union", "intersect", "except"), end);
        }
        return scope;
    }

    private QueryScope? Plain(int at, int end, QueryScope? parent, HashSet<string> known)
    {
        HashSet<string> common = new(known, StringComparer.Ordinal);
        List<QueryScope> inner = [];
        if (tokens[at].IsWord("with")) at = CommonTables(at + 1, end, parent, common, inner);
        if (at >= end || tokens[at].Kind != SqlTokenKind.Name || tokens[at].IsQuoted || !Verbs.Contains(tokens[at].Text))
        {
            // with … (select …)
            if (at >= end || !tokens[at].IsSign("(") || inner.Count == 0 || Statement(at, end, parent, common) is not { } body) return null;
            body.Children.AddRange(inner);
            return body;
        }
        QueryScope scope = new(parent, tokens[at].Text, common);
        scope.Children.AddRange(inner);
        switch (scope.Verb)
        {
            case "select": Select(scope, at + 1, end); break;
            case "insert": Insert(scope, at + 1, end); break;
            case "update": Update(scope, at + 1, end); break;
            case "delete": Delete(scope, at + 1, end); break;
            default:
                scope.IsDecided = false;
                int returning = NextOf(at + 1, end, "returning");
                Scan(scope, at + 1, returning);
                Returning(scope, returning, end);
                break;
        }
        return scope;
    }

    private int CommonTables(int at, int end, QueryScope? parent, HashSet<string> common, List<QueryScope> inner)
    {
        if (at < end && tokens[at].IsWord("recursive")) at++;
        while (at < end && tokens[at].Kind == SqlTokenKind.Name)
        {
            common.Add(tokens[at++].Text);
            if (at < end && tokens[at].IsSign("(")) at = Closing(at, end) + 1;
            while (at < end && (tokens[at].IsWord("as") || tokens[at].IsWord("not") || tokens[at].IsWord("materialized"))) at++;
            if (at >= end || !tokens[at].IsSign("(")) return at;
            int close = Closing(at, end);
            if (Statement(at + 1, close, parent, common) is { } body) inner.Add(body);
            at = close + 1;
            // SEARCH and CYCLE
            while (at < end && !tokens[at].IsSign(",") && !tokens[at].IsSign("(") && !IsVerb(at)) at++;
            if (at >= end || !tokens[at].IsSign(",")) break;
            at++;
        }
        return at;
    }

    private void Select(QueryScope scope, int at, int end)
    {
        int set = NextOf(at, end, "union", "intersect", "except");
        if (set < end)
        {
            scope.HasSetOperation = true;
            Branches(scope, set, end);
            end = set;
        }
        if (at < end && tokens[at].IsWord("all")) at++;
        else if (at < end && tokens[at].IsWord("distinct"))
        {
            at++;
            if (at + 1 < end && tokens[at].IsWord("on") && tokens[at + 1].IsSign("("))
            {
                int close = Closing(at + 1, end);
                Scan(scope, at + 2, close);
                at = close + 1;
            }
        }
        int items = NextClause(at, end, SelectClauses);
        Items(scope, at, items);
        Clauses(scope, items, end, SelectClauses);
    }

    /// <summary>What stands behind UNION and its like, each a statement of its own.</summary>
    private void Branches(QueryScope scope, int set, int end)
    {
        int at = set + 1;
        if (at < end && (tokens[at].IsWord("all") || tokens[at].IsWord("distinct"))) at++;
        if (Statement(at, end, scope.Parent, scope.CommonTables) is { } branch) scope.Children.Add(branch);
    }

    private void Clauses(QueryScope scope, int at, int end, HashSet<string> words)
    {
        while (at < end)
        {
            int next = NextClause(at + 1, end, words);
            switch (tokens[at].Text)
            {
                case "from" or "using": From(scope, at + 1, next); break;
                case "where" or "having": Condition(scope, at + 1, next); break;
                case "into":
                    scope.Into = at;
                    break;
                case "set": Assignments(scope, at + 1, next); break;
                case "returning": Returning(scope, at, next); break;
                case "for":
                    scope.Locks = true;
                    break;
                default: Scan(scope, at + 1, next); break;
            }
            at = next;
        }
    }

    private void Condition(QueryScope scope, int at, int end)
    {
        for (int i = at; i < end; i++)
        {
            if (tokens[i].Kind != SqlTokenKind.Name) continue;
            bool isQualified = i > at + 1 && tokens[i - 1].IsSign(".") && tokens[i - 2].Kind == SqlTokenKind.Name;
            scope.Conditions.Add(isQualified ? tokens[i - 2].Text + "." + tokens[i].Text : tokens[i].Text);
        }
        Scan(scope, at, end);
    }

    private void Returning(QueryScope scope, int at, int end)
    {
        if (at < end && tokens[at].IsWord("returning")) Items(scope, at + 1, end);
    }

    /// <summary>Notes what is the scope's own, and reads the queries in parentheses as its children.</summary>
    private void Scan(QueryScope scope, int at, int end)
    {
        for (int i = at; i < end; i++)
        {
            if (!tokens[i].IsSign("(") || !IsVerb(i + 1))
            {
                scope.Own.Add(i);
                continue;
            }
            int close = Closing(i, end);
            if (Statement(i + 1, close, scope, scope.CommonTables) is { } child) scope.Children.Add(child);
            i = close;
        }
    }

    private bool IsVerb(int at) => at < tokens.Count && tokens[at].Kind == SqlTokenKind.Name && !tokens[at].IsQuoted && Verbs.Contains(tokens[at].Text)
        // left (values) and a column of one of these names are no queries.
        && (at == 0 || !tokens[at - 1].IsSign("."));

    private int NextClause(int at, int end, HashSet<string> words)
    {
        int open = 0;
        for (int i = at; i < end; i++)
        {
            if (tokens[i].IsSign("(") || tokens[i].IsSign("[")) open++;
            else if (tokens[i].IsSign(")") || tokens[i].IsSign("]")) open--;
            else if (open == 0 && IsClause(i, words)) return i;
        }
        return end;
    }

    private int NextOf(int at, int end, params string[] words) => NextClause(at, end, new HashSet<string>(words, StringComparer.Ordinal));

    private bool IsClause(int at, HashSet<string> words)
    {
        SqlToken token = tokens[at];
        if (token.Kind != SqlTokenKind.Name || token.IsQuoted || !words.Contains(token.Text)) return false;
        if (at == 0) return true;
        SqlToken before = tokens[at - 1];
        // A name may be a word of these behind AS, or behind a dot.
        if (before.IsSign(".") || (before.IsWord("as") && token.Text is not "select")) return false;
        return token.Text switch
        {
            "from" => !(before.IsWord("distinct") && at > 1 && (tokens[at - 2].IsWord("is") || tokens[at - 2].IsWord("not"))),
            "group" => !before.IsWord("within"),
            _ => true,
        };
    }

    /// <summary>The parenthesis or bracket that closes the one at this place; the end where none does.</summary>
    private int Closing(int at, int end)
    {
        int open = 0;
        for (int i = at; i < end; i++)
        {
            if (tokens[i].IsSign("(") || tokens[i].IsSign("[")) open++;
            else if ((tokens[i].IsSign(")") || tokens[i].IsSign("]")) && --open == 0) return i;
        }
        return end;
    }
}
