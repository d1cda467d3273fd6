namespace StudyHub.Schema.Sessions;

/// <summary>What a session is for.</summary>
internal enum SessionKind
{
    /// <summary>As many statements as are wanted, between BEGIN and COMMIT.</summary>
    Transaction,

    /// <summary>One statement that reads, a transaction by itself.</summary>
    Read,

    /// <summary>One statement that may write, a transaction by itself.</summary>
    Write,
}
