namespace StudyHub.Schema.Failures;

/// <summary>A column holds a label that its C# enum does not know: the database is ahead of the code. The value is not shown.</summary>
public sealed class UnknownLabelException : ColumnException
{
    internal UnknownLabelException(string table, string column, string enumType)
        : base(
            $"{table}.{column} holds a label that {enumType} does not have. Add the member (or its [Label]) to the enum, or bring code and "
            + "database to the same schema.",
            table, column)
    {
    }
}
