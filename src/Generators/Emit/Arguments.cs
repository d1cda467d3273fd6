using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Generators.Entities;

namespace StudyHub.Schema.Generators.Emit;

/// <summary>Parameters of emitted methods, and values as parameters of their SQL.</summary>
internal sealed class Arguments
{
    /// <summary>The parameter behind the rows that are wanted at most; null is no limit.</summary>
    public const string Limit = ".IntegerOrNull(limit)";

    /// <summary>The types that the runtime has a method of its own for, named after NpgsqlDbType. Generic ones cost the compiler an inference a call.</summary>
    private static readonly HashSet<(string DbType, string Type)> Own =
    [
        ("Uuid", "global::System.Guid"), ("Text", "string"), ("Varchar", "string"), ("Boolean", "bool"), ("Smallint", "short"), ("Integer", "int"),
        ("Bigint", "long"), ("Numeric", "decimal"), ("Date", "global::System.DateOnly"), ("TimestampTz", "global::System.DateTimeOffset"),
    ];

    private readonly Dictionary<string, LabelledEnum> enums = new(StringComparer.Ordinal);
    private readonly string holder = "";

    public Arguments(EntityModel entity)
    {
        foreach (EntityProperty property in entity.Properties)
            if (property.Storage is ColumnStorage.EnumLabel or ColumnStorage.EnumLabels) Add(property.Type, property.EnumMembers);
        foreach (QueryParameter parameter in entity.Queries.SelectMany(query => query.Parameters))
            if (parameter.Storage is ColumnStorage.EnumLabel or ColumnStorage.EnumLabels) Add(parameter.Type, parameter.EnumMembers);
    }

    /// <param name="statements">Of queries that are written in SQL.</param>
    /// <param name="holder">The class of the fields.</param>
    public Arguments(IEnumerable<SqlStatementModel> statements, string holder)
    {
        this.holder = holder + ".";
        foreach (SqlStatementModel statement in statements)
        {
            foreach (SqlValue value in statement.Values)
                if (value.Given.Storage is ColumnStorage.EnumLabel or ColumnStorage.EnumLabels) Add(value.Given.Type, value.Given.EnumMembers);
            foreach (SqlColumn column in statement.Columns)
                if (column.Storage is ColumnStorage.EnumLabel or ColumnStorage.EnumLabels) Add(column.Type, column.EnumMembers);
        }
    }

    /// <summary>By the enum's type, sorted by it.</summary>
    public IEnumerable<KeyValuePair<string, LabelledEnum>> Enums => enums.OrderBy(labelled => labelled.Key, StringComparer.Ordinal);

    /// <summary>The field that holds the labels of an enum.</summary>
    public string Labels(string type) => holder + enums[EnumOf(type)].Field;

    /// <summary>"global::System.Guid id, string? code".</summary>
    public static string Declared(IEnumerable<EntityProperty> properties, bool allowNull)
        => string.Join(", ", properties.Select(p => $"{TypeOf(p, allowNull && p.IsNullable)} {CSharpText.Parameter(p.Name)}"));

    /// <summary>Each property's own parameter as a value: ".Uuid(id)…".</summary>
    /// <param name="properties">The properties.</param>
    /// <param name="allowNull">Whether the parameter of a nullable property is nullable.</param>
    public string Given(IEnumerable<EntityProperty> properties, bool allowNull = false)
        => string.Concat(properties.Select(p => Value(p, allowNull && p.IsNullable, CSharpText.Parameter(p.Name))));

    /// <summary>A property as a value, given by any expression of its type.</summary>
    public string Of(EntityProperty property, bool isNullable, string expression) => Value(property, isNullable, expression);

    /// <summary>A property of "row" as a value.</summary>
    public string OfRow(EntityProperty property) => Value(property, property.IsNullable, "row." + CSharpText.Name(property.Name));

    /// <summary>With the default that the rule gives it.</summary>
    public static string Declared(QueryParameter parameter)
        => parameter.Type + (parameter.IsNullable ? "?" : "") + " " + CSharpText.OwnParameter(parameter.Name) + (parameter.Default is { } value ? " = " + value : "");

    /// <summary>A query's parameter as a value, given by its own name or by another expression of its type.</summary>
    public string Given(QueryParameter parameter, string? expression = null)
        => Value(parameter.Storage, parameter.Type, parameter.IsNullable, parameter.IsValueType, parameter.DbType, expression ?? CSharpText.OwnParameter(parameter.Name));

    public static string TypeOf(EntityProperty property, bool isNullable) => property.Type + (isNullable ? "?" : "");

    private string Value(EntityProperty property, bool isNullable, string expression)
        => Value(property.Storage, property.Type, isNullable, property.IsValueType, property.DbType, expression);

    private string Value(ColumnStorage storage, string type, bool isNullable, bool isValueType, string dbType, string expression) => storage switch
    {
        ColumnStorage.Json => Json(type, isNullable && isValueType) + $"({expression})",
        ColumnStorage.EnumLabel => $".Text({Labels(type)}.{(isNullable ? "OfOrNull" : "Of")}({expression}))",
        ColumnStorage.EnumLabels => $".Value({Labels(type)}.AllOf({expression}), {DbType(dbType)})",
        ColumnStorage.EnumNumber => $".{dbType}{(isNullable ? "OrNull" : "")}(({NumberOf(dbType)}{(isNullable ? "?" : "")}){expression})",
        _ when type == "global::System.DateTimeOffset[]" => $".TimestampTzs({expression})",
        _ when Own.Contains((dbType, type)) => $".{dbType}{(isNullable && isValueType ? "OrNull" : "")}({expression})",
        _ => $".Value({expression}, {DbType(dbType)})",
    };

    /// <summary>The method that takes a document. A context knows the struct itself, so NULL is no matter of the serializer's.</summary>
    public static string Json(string type, bool isNullableStruct) => $".Json{(isNullableStruct ? "OrNull" : "")}<{type}>";

    // Two enums of one name, in different namespaces, get two fields.
    private void Add(string type, EquatableArray<EnumMember> members)
    {
        type = EnumOf(type);
        if (enums.ContainsKey(type)) return;
        string name = type.Substring(type.LastIndexOfAny(['.', ':']) + 1).TrimStart('@') + "Labels";
        string field = name;
        for (int i = 2; enums.Values.Any(other => other.Field == field); i++) field = name + i.ToString(CultureInfo.InvariantCulture);
        enums.Add(type, new LabelledEnum(field, members));
    }

    /// <summary>The C# type of the number that an enum is stored as.</summary>
    /// <param name="type">By PostgreSQL's name or NpgsqlDbType's.</param>
    public static string NumberOf(string type) => type switch { "Smallint" or "smallint" => "short", "Bigint" or "bigint" => "long", _ => "int" };

    /// <summary>Of an enum or a list of one's members.</summary>
    private static string EnumOf(string type) => type.EndsWith("[]", StringComparison.Ordinal) ? type.Substring(0, type.Length - 2) : type;

    // "Array | NpgsqlDbType.Text" names its second member by the short name of the type.
    private static string DbType(string members)
        => "global::NpgsqlTypes.NpgsqlDbType." + members.Replace("NpgsqlDbType.", "global::NpgsqlTypes.NpgsqlDbType.");
}
