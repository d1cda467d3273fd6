using System.Collections.Generic;

namespace StudyHub.Schema.Lexing;

/// <summary>Cuts a script into its statements, by the words alone.</summary>
public static class SqlStatements
{
    /// <summary>In their order, without semicolons and without what is between them. A body of BEGIN ATOMIC … END is part of its statement.</summary>
    public static List<string> Split(string script)
    {
        List<string> statements = new();
        List<SqlToken> tokens = SqlTokens.Read(script);
        int start = -1;
        int parentheses = 0;
        int blocks = 0;
        for (int i = 0; i < tokens.Count; i++)
        {
            SqlToken token = tokens[i];
            if (token.IsSign(";") && parentheses == 0 && blocks == 0)
            {
                if (start >= 0) statements.Add(script.Substring(start, token.Start - start).TrimEnd());
                start = -1;
                continue;
            }
            if (start < 0) start = token.Start;
            if (token.IsSign("(")) parentheses++;
            else if (token.IsSign(")") && parentheses > 0) parentheses--;
            else if (token.IsWord("begin") && i + 1 < tokens.Count && tokens[i + 1].IsWord("atomic")) blocks++;
            else if (blocks > 0 && token.IsWord("case")) blocks++;
            else if (blocks > 0 && token.IsWord("end")) blocks--;
        }
        if (start >= 0) statements.Add(script.Substring(start).TrimEnd());
        return statements;
    }
}
