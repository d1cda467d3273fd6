using System;

namespace StudyHub.Schema.Failures;

/// <summary>The connection was lost while a statement ran, before anything was committed: nothing of the session is stored, and it may be done again.</summary>
public sealed class ConnectionLostException : Exception
{
    internal ConnectionLostException(string table, Exception inner)
        : base(
            $"The connection was lost during a statement on {table}. Nothing that the session did is stored: open another session and do it again.", inner)
        => Table = table;

    /// <summary>Before the COMMIT was sent.</summary>
    internal ConnectionLostException()
        : base("The connection was lost before the COMMIT was sent. Nothing that the session did is stored: open another session and do it again.")
        => Table = "the transaction";

    /// <summary>The table of the statement, with its schema; "the transaction" where the connection was lost between the last one and the COMMIT.</summary>
    public string Table { get; }
}
