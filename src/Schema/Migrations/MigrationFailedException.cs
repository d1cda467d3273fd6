using System;

namespace StudyHub.Schema.Migrations;

/// <summary>
/// A statement of a revision failed. The transaction that it was in is rolled back; the steps before it are stored and recorded, and the next
/// run goes on from here.
/// </summary>
public sealed class MigrationFailedException : MigrationException
{
    internal MigrationFailedException(MigrationPlace place, int line, string statement, string sqlState, string cause, string nextStep)
        : base($"{place.File}({line}): {place} failed ({sqlState}): {cause}\n  {statement}\n{nextStep}")
        => (Place, Line, Statement, SqlState, Cause, NextStep) = (place, line, statement, sqlState, cause, nextStep);

    /// <summary>The revision, the way and the step.</summary>
    public MigrationPlace Place { get; }

    /// <summary>The line of <see cref="MigrationPlace.File"/>, from 1: the statement's first, or the one that PostgreSQL points at.</summary>
    public int Line { get; }

    /// <summary>The statement's first line, at most 120 characters.</summary>
    public string Statement { get; }

    /// <summary>PostgreSQL's code, such as 23503.</summary>
    public string SqlState { get; }

    /// <summary>Why, in a sentence.</summary>
    public string Cause { get; }

    /// <summary>What to do, with the query or the command to run.</summary>
    public string NextStep { get; }
}

/// <summary>The database could not be reached, was lost, or refused what every migration begins with.</summary>
public sealed class MigrationDatabaseException : MigrationException
{
    internal MigrationDatabaseException(string message, string? sqlState)
        : base(message)
        => SqlState = sqlState;

    internal MigrationDatabaseException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>PostgreSQL's code, such as 25006; null where it could not be asked.</summary>
    public string? SqlState { get; }
}

/// <summary>
/// The connection was lost while a COMMIT was on its way, and no new one could be made to look: the step is stored or it is not. The next run
/// looks, and goes on from what it finds.
/// </summary>
public sealed class StepOutcomeUnknownException : MigrationException
{
    internal StepOutcomeUnknownException(MigrationPlace place, Exception inner)
        : base($"{place}: the connection was lost while its COMMIT was on its way, and no new one could be made: the step is stored, or it is not. Run the "
            + "same again when the server is back: it looks, and goes on from what it finds.", inner)
        => Place = place;

    public MigrationPlace Place { get; }
}
