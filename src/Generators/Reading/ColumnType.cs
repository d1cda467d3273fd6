using StudyHub.Schema.Generators.Entities;
using StudyHub.Schema.Model;

namespace StudyHub.Schema.Generators.Reading;

/// <summary>The C# and the PostgreSQL type of one column. Lives within one reading only: it holds a symbol.</summary>
internal sealed record ColumnType
{
    public required ClrType Clr { get; init; }

    public required PgType PgType { get; init; }

    public required ColumnStorage Storage { get; init; }

    /// <summary>As in <see cref="EntityProperty.DbType"/>.</summary>
    public required string DbType { get; init; }

    public string? Cast { get; init; }

    public EnumReading? Enum { get; init; }
}
