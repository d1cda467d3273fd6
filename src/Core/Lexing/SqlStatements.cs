using System.Collections.Generic;
using System.Linq;

namespace StudyHub.Schema.Lexing;

/// <summary>Where one statement of a text begins and ends.</summary>
/// <param name="Start">Index of its first character.</param>
/// <param name="Length">Without the ';'.</param>
/// <param name="FirstWord">As it is folded; null where it begins with something else.</param>
/// <param name="SecondWord">The word behind it, if it is one.</param>
public readonly record struct SqlStatement(int Start, int Length, string? FirstWord, string? SecondWord);

/// <summary>SQL text as its statements, and whether it ends where a statement can.</summary>
public static class SqlStatements
{
    /// <summary>
    /// Each from its first word to its last, without ';' and with the comments that are inside it. The ';' within parentheses and in the
    /// body of BEGIN ATOMIC … END part nothing.
    /// </summary>
    public static List<string> Of(string sql) => [.. Split(sql).Select(statement => sql.Substring(statement.Start, statement.Length))];

    /// <summary>The same as places; empty statements are left out.</summary>
    public static List<SqlStatement> Split(string sql)
    {
        List<SqlStatement> statements = [];
        List<SqlToken> tokens = SqlTokens.Read(sql);
        int first = -1;
        int depth = 0;
        bool isBody = false;
        for (int i = 0; i < tokens.Count; i++)
        {
            SqlToken token = tokens[i];
            if (token.IsSign(";") && depth == 0)
            {
                if (first >= 0) statements.Add(Statement(tokens, first, i));
                first = -1;
                isBody = false;
                continue;
            }
            if (first < 0) first = i;
            if (token.IsSign("(")) depth++;
            else if (token.IsSign(")") && depth > 0) depth--;
            else if (token.IsWord("begin") && i + 1 < tokens.Count && tokens[i + 1].IsWord("atomic")) (depth, isBody) = (depth + 1, true);
            else if (isBody && token.IsWord("case")) depth++;
            else if (isBody && token.IsWord("end") && depth > 0) depth--;
        }
        if (first >= 0) statements.Add(Statement(tokens, first, tokens.Count));
        return statements;
    }

    /// <summary>Where the literal, quoted name or comment begins that the text ends in the middle of, and what it is; null when it ends well.</summary>
    public static (int Start, string What)? Unfinished(string sql)
    {
        // Whatever is open swallows what is put behind.
        List<SqlToken> tokens = SqlTokens.Read(sql + "\n;");
        if (tokens.Count > 0 && tokens[tokens.Count - 1] is { Start: var at } last && at == sql.Length + 1 && last.IsSign(";")) return null;
        if (tokens.Count > 0 && tokens[tokens.Count - 1] is { } open && open.End > sql.Length)
        {
            string what = open.Kind != SqlTokenKind.Text ? "quoted name" : sql[open.Start] == '$' ? "dollar-quoted text" : "text";
            return (open.Start, what);
        }
        int behind = tokens.Count == 0 ? 0 : tokens[tokens.Count - 1].End;
        return (System.Math.Max(behind, sql.IndexOf("/*", behind, System.StringComparison.Ordinal)), "comment");
    }

    private static SqlStatement Statement(List<SqlToken> tokens, int first, int behind)
    {
        int start = tokens[first].Start;
        return new SqlStatement(start, tokens[behind - 1].End - start, Word(first), first + 1 < behind ? Word(first + 1) : null);

        string? Word(int at) => tokens[at] is { Kind: SqlTokenKind.Name, IsQuoted: false } word ? word.Text : null;
    }
}
