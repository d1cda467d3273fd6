namespace StudyHub.Schema.Checks.Conditions;

/// <summary>One word of SQL.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">A name as the catalog stores it, a literal's value, or the sign itself.</param>
/// <param name="IsQuoted">A name in double quotes, which is never a keyword.</param>
internal readonly record struct SqlToken(SqlTokenKind Kind, string Text, bool IsQuoted = false)
{
    public bool IsWord(string word) => Kind == SqlTokenKind.Name && !IsQuoted && Text == word;

    public bool IsSign(string sign) => Kind is SqlTokenKind.Sign or SqlTokenKind.Operator && Text == sign;
}

internal enum SqlTokenKind
{
    /// <summary>Behind the last token.</summary>
    End,

    /// <summary>A keyword or an identifier: the grammar tells them apart, not the spelling.</summary>
    Name,
    Text,
    Number,

    /// <summary>A row of operator characters, such as = or @&gt;.</summary>
    Operator,

    /// <summary>One of ( ) [ ] , ; . : and ::.</summary>
    Sign,
}
