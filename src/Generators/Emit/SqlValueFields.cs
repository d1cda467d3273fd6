using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using StudyHub.Schema.Generators.Entities;

namespace StudyHub.Schema.Generators.Emit;

/// <summary>Values to parameters of a statement, and the fields with the labels of the enums among them and among the columns.</summary>
internal sealed class SqlValueFields
{
    private static readonly HashSet<(string DbType, string Type)> Own =
    [
        ("Uuid", "global::System.Guid"), ("Boolean", "bool"), ("Smallint", "short"), ("Integer", "int"), ("Bigint", "long"), ("Numeric", "decimal"),
        ("Date", "global::System.DateOnly"), ("TimestampTz", "global::System.DateTimeOffset"),
    ];

    private readonly SortedDictionary<string, LabelledEnum> enums = new(StringComparer.Ordinal);

    public SqlValueFields(IEnumerable<SqlStatementModel> statements)
    {
        foreach (SqlStatementModel statement in statements)
        {
            foreach (SqlValue value in statement.Values.Where(value => value.Given.Storage == ColumnStorage.EnumLabel)) Add(value.Given.Type, value.Given.EnumMembers);
            foreach (SqlColumn column in statement.Columns.Where(column => column.Storage == ColumnStorage.EnumLabel)) Add(column.Type, column.EnumMembers);
        }
    }

    /// <summary>By the enum's type, sorted by it.</summary>
    public IEnumerable<KeyValuePair<string, LabelledEnum>> Enums => enums;

    /// <summary>The field that holds the labels of an enum.</summary>
    public string Labels(string type) => enums[type].Field;

    /// <summary>".Uuid(id)"</summary>
    /// <param name="value">The parameter.</param>
    /// <param name="holder">The class of the fields.</param>
    public string Given(QueryParameter value, string holder)
    {
        string name = CSharpText.Name(value.Name);
        string orNull = value.IsNullable && value.IsValueType ? "OrNull" : "";
        if (value.Storage == ColumnStorage.EnumLabel) return $".Text({holder}.{Labels(value.Type)}.Of{orNull}({name}))";
        if (value.Type == "string") return $".{value.DbType}({name})";
        if (Own.Contains((value.DbType, value.Type))) return $".{value.DbType}{orNull}({name})";
        return $".Value({name}, {string.Join(" | ", value.DbType.Replace("NpgsqlDbType.", "").Split(['|', ' '], StringSplitOptions.RemoveEmptyEntries).Select(member => "global::NpgsqlTypes.NpgsqlDbType." + member))})";
    }

    // Two enums of one name, in different namespaces, get two fields.
    private void Add(string type, Collections.EquatableArray<EnumMember> members)
    {
        if (enums.ContainsKey(type)) return;
        string name = type.Substring(type.LastIndexOfAny(['.', ':']) + 1).TrimStart('@') + "Labels";
        string field = name;
        for (int i = 2; enums.Values.Any(other => other.Field == field); i++) field = name + i.ToString(CultureInfo.InvariantCulture);
        enums.Add(type, new LabelledEnum(field, members));
    }
}
