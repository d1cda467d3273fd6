using System;
using System.Linq;
using Npgsql;
using StudyHub.Schema.Repositories;

namespace StudyHub.Schema.Failures;

/// <summary>
/// Which column of the current row cannot be read, found after the reading has failed: each is read again as what it is in the database, so
/// that nothing needs to be known, or kept, while all goes well.
/// </summary>
internal static class UnreadableColumn
{
    private const string UnreadableItem = "a list with NULL in it, or with an item that its C# type cannot hold";

    /// <summary>The typed exception for what the reading of a row threw, or null where no column is to blame.</summary>
    public static UnreadableValueException? Of(Exception failure, NpgsqlDataReader reader, string table)
    {
        // What a record's own code throws is no matter of a column.
        if (failure is not (InvalidCastException or OverflowException or IndexOutOfRangeException or ArgumentException or FormatException) || !reader.IsOnRow) return null;
        for (int i = 0; i < reader.FieldCount; i++)
            if (Fault(failure, reader, i) is { } held) return new UnreadableValueException(table, reader.GetName(i), held);
        int[] others = failure is InvalidCastException ? [.. Enumerable.Range(0, reader.FieldCount).Where(i => Speaks(failure, TypeName(reader, i)))] : [];
        return others is [var other] ? new UnreadableValueException(table, reader.GetName(other), $"values of the type {TypeName(reader, other)}, which the property is not read from") : null;
    }

    /// <summary>A list of references, which Npgsql reads with nulls in it whatever their type says.</summary>
    public static TItem[] Items<TItem>(NpgsqlDataReader reader, int column, string table)
        where TItem : class
    {
        TItem[] items = reader.GetFieldValue<TItem[]>(column);
        return Array.IndexOf(items, null) < 0 ? items : throw new UnreadableValueException(table, reader.GetName(column), UnreadableItem);
    }

    private static string? Fault(Exception failure, NpgsqlDataReader reader, int column)
    {
        // The driver says which column it was, and nothing else of it.
        if (reader.IsDBNull(column)) return failure is InvalidCastException && Speaks(failure, reader.GetName(column)) ? "NULL, where the property is never null" : null;
        try
        {
            switch (reader.GetPostgresType(column).InternalName)
            {
                case "numeric": WideNumber.Read(reader, column); break;
                case "date": reader.GetFieldValue<DateOnly>(column); break;
                case "time": reader.GetFieldValue<TimeOnly>(column); break;
                case "timestamptz": reader.GetFieldValue<DateTimeOffset>(column); break;
                case "timestamp": reader.GetFieldValue<DateTime>(column); break;
                case "interval": reader.GetFieldValue<TimeSpan>(column); break;
                case "_numeric": reader.GetFieldValue<decimal[]>(column); break;
                case "_date": reader.GetFieldValue<DateOnly[]>(column); break;
                case "_time": reader.GetFieldValue<TimeOnly[]>(column); break;
                case "_timestamptz": reader.GetFieldValue<DateTimeOffset[]>(column); break;
                case "_interval": reader.GetFieldValue<TimeSpan[]>(column); break;
                case "_bool": reader.GetFieldValue<bool[]>(column); break;
                case "_int2": reader.GetFieldValue<short[]>(column); break;
                case "_int4": reader.GetFieldValue<int[]>(column); break;
                case "_int8": reader.GetFieldValue<long[]>(column); break;
                case "_float4": reader.GetFieldValue<float[]>(column); break;
                case "_float8": reader.GetFieldValue<double[]>(column); break;
                case "_uuid": reader.GetFieldValue<Guid[]>(column); break;
            }
            return null;
        }
        catch (Exception again) when (again is InvalidCastException or OverflowException or IndexOutOfRangeException or ArgumentException or FormatException)
        {
            return reader.GetPostgresType(column).InternalName switch
            {
                "numeric" => "a number that a decimal cannot: of more than 28 digits, or NaN or infinity",
                "date" or "timestamp" or "timestamptz" => "a moment outside of the years 1 to 9999",
                "time" => "24:00, which a TimeOnly cannot",
                "interval" => "an interval of months, or one too long, which a TimeSpan cannot",
                _ => UnreadableItem,
            };
        }
    }

    private static string TypeName(NpgsqlDataReader reader, int column) => reader.GetPostgresType(column).DisplayName;

    private static bool Speaks(Exception failure, string name) => failure.Message.Contains("'" + name + "'", StringComparison.Ordinal);
}
