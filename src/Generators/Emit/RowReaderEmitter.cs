using System.Globalization;
using System.Linq;
using StudyHub.Schema.Generators.Entities;

namespace StudyHub.Schema.Generators.Emit;

/// <summary>The reading of one row, by ordinal in the order of the table's columns.</summary>
internal sealed class RowReaderEmitter(EntityModel entity, EntitySql sql, Arguments arguments, SourceWriter writer)
{
    public void Emit()
    {
        bool hasArguments = !entity.ConstructorProperties.IsEmpty;
        writer.WriteApart($$"""
            /// <inheritdoc/>
            protected override {{entity.Type}} Read(global::Npgsql.NpgsqlDataReader reader) => new({{(hasArguments ? "" : ")")}}
            """);
        writer.Indent();
        for (int i = 0; i < entity.ConstructorProperties.Count; i++)
            writer.Write(Column(sql[entity.ConstructorProperties[i]]) + (i + 1 < entity.ConstructorProperties.Count ? "," : ""));
        writer.Outdent();
        if (hasArguments) writer.Write(")");
        writer.Write("{").Indent();
        foreach (EntityProperty property in sql.Columns)
            if (!entity.ConstructorProperties.Contains(property.Name)) writer.Write($"{CSharpText.Name(property.Name)} = {Column(property)},");
        writer.Outdent().Write("};");
    }

    private string Column(EntityProperty property)
    {
        string at = sql.OrdinalOf(property).ToString(CultureInfo.InvariantCulture);
        return (property.Storage, property.Type, property.IsNullable) switch
        {
            (ColumnStorage.EnumLabel, _, var isNullable) => $"{arguments.Labels(property.Type)}.Read{(isNullable ? "OrNull" : "")}(reader, {at})",
            (ColumnStorage.EnumLabels, _, var isNullable) => $"{arguments.Labels(property.Type)}.ReadAll{(isNullable ? "OrNull" : "")}(reader, {at})",
            (ColumnStorage.EnumNumber, _, true) => $"({property.Type}?)ReadOrNull<{Arguments.NumberOf(property.DbType)}>(reader, {at})",
            (ColumnStorage.EnumNumber, _, false) => $"({property.Type})reader.GetFieldValue<{Arguments.NumberOf(property.DbType)}>({at})",
            (ColumnStorage.Json, _, false) => $"ReadJson<{property.Type}>(reader, {at})",
            (ColumnStorage.Json, _, true) => property.IsValueType ? $"reader.IsDBNull({at}) ? null : ReadJson<{property.Type}>(reader, {at})" : $"ReadJsonOrNull<{property.Type}>(reader, {at})",
            (_, "string", var isNullable) => isNullable ? $"ReadTextOrNull(reader, {at})" : $"reader.GetString({at})",
            (_, "decimal", var isNullable) when property.IsWideNumber => $"ReadNumeric{(isNullable ? "OrNull" : "")}(reader, {at})",
            (_, _, false) => Plain(property, at),
            (_, _, true) when property.IsValueType => $"ReadOrNull<{property.Type}>(reader, {at})",
            _ => $"reader.IsDBNull({at}) ? null : {Plain(property, at)}",
        };
    }

    private static string Plain(EntityProperty property, string at) => property.Type switch
    {
        var type when property.RefusesNullItems => $"ReadItems<{type.Substring(0, type.Length - 2)}>(reader, {at})",
        "global::System.Guid" => $"reader.GetGuid({at})",
        "int" => $"reader.GetInt32({at})",
        "long" => $"reader.GetInt64({at})",
        "bool" => $"reader.GetBoolean({at})",
        "decimal" => $"reader.GetDecimal({at})",
        _ => $"reader.GetFieldValue<{property.Type}>({at})",
    };
}
