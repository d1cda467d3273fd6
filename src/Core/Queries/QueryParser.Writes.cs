using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Lexing;

namespace StudyHub.Schema.Queries;

/// <summary>INSERT, UPDATE and DELETE: which columns they give a value, so that RETURNING may give it back.</summary>
internal sealed partial class QueryParser
{
    private void Insert(QueryScope scope, int at, int end)
    {
        if (at < end && tokens[at].IsWord("into")) at++;
        QuerySource target = Target(scope, ref at, end, needsAs: true);
        bool givesAll = at < end && !tokens[at].IsWord("default");
        if (at < end && tokens[at].IsSign("(") && !IsVerb(at + 1))
        {
            int close = Closing(at, end);
            for (int i = at + 1; i < close; i++)
                if (tokens[i].Kind == SqlTokenKind.Name && (tokens[i - 1].IsSign("(") || tokens[i - 1].IsSign(",")) && (i + 1 == close || tokens[i + 1].IsSign(","))) scope.Written.Add(i);
            at = close + 1;
            givesAll = false;
        }
        int conflict = NextConflict(at, end);
        int source = at;
        while (source < conflict && !IsVerb(source) && !tokens[source].IsSign("(")) source++;
        if (source < conflict && !tokens[source].IsWord("values"))
        {
            int behind = NextOf(source, conflict, "returning");
            if (Statement(source, behind, null, scope.CommonTables) is { } body) scope.Children.Add(body);
            at = behind;
        }
        else
        {
            int behind = NextOf(at, conflict, "returning");
            Scan(scope, at, behind);
            at = behind;
        }
        List<int>? changed = null;
        if (conflict < end)
        {
            scope.Sources.Add(new QuerySource(target.Table, "excluded") { IsHidden = true });
            int returning = NextOf(conflict, end, "returning");
            int set = NextOf(conflict, returning, "set");
            if (set < returning) changed = Assigned(set + 1, NextOf(set + 1, returning, "where"));
            Scan(scope, conflict, returning);
            at = returning;
        }
        Given(scope, target, givesAll, changed);
        Returning(scope, at, end);
    }

    private int NextConflict(int at, int end)
    {
        for (int i = at; (i = NextOf(i, end, "on")) < end; i++)
            if (i + 1 < end && tokens[i + 1].IsWord("conflict")) return i;
        return end;
    }

    /// <summary>Of a row that was there already DO UPDATE gives what it names alone; the rest is as it was.</summary>
    /// <param name="scope">An INSERT.</param>
    /// <param name="target">The table that it writes.</param>
    /// <param name="givesAll">It lists no columns.</param>
    /// <param name="changed">What DO UPDATE names; null without it.</param>
    private void Given(QueryScope scope, QuerySource target, bool givesAll, List<int>? changed)
    {
        HashSet<string> inserted = [.. scope.Written.Select(at => tokens[at].Text)];
        foreach (int at in changed ?? scope.Written)
            if (givesAll || inserted.Contains(tokens[at].Text)) scope.Conditions.Add(target.Alias + "." + tokens[at].Text);
        if (givesAll && changed is null) scope.ChoosesAll = true;
    }

    private void Update(QueryScope scope, int at, int end)
    {
        Target(scope, ref at, end, needsAs: false);
        Clauses(scope, NextClause(at, end, ClauseWords), end, ClauseWords);
    }

    private void Delete(QueryScope scope, int at, int end)
    {
        if (at < end && tokens[at].IsWord("from")) at++;
        Target(scope, ref at, end, needsAs: false);
        Clauses(scope, NextClause(at, end, ClauseWords), end, ClauseWords);
    }

    private void Assignments(QueryScope scope, int at, int end)
    {
        foreach (int assigned in Assigned(at, end))
        {
            scope.Written.Add(assigned);
            scope.Conditions.Add(scope.Sources[0].Alias + "." + tokens[assigned].Text);
        }
        Scan(scope, at, end);
    }

    /// <summary>a = …, b[1] = …, (c, d) = …: each name that an assignment begins with is a column of the table.</summary>
    private List<int> Assigned(int at, int end)
    {
        List<int> assigned = [];
        int open = 0;
        for (int i = at; i < end; i++)
        {
            bool isFirst = open == 0 && (i == at || tokens[i - 1].IsSign(","));
            if (isFirst && tokens[i].Kind == SqlTokenKind.Name && i + 1 < end && (IsAssignment(i + 1) || tokens[i + 1].IsSign("[") || tokens[i + 1].IsSign("."))) assigned.Add(i);
            else if (isFirst && tokens[i].IsSign("(") && Closing(i, end) is int close && close + 1 < end && IsAssignment(close + 1))
            {
                for (int j = i + 1; j < close; j++)
                    if (tokens[j].Kind == SqlTokenKind.Name && (j == i + 1 || tokens[j - 1].IsSign(","))) assigned.Add(j);
            }
            if (tokens[i].IsSign("(") || tokens[i].IsSign("[")) open++;
            else if (tokens[i].IsSign(")") || tokens[i].IsSign("]")) open--;
        }
        return assigned;
    }

    /// <summary>Also a =@b, which is one sign to PostgreSQL's rules and an assignment to ours.</summary>
    private bool IsAssignment(int at) => tokens[at].IsSign("=") || tokens[at].IsSign("=@");
}
