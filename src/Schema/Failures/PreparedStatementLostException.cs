using System;

namespace StudyHub.Schema.Failures;

/// <summary>A statement that the driver had prepared is not there, or is there already: the connection is not always the same one of the server.</summary>
public sealed class PreparedStatementLostException : Exception
{
    internal PreparedStatementLostException(string sqlState)
        : base(
            $"A prepared statement is not where the driver left it ({sqlState}): a pooler such as pgbouncer hands out another connection for each "
            + "transaction. Take Max Auto Prepare out of the connection string, or use pgbouncer 1.21 or newer with max_prepared_statements.")
        => SqlState = sqlState;

    /// <summary>26000 when it is gone, 42P05 when there is another one of its name, 08P01 or 0A000 when another one was run in its place.</summary>
    public string SqlState { get; }
}
