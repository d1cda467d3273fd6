using System;
using Npgsql;

namespace StudyHub.Schema.Failures;

/// <summary>PostgreSQL's codes as typed exceptions.</summary>
internal static class Translation
{
    /// <summary>The typed exception, or null for what has no type here and is thrown as it is.</summary>
    /// <param name="table">The table that the statement was about; a foreign key may name another one.</param>
    public static Exception? Of(PostgresException failure, string table, Role role)
    {
        string reported = failure is { SchemaName: { } schema, TableName: { } name } ? schema + "." + name : table;
        return failure.SqlState switch
        {
            PostgresErrorCodes.InsufficientPrivilege => new RowSecurityViolationException(table, role),
            PostgresErrorCodes.UniqueViolation => new UniqueViolationException(reported, failure.ConstraintName),
            PostgresErrorCodes.ForeignKeyViolation => new ForeignKeyViolationException(reported, failure.ConstraintName),
            PostgresErrorCodes.CheckViolation => new CheckViolationException(reported, failure.ConstraintName),
            PostgresErrorCodes.NotNullViolation => new NotNullViolationException(reported, failure.ColumnName),
            PostgresErrorCodes.ExclusionViolation => new ExclusionViolationException(reported, failure.ConstraintName),
            PostgresErrorCodes.InvalidSqlStatementName or PostgresErrorCodes.DuplicatePreparedStatement => new PreparedStatementLostException(failure.SqlState),
            // PostgreSQL quotes the value in most of these: invalid input syntax for type uuid: "…".
            { } code when code.StartsWith("22", StringComparison.Ordinal) => new InvalidValueException(table, code),
            _ => null,
        };
    }

    /// <summary>The typed exception for a set-up that was refused, or null where that is no matter of the role.</summary>
    public static Exception? OfSetUp(PostgresException failure, string role) => failure.SqlState switch
    {
        PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.InvalidParameterValue => new SessionRefusedException(role, failure.SqlState),
        PostgresErrorCodes.InvalidSqlStatementName or PostgresErrorCodes.DuplicatePreparedStatement => new PreparedStatementLostException(failure.SqlState),
        _ => null,
    };

    /// <summary>The typed exception for what went wrong with a COMMIT, or null for what has no type here.</summary>
    public static Exception? OfCommit(Exception failure, Role role) => failure switch
    {
        OperationCanceledException => null,

        // Connection lost (08), server going down (57P), told by the server or by the pooler in front of it.
        PostgresException { SqlState: ['0', '8', ..] or ['5', '7', 'P', ..] } => new CommitOutcomeUnknownException(failure),
        PostgresException postgres => Of(postgres, "the transaction", role),
        NpgsqlException => new CommitOutcomeUnknownException(failure),
        _ => null,
    };
}
