using System;
using System.Text;
using Npgsql;
using StudyHub.Schema.Sessions;

namespace StudyHub.Schema.Failures;

/// <summary>PostgreSQL's codes as typed exceptions.</summary>
internal static class Translation
{
    /// <summary>The typed exception for what went wrong with a statement, or null for what has no type here and is thrown as it is.</summary>
    /// <param name="failure">As the driver throws it.</param>
    /// <param name="table">The table that the statement was about; a foreign key may name another one.</param>
    /// <param name="user">Whose session it was.</param>
    public static Exception? Of(Exception failure, string table, SessionUser user) => failure switch
    {
        PostgresException postgres => Of(postgres, table, user),

        // Half of a character is not sent at all.
        EncoderFallbackException => new InvalidValueException(table, PostgresErrorCodes.CharacterNotInRepertoire),
        _ => null,
    };

    private static Exception? Of(PostgresException failure, string table, SessionUser user)
    {
        string reported = failure is { SchemaName: { } schema, TableName: { } name } ? schema + "." + name : table;
        return failure.SqlState switch
        {
            PostgresErrorCodes.InsufficientPrivilege => new RowSecurityViolationException(table, user),
            PostgresErrorCodes.UniqueViolation => new UniqueViolationException(reported, failure.ConstraintName),
            PostgresErrorCodes.ForeignKeyViolation => new ForeignKeyViolationException(reported, failure.ConstraintName),
            PostgresErrorCodes.CheckViolation => new CheckViolationException(reported, failure.ConstraintName),
            PostgresErrorCodes.NotNullViolation => new NotNullViolationException(reported, failure.ColumnName),
            PostgresErrorCodes.ExclusionViolation => new ExclusionViolationException(reported, failure.ConstraintName),
            PostgresErrorCodes.LockNotAvailable => new RowLockedException(table),
            PostgresErrorCodes.CardinalityViolation => new RepeatedRowException(table),
            PostgresErrorCodes.InvalidSqlStatementName or PostgresErrorCodes.DuplicatePreparedStatement => new PreparedStatementLostException(failure.SqlState),
            // PostgreSQL quotes the value in most of these: invalid input syntax for type uuid: "…".
            ['2', '2', ..] => new InvalidValueException(table, failure.SqlState),
            _ => null,
        };
    }

    /// <summary>The typed exception for a set-up that was refused, or null where that is no matter of the role.</summary>
    public static Exception? OfSetUp(Exception failure, string role) => failure switch
    {
        PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege or ['2', '2', ..] } postgres => new SessionRefusedException(role, postgres.SqlState),
        PostgresException { SqlState: PostgresErrorCodes.InvalidSqlStatementName or PostgresErrorCodes.DuplicatePreparedStatement } postgres
            => new PreparedStatementLostException(postgres.SqlState),
        _ => null,
    };

    /// <summary>The typed exception for what went wrong with a COMMIT, or null for what has no type here.</summary>
    public static Exception? OfCommit(Exception failure, SessionUser user) => failure switch
    {
        OperationCanceledException => null,

        // Connection lost (08), server going down (57P), told by the server or by the pooler in front of it.
        PostgresException { SqlState: ['0', '8', ..] or ['5', '7', 'P', ..] } => new CommitOutcomeUnknownException(failure),
        PostgresException postgres => Of(postgres, "the transaction", user),
        NpgsqlException => new CommitOutcomeUnknownException(failure),
        _ => null,
    };
}
