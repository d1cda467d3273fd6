using System;

namespace StudyHub.Schema.Testing;

/// <summary>No server could be found, fetched or started. The message says what was tried and what to do next.</summary>
public sealed class PostgresUnavailableException : Exception
{
    public PostgresUnavailableException(string message)
        : base(message)
    {
    }

    public PostgresUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
