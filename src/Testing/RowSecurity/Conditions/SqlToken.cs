namespace StudyHub.Schema.Testing.RowSecurity.Conditions;

/// <summary>One piece of SQL text. Joined, the pieces are the text again.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">As it stands in the text.</param>
internal readonly record struct SqlToken(SqlTokenKind Kind, string Text)
{
    /// <summary>The name that PostgreSQL reads: folded, or without its quotes; null for what is no name.</summary>
    public string? Name => Kind switch
    {
        SqlTokenKind.Word => Text.ToLowerInvariant(),
        SqlTokenKind.QuotedName => Text[1..^1].Replace("\"\"", "\"", System.StringComparison.Ordinal),
        _ => null,
    };

    public bool Is(string symbol) => Kind == SqlTokenKind.Symbol && Text == symbol;
}

internal enum SqlTokenKind
{
    /// <summary>White space or a comment.</summary>
    Gap,

    Word,

    QuotedName,

    /// <summary>A text, with its quotes.</summary>
    Text,

    Number,

    /// <summary>One character of anything else.</summary>
    Symbol,
}
