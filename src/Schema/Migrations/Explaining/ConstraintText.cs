using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Lexing;

namespace StudyHub.Schema.Migrations.Explaining;

/// <summary>A constraint, as the catalog has it or as a statement adds it.</summary>
/// <param name="Kind">As contype: f, u, p or c.</param>
/// <param name="Columns">Quoted where needed.</param>
/// <param name="OtherTable">That a foreign key refers to; else empty.</param>
/// <param name="OtherColumns">Of that table.</param>
/// <param name="Condition">Of a check; else empty.</param>
internal sealed record ConstraintText(char Kind, IReadOnlyList<string> Columns, string OtherTable, IReadOnlyList<string> OtherColumns, string Condition)
{
    /// <summary>
    /// Looks for "constraint NAME …" in a statement, or in the block that it is; null where it is not written there. A failure has taken the
    /// constraint back by then, so that the catalog cannot be asked.
    /// </summary>
    public static ConstraintText? Find(string sql, string constraint)
    {
        List<SqlToken> tokens = SqlTokens.Read(sql);
        for (int i = 0; i + 2 < tokens.Count; i++)
        {
            bool isIt = tokens[i].IsWord("constraint") && tokens[i + 1].Kind == SqlTokenKind.Name && tokens[i + 1].Text == constraint;
            if (isIt && At(sql, tokens, i + 2) is { } found) return found;
        }
        return tokens.Where(token => token.Kind == SqlTokenKind.Text && token.Text.Contains(constraint, System.StringComparison.Ordinal))
            .Select(token => Find(token.Text, constraint)).FirstOrDefault(found => found is not null);
    }

    private static ConstraintText? At(string sql, List<SqlToken> tokens, int at)
    {
        if (tokens[at].IsWord("check")) return Enclosed(sql, tokens, at + 1) is { } condition ? new('c', [], "", [], condition.Text) : null;
        char kind = tokens[at].IsWord("foreign") ? 'f' : tokens[at].IsWord("primary") ? 'p' : tokens[at].IsWord("unique") ? 'u' : ' ';
        if (kind == ' ' || Enclosed(sql, tokens, kind == 'u' ? at + 1 : at + 2) is not { } columns) return null;
        if (kind != 'f') return new(kind, Names(columns.Text), "", [], "");
        int next = columns.Behind;
        if (next + 1 >= tokens.Count || !tokens[next].IsWord("references")) return null;
        int first = ++next;
        while (next + 2 < tokens.Count && tokens[next + 1].IsSign(".")) next += 2;
        string table = sql[tokens[first].Start..tokens[next].End];
        return Enclosed(sql, tokens, next + 1) is { } others ? new(kind, Names(columns.Text), table, Names(others.Text), "") : null;
    }

    /// <summary>What stands between the bracket at this place and its other half.</summary>
    internal static (string Text, int Behind)? Enclosed(string sql, List<SqlToken> tokens, int at)
    {
        if (at >= tokens.Count || !tokens[at].IsSign("(")) return null;
        int depth = 0;
        for (int i = at; i < tokens.Count; i++)
        {
            if (tokens[i].IsSign("(")) depth++;
            else if (tokens[i].IsSign(")") && --depth == 0) return (sql[tokens[at].End..tokens[i].Start], i + 1);
        }
        return null;
    }

    /// <summary>What commas part, outside of brackets.</summary>
    internal static IReadOnlyList<string> Names(string list)
    {
        List<string> names = [];
        int depth = 0;
        int start = 0;
        foreach (SqlToken token in SqlTokens.Read(list))
        {
            if (token.IsSign("(")) depth++;
            else if (token.IsSign(")")) depth--;
            else if (token.IsSign(",") && depth == 0)
            {
                names.Add(list[start..token.Start].Trim());
                start = token.End;
            }
        }
        names.Add(list[start..].Trim());
        return names;
    }
}
