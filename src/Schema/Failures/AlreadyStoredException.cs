using System;

namespace StudyHub.Schema.Failures;

/// <summary>
/// The one statement of WriteAsync was run, and what it wrote is stored; only its answer could not be given: a value of it cannot be read, or
/// it has more rows than the one that was asked for. Do not do it again. The inner exception says what is wrong with the answer; in a
/// transaction (RunAsync, OpenAsync) it would be thrown by itself, and everything rolled back.
/// </summary>
public sealed class AlreadyStoredException : Exception
{
    internal AlreadyStoredException(string table, Exception inner)
        : base(
            $"The statement on {table} was run and what it wrote is stored, but its answer could not be given: see the inner exception. Do not do "
            + "it again; mend what the answer is read into, or use RunAsync, which rolls back.",
            inner)
        => Table = table;

    /// <summary>The table of the statement with its schema, or the query's type and method.</summary>
    public string Table { get; }
}
