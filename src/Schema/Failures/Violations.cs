namespace StudyHub.Schema.Failures;

/// <summary>Row security or a missing privilege refused the statement (42501).</summary>
public sealed class RowSecurityViolationException : SchemaException
{
    internal RowSecurityViolationException(string table, Role role)
        : base(
            $"The role for {role} may not do this with rows of {table}: either no [Policy] of the record is for this command and role, or "
            + "none of those that are holds for the row as it would be stored. Look at the record's policies, or open the session as another user.",
            table, null, "42501")
    {
    }
}

/// <summary>A UNIQUE constraint or index, or a primary key, holds these values already (23505).</summary>
public sealed class UniqueViolationException : SchemaException
{
    internal UniqueViolationException(string table, string? constraint)
        : base($"A row of {table} with the same values of {constraint ?? "a unique key"} exists already.", table, constraint, "23505")
    {
    }
}

/// <summary>A row refers to one that does not exist, or one that others refer to was to be deleted (23503).</summary>
public sealed class ForeignKeyViolationException : SchemaException
{
    internal ForeignKeyViolationException(string table, string? constraint)
        : base(
            $"The foreign key {constraint ?? "of a table"} of {table} would be broken: the row that is referred to does not exist, or is "
            + "still referred to.",
            table, constraint, "23503")
    {
    }
}

/// <summary>A CHECK does not hold for the row (23514).</summary>
public sealed class CheckViolationException : SchemaException
{
    internal CheckViolationException(string table, string? constraint)
        : base($"The check {constraint ?? "of a table"} of {table} does not hold for the row.", table, constraint, "23514")
    {
    }
}

/// <summary>A column that must have a value was given none (23502). <see cref="SchemaException.Constraint"/> is the column.</summary>
public sealed class NotNullViolationException : SchemaException
{
    internal NotNullViolationException(string table, string? column)
        : base($"The column {column ?? "of a table"} of {table} must not be NULL.", table, column, "23502")
    {
    }
}
