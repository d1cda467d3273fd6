namespace StudyHub.Schema.Lexing;

/// <summary>What a word of SQL is.</summary>
public enum SqlTokenKind
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
