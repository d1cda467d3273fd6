using StudyHub.Schema.Generators.Entities;

namespace StudyHub.Schema.Generators.Reading.Projections;

/// <summary>What a figure over a column is: its function, and the C# type that holds every result exactly.</summary>
/// <param name="Function">In SQL.</param>
/// <param name="Type">As generated code writes it; null for the column's own type.</param>
internal sealed record Figure(string Function, string? Type);

/// <summary>Decides which figures a column has.</summary>
internal static class FigureReader
{
    public const string Long = "long";
    public const string Decimal = "decimal";
    private const string Double = "double";

    public static bool IsFigure(string attribute)
        => attribute is AttributeNames.Count or AttributeNames.Sum or AttributeNames.Average or AttributeNames.Min or AttributeNames.Max;

    /// <summary>Null where PostgreSQL has no such figure of the column, or C# another one.</summary>
    public static Figure? Of(string attribute, ColumnReading column)
    {
        ColumnType type = column.Type;
        bool isPlain = !type.Clr.IsArray && type.Storage == ColumnStorage.Direct && type.Cast is null;
        ScalarKind kind = isPlain ? type.Clr.Kind : ScalarKind.None;
        return attribute switch
        {
            AttributeNames.Sum => kind switch
            {
                ScalarKind.SmallInt or ScalarKind.Integer => new Figure("sum", Long),
                ScalarKind.BigInt or ScalarKind.Numeric => new Figure("sum", Decimal),
                ScalarKind.Real or ScalarKind.Double or ScalarKind.Interval => new Figure("sum", null),
                _ => null,
            },
            AttributeNames.Average => kind switch
            {
                ScalarKind.SmallInt or ScalarKind.Integer or ScalarKind.BigInt or ScalarKind.Numeric => new Figure("avg", Decimal),
                ScalarKind.Real or ScalarKind.Double => new Figure("avg", Double),
                ScalarKind.Interval => new Figure("avg", null),
                _ => null,
            },
            _ => IsOrdered(kind) || IsOrderedEnum(type) ? new Figure(attribute == AttributeNames.Min ? "min" : "max", null) : null,
        };
    }

    private static bool IsOrdered(ScalarKind kind)
        => kind is ScalarKind.SmallInt or ScalarKind.Integer or ScalarKind.BigInt or ScalarKind.Real or ScalarKind.Double or ScalarKind.Numeric or ScalarKind.Text
            or ScalarKind.Date or ScalarKind.Time or ScalarKind.TimestampTz or ScalarKind.Timestamp or ScalarKind.Interval;

    /// <summary>One that is stored as text is ordered by its labels, which means nothing.</summary>
    private static bool IsOrderedEnum(ColumnType type) => type is { Storage: ColumnStorage.EnumLabel, Clr.IsArray: false, Enum.PostgresName: not null };
}
