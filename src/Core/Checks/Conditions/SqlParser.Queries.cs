using System;
using System.Collections.Generic;
using StudyHub.Schema.Lexing;

namespace StudyHub.Schema.Checks.Conditions;

/// <summary>Subqueries: which tables they read, by which names, and every expression in them. Set operations are one query of all their tables.</summary>
internal sealed partial class SqlParser
{
    private static readonly HashSet<string> ClauseWords =
    [
        "select", "where", "group", "by", "order", "having", "limit", "offset", "union", "intersect", "except", "all", "distinct", "asc", "desc",
        "nulls", "first", "last", "for", "update", "share", "nowait", "skip", "locked", "window", "on", "fetch", "next", "rows", "row", "only",
        "values", "from", "as", "with", "using", "tablesample",
    ];

    private static readonly HashSet<string> JoinWords = ["join", "left", "right", "full", "inner", "outer", "cross", "natural"];

    // Names of WITH are known to the queries inside the one that they stand before, too.
    private readonly HashSet<string> commonTables = new(StringComparer.Ordinal);

    private bool BeginsQuery() => Current.IsWord("select") || Current.IsWord("with") || Current.IsWord("values") || Current.IsWord("table");

    /// <summary>To the closing parenthesis and past it.</summary>
    private SqlNode Query()
    {
        List<SqlSource> sources = new();
        List<SqlNode> parts = new();
        if (depth >= MostDepth)
        {
            SkipLevel();
            TakeSign(")");
            return new SqlNode.Query(sources, parts);
        }
        depth++;
        while (Current.Kind != SqlTokenKind.End && !TakeSign(")"))
        {
            if (Take("with")) CommonTables(parts);
            else if (Current.IsWord("table") && Peek(1).Kind == SqlTokenKind.Name)
            {
                at++;
                Source(sources, parts);
            }
            else if (Take("from")) Sources(sources, parts);
            else if (Take("as")) at++;
            else if (TakeSign(",")) continue;
            else if (Current.Kind == SqlTokenKind.Operator && Current.Text == "*") at++;
            else if (IsClauseWord()) at++;
            else
            {
                Part(parts);
                if (Current.Kind == SqlTokenKind.Name && !IsClauseWord()) at++;
            }
        }
        depth--;
        return new SqlNode.Query(sources, parts);
    }

    // A clause word in front of a parenthesis is one all the same, but left(…) and right(…) are calls.
    private bool IsClauseWord() => Current.Kind == SqlTokenKind.Name && !Current.IsQuoted && ClauseWords.Contains(Current.Text);

    private bool IsJoinWord() => Current.Kind == SqlTokenKind.Name && !Current.IsQuoted && JoinWords.Contains(Current.Text);

    private void CommonTables(List<SqlNode> parts)
    {
        Take("recursive");
        do
        {
            if (Current.Kind == SqlTokenKind.Name) commonTables.Add(Current.Text);
            at++;
            if (TakeSign("(")) SkipParentheses();
            Take("as");
            Take("not");
            Take("materialized");
            if (TakeSign("(")) parts.Add(Parenthesised());
        }
        while (TakeSign(","));
    }

    private void Sources(List<SqlSource> sources, List<SqlNode> parts)
    {
        while (Current.Kind != SqlTokenKind.End && !Current.IsSign(")"))
        {
            int before = at;
            if (TakeSign(",") || Take("lateral") || Take("only")) continue;
            if (IsJoinWord() && !Peek(1).IsSign("(")) at++;
            else if (Take("on"))
            {
                Part(parts);
            }
            else if (Current.IsWord("using") && Peek(1).IsSign("("))
            {
                at += 2;
                SkipParentheses();
            }
            else if (IsClauseWord()) return;
            else Source(sources, parts);
            if (at == before) at++;
        }
    }

    private void Source(List<SqlSource> sources, List<SqlNode> parts)
    {
        List<string> table = new();
        if (TakeSign("("))
        {
            if (BeginsQuery()) parts.Add(Query());
            else
            {
                if (depth < MostDepth)
                {
                    depth++;
                    Sources(sources, parts);
                    depth--;
                }
                else SkipLevel();
                TakeSign(")");
            }
        }
        else if (Current.Kind == SqlTokenKind.Name)
        {
            List<string> name = QualifiedName();
            if (TakeSign("(")) parts.Add(new SqlNode.Call(name, Arguments(")")));
            else if (name.Count > 1 || !commonTables.Contains(name[0])) table = name;
            else sources.Add(new SqlSource([], name[0]));
        }
        string alias = Alias(table);
        if (table.Count > 0 || alias.Length > 0) sources.Add(new SqlSource(table, alias));
    }

    private string Alias(List<string> table)
    {
        bool isSaid = Take("as");
        string alias = table.Count > 0 ? table[table.Count - 1] : "";
        if (Current.Kind == SqlTokenKind.Name && (isSaid || Current.IsQuoted || (!IsClauseWord() && !IsJoinWord())))
        {
            alias = Current.Text;
            at++;
            if (TakeSign("(")) SkipParentheses();
        }
        return alias;
    }

    /// <summary>Past the closing parenthesis of one that has been taken.</summary>
    private void SkipParentheses()
    {
        SkipLevel();
        TakeSign(")");
    }
}
