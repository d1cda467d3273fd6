using System;

namespace StudyHub.Schema.Migrations;

/// <summary>
/// A migration did not run, or not to its end. The message says what, where, and what to do next; it holds no value of a row, and neither
/// does anything else of it.
/// </summary>
public abstract class MigrationException : Exception
{
    private protected MigrationException(string message)
        : base(message)
    {
    }

    private protected MigrationException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
