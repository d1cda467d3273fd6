using System.Collections.Generic;

namespace StudyHub.Schema.Lexing;

/// <summary>SQL text as its statements, and whether it ends where a statement can.</summary>
public static class SqlStatements
{
    /// <summary>
    /// Each from its first word to its last, without ';' and with the comments that are inside it. The ';' within parentheses and in the
    /// body of BEGIN ATOMIC … END part nothing.
    /// </summary>
    public static List<string> Of(string sql)
    {
        List<string> statements = [];
        List<SqlToken> tokens = SqlTokens.Read(sql);
        int first = -1;
        int depth = 0;
        bool isBody = false;
        for (int i = 0; i < tokens.Count; i++)
        {
            SqlToken token = tokens[i];
            if (token.IsSign(";") && depth == 0)
            {
                Finish(i);
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
        Finish(tokens.Count);
        return statements;

        void Finish(int end)
        {
            if (first >= 0) statements.Add(sql.Substring(tokens[first].Start, tokens[end - 1].End - tokens[first].Start));
        }
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
}
