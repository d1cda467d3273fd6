using System;

namespace StudyHub.Schema.Failures;

/// <summary>
/// A column holds what the record cannot: code and database are not of the same schema. Names table and column; the value is in neither the
/// message nor anything else of it.
/// </summary>
public abstract class ColumnException : Exception
{
    private protected ColumnException(string message, string table, string column)
        : base(message)
    {
        Table = table;
        Column = column;
    }

    /// <summary>The table, with its schema: public.students.</summary>
    public string Table { get; }

    /// <summary>The column's name in the database.</summary>
    public string Column { get; }
}
