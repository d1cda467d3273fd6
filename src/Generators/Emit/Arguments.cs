using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Generators.Entities;

namespace StudyHub.Schema.Generators.Emit;

/// <summary>Parameters of emitted methods, and values as parameters of their SQL.</summary>
internal static class Arguments
{
    public const string Limit = "limit";

    /// <summary>The parameter behind the rows that are wanted at most; null is no limit.</summary>
    public const string LimitValue = "Value(limit, global::NpgsqlTypes.NpgsqlDbType.Integer)";

    /// <summary>"global::System.Guid id, string? code".</summary>
    public static string Declared(IEnumerable<EntityProperty> properties, bool allowNull)
        => string.Join(", ", properties.Select(p => $"{TypeOf(p, allowNull && p.IsNullable)} {CSharpText.Parameter(p.Name)}"));

    /// <summary>Each property's own parameter as a value: ", Value(id, …), …".</summary>
    public static string Given(IEnumerable<EntityProperty> properties)
        => string.Concat(properties.Select(p => ", " + Value(p, CSharpText.Parameter(p.Name))));

    /// <summary>A property of "row" as a value.</summary>
    public static string OfRow(EntityProperty property) => Value(property, "row." + CSharpText.Name(property.Name));

    public static string Declared(QueryParameter parameter)
        => parameter.Type + (parameter.IsNullable ? "?" : "") + " " + CSharpText.OwnParameter(parameter.Name);

    public static string Given(QueryParameter parameter)
        => Value(parameter.Storage, TypeOf(parameter), parameter.DbType, CSharpText.OwnParameter(parameter.Name));

    public static string TypeOf(EntityProperty property, bool isNullable) => property.Type + (isNullable ? "?" : "");

    private static string Value(EntityProperty property, string expression)
        => Value(property.Storage, property.Type + (property.IsNullable && property.IsValueType ? "?" : ""), property.DbType, expression);

    private static string TypeOf(QueryParameter parameter) => parameter.Type + (parameter.IsNullable && parameter.IsValueType ? "?" : "");

    private static string Value(ColumnStorage storage, string type, string dbType, string expression) => storage switch
    {
        ColumnStorage.Json => $"Json<{type}>({expression})",
        ColumnStorage.EnumLabel => $"Value(Label({expression}), {DbType(dbType)})",
        _ => $"Value({expression}, {DbType(dbType)})",
    };

    // "Array | NpgsqlDbType.Text" names its second member by the short name of the type.
    private static string DbType(string members)
        => "global::NpgsqlTypes.NpgsqlDbType." + members.Replace("NpgsqlDbType.", "global::NpgsqlTypes.NpgsqlDbType.");
}
