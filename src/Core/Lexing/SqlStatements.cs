using System.Collections.Generic;

namespace StudyHub.Schema.Lexing;

/// <summary>Where one statement of a text begins and ends.</summary>
/// <param name="Start">Index of its first character.</param>
/// <param name="Length">Without the ';'.</param>
/// <param name="FirstWord">As it is folded; null where it begins with something else.</param>
/// <param name="SecondWord">The word behind it, if it is one.</param>
public readonly record struct SqlStatement(int Start, int Length, string? FirstWord, string? SecondWord);

/// <summary>Takes a text of several statements apart, as psql does.</summary>
public static class SqlStatements
{
    /// <summary>In their order; empty statements are left out.</summary>
    public static List<SqlStatement> Split(string sql)
    {
        List<SqlStatement> statements = [];
        List<SqlToken> tokens = SqlTokens.Read(sql);
        int first = -1;
        // The body of a function in SQL's own form holds statements, and CASE ends like it.
        int depth = 0;
        for (int i = 0; i < tokens.Count; i++)
        {
            SqlToken token = tokens[i];
            if (token.IsWord("atomic") && i > 0 && tokens[i - 1].IsWord("begin")) depth++;
            else if (depth > 0 && token.IsWord("case")) depth++;
            else if (depth > 0 && token.IsWord("end")) depth--;
            if (token.IsSign(";") && depth == 0)
            {
                if (first >= 0) statements.Add(Statement(tokens, first, i));
                first = -1;
            }
            else if (first < 0)
            {
                first = i;
            }
        }
        if (first >= 0) statements.Add(Statement(tokens, first, tokens.Count));
        return statements;
    }

    /// <summary>What keeps the text from being whole statements: it ends within a literal, a name or a comment. Null where nothing does.</summary>
    public static string? Flaw(string sql)
    {
        // Whatever does not end takes in all that follows it.
        List<SqlToken> tokens = SqlTokens.Read(sql + "\n;");
        bool isClosed = tokens.Count > 0 && tokens[tokens.Count - 1] is var last && last.IsSign(";") && last.Start == sql.Length + 1;
        return isClosed ? null : "the text ends in the middle of a literal, a quoted name or a comment";
    }

    private static SqlStatement Statement(List<SqlToken> tokens, int first, int behind)
    {
        int start = tokens[first].Start;
        return new SqlStatement(start, tokens[behind - 1].End - start, Word(first), first + 1 < behind ? Word(first + 1) : null);

        string? Word(int at) => tokens[at] is { Kind: SqlTokenKind.Name, IsQuoted: false } word ? word.Text : null;
    }
}
