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
            _ => null,
        };
    }
}
