using System.Collections.Generic;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Lexing;

/// <summary>The names with a schema before them in a piece of SQL, also in the bodies and other texts that it holds.</summary>
public static class SqlNames
{
    /// <summary>Every "a.b", by its first character in the text, or, within a text in single quotes, by that of the text.</summary>
    public static IEnumerable<(QualifiedName Name, int Start, int Length)> Of(string sql)
    {
        List<SqlToken> tokens = SqlTokens.Read(sql);
        for (int i = 0; i < tokens.Count; i++)
        {
            SqlToken token = tokens[i];
            if (token.Kind == SqlTokenKind.Text)
            {
                bool isDollarQuoted = sql[token.Start] == '$';
                int offset = (token.Length - token.Text.Length) / 2;
                foreach ((QualifiedName name, int start, int length) in Of(token.Text))
                    yield return isDollarQuoted ? (name, token.Start + offset + start, length) : (name, token.Start, token.Length);
            }
            else if (i + 2 < tokens.Count && token.Kind == SqlTokenKind.Name && tokens[i + 1].IsSign(".") && tokens[i + 2].Kind == SqlTokenKind.Name
                && Identifier.Flaw(token.Text) is null && Identifier.Flaw(tokens[i + 2].Text) is null)
            {
                yield return (new QualifiedName(token.Text, tokens[i + 2].Text), token.Start, tokens[i + 2].End - token.Start);
            }
        }
    }
}
