using System.Collections.Generic;
using System.Linq;
using System.Text;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Lexing;

/// <summary>
/// The names in a piece of SQL, found without parsing it: whether an expression mentions something. Words in literals and comments are
/// no names. A name that is also the name of something else counts: who asks wants none overlooked.
/// </summary>
public static class SqlWords
{
    /// <summary>One word, keywords included; quoted names come without their quotes.</summary>
    /// <param name="Name">As the catalog would store it: folded where it was not quoted.</param>
    /// <param name="Start">Index of its first character, the quote if it is quoted.</param>
    /// <param name="Length">With the quotes.</param>
    /// <param name="IsQualified">Something and a dot stand before it.</param>
    public readonly record struct Word(string Name, int Start, int Length, bool IsQualified);

    public static bool Mentions(SqlExpression? expression, Identifier name) => expression is not null && Mentions(expression.Text, name.Value);

    public static bool Mentions(SqlExpression? expression, QualifiedName name) => Mentions(expression, name.Name);

    /// <summary>The text with every unqualified word that is a key of <paramref name="renames"/> under its new name.</summary>
    public static string Renamed(string text, IReadOnlyDictionary<Identifier, Identifier> renames)
    {
        StringBuilder result = new();
        int copied = 0;
        foreach (Word word in Of(text))
        {
            if (word.IsQualified || word.Name.Length > Identifier.MaxBytes || Identifier.Flaw(word.Name) is not null) continue;
            if (!renames.TryGetValue(new Identifier(word.Name), out Identifier? renamed)) continue;
            result.Append(text, copied, word.Start - copied).Append(SqlQuoting.Identifier(renamed));
            copied = word.Start + word.Length;
        }
        return result.Append(text, copied, text.Length - copied).ToString();
    }

    public static bool Mentions(string text, string name)
        => text.IndexOf(name.Replace("\"", "\"\""), System.StringComparison.OrdinalIgnoreCase) >= 0 && Of(text).Any(word => word.Name == name);

    /// <summary>In their order.</summary>
    public static IEnumerable<Word> Of(string text)
    {
        List<SqlToken> tokens = SqlTokens.Read(text);
        for (int i = 0; i < tokens.Count; i++)
        {
            SqlToken token = tokens[i];
            if (token.Kind == SqlTokenKind.Name) yield return new Word(token.Text, token.Start, token.Length, i > 0 && tokens[i - 1].IsSign("."));
        }
    }
}
