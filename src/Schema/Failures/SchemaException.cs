using System;

namespace StudyHub.Schema.Failures;

/// <summary>
/// PostgreSQL refused a statement for a reason that belongs to the schema. Neither the message nor anything else of it holds a value of a
/// row: the driver's own exception does (its DETAIL, when the connection string asks for it), so it is not kept.
/// </summary>
public abstract class SchemaException : Exception
{
    private protected SchemaException(string message, string table, string? constraint, string sqlState)
        : base(message)
    {
        Table = table;
        Constraint = constraint;
        SqlState = sqlState;
    }

    /// <summary>The table, with its schema: public.students.</summary>
    public string Table { get; }

    /// <summary>The constraint that refused, or the column of a NOT NULL; null where there is none.</summary>
    public string? Constraint { get; }

    /// <summary>PostgreSQL's code, such as 23505.</summary>
    public string SqlState { get; }
}
