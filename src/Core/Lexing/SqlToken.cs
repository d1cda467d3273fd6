namespace StudyHub.Schema.Lexing;

/// <summary>One word of SQL.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">A name as the catalog stores it, a literal's value, or the sign itself.</param>
/// <param name="Start">Index of its first character in the text that was read: the quote, or the prefix before it.</param>
/// <param name="Length">Of what stands there, quotes included.</param>
/// <param name="IsQuoted">A name in double quotes, which is never a keyword.</param>
public readonly record struct SqlToken(SqlTokenKind Kind, string Text, int Start, int Length, bool IsQuoted)
{
    /// <summary>Index of the character behind it.</summary>
    public int End => Start + Length;

    public bool IsWord(string word) => Kind == SqlTokenKind.Name && !IsQuoted && Text == word;

    public bool IsSign(string sign) => Kind is SqlTokenKind.Sign or SqlTokenKind.Operator && Text == sign;
}
