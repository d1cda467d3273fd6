namespace StudyHub.Schema.Failures;

/// <summary>
/// A column holds what the property's C# type cannot: NULL where there is always a value, a number of more digits than a decimal has, a moment
/// outside of the years 1 to 9999, or values of another type. The value is not shown.
/// </summary>
public sealed class UnreadableValueException : ColumnException
{
    internal UnreadableValueException(string table, string column, string held)
        : base(
            $"{table}.{column} holds {held}. Bring code and database to the same schema: give the property the type that the column has, or "
            + "change the rows in a revision and let a [Check] keep such values out.",
            table, column)
        => Held = held;

    /// <summary>What is there, in words: never the value.</summary>
    public string Held { get; }
}
