using StudyHub.Schema.Sessions;

namespace StudyHub.Schema.Failures;

/// <summary>Row security or a missing privilege refused the statement (42501).</summary>
public sealed class RowSecurityViolationException : SchemaException
{
    internal RowSecurityViolationException(string table, SessionUser user)
        : base(
            user.IsLogin
                ? $"The login itself may not do this with rows of {table}: it was not granted, or row security has no policy for it that holds. "
                + "Grant the login what its job needs, or open the session as a user."
                : $"The role for {user.Role} may not do this with rows of {table}: either no [Policy] of the record is for this command and role, or "
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

/// <summary>An EXCLUDE constraint holds a row already that this one conflicts with (23P01).</summary>
public sealed class ExclusionViolationException : SchemaException
{
    internal ExclusionViolationException(string table, string? constraint)
        : base($"A row of {table} conflicts with another one by {constraint ?? "an exclusion constraint"}.", table, constraint, "23P01")
    {
    }
}

/// <summary>
/// A value does not fit (class 22): too long, out of range, not of its type, or text with the character NUL, which PostgreSQL cannot
/// store. PostgreSQL's own message is left out, since it quotes the value.
/// </summary>
public sealed class InvalidValueException : SchemaException
{
    internal InvalidValueException(string table, string sqlState, string? column = null)
        : base(
            column is null
                ? $"A value does not fit into its column or its operation in a statement on {table}: {Meaning(sqlState)} ({sqlState})."
                : $"A value does not fit into {table}.{column}: {Meaning(sqlState)} ({sqlState}). Check it before it is stored, or give the column room for it.",
            table, null, sqlState)
        => Column = column;

    /// <summary>The column that the value was for; null where that cannot be said, such as for a number that a rule calculates.</summary>
    public string? Column { get; }

    private static string Meaning(string sqlState) => sqlState switch
    {
        "22001" => "it is too long",
        "22003" => "the number is out of range",
        "22007" or "22008" => "it is no date or time, or out of range",
        "22012" => "division by zero",
        "22021" or "22P05" => "it holds a character that PostgreSQL cannot store, such as NUL",
        "22P02" or "22P03" => "it is not written as its type is",
        "22032" => "the document cannot be written as JSON: there is null where its type has none, or a number that JSON has not",
        _ => "see PostgreSQL's list of error codes",
    };
}
