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

    /// <summary>As in <see cref="EntityProperty.Limit"/>.</summary>
    public string? Limit => Storage is ColumnStorage.Json or ColumnStorage.JsonText ? "jsonb"
        : PgType.Length is not null || PgType.Precision is not null ? Values.SqlLiteral.TypeText(PgType)
        : Cast is not null && Enum is null && (PgType.Name.Contains("(") || PgType.Name.Trim().ToLowerInvariant() is "smallint" or "int2" or "integer" or "int" or "int4" or "char" or "character")
            ? PgType.Name : null;

    public EnumReading? Enum { get; init; }
}
