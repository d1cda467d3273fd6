using System;
using System.Globalization;
using System.Linq;
using StudyHub.Schema.Generators.Entities;

namespace StudyHub.Schema.Generators.Emit;

/// <summary>The reading of one row, by ordinal: the select list is the properties in their order.</summary>
internal sealed class RowReaderEmitter(EntityModel entity, SourceWriter writer)
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
        {
            int ordinal = OrdinalOf(entity.ConstructorProperties[i]);
            writer.Write(Column(ordinal) + (i + 1 < entity.ConstructorProperties.Count ? "," : ""));
        }
        writer.Outdent();
        if (hasArguments) writer.Write(")");
        writer.Write("{").Indent();
        for (int i = 0; i < entity.Properties.Count; i++)
        {
            string name = entity.Properties[i].Name;
            if (!entity.ConstructorProperties.Contains(name)) writer.Write($"{CSharpText.Name(name)} = {Column(i)},");
        }
        writer.Outdent().Write("};");
    }

    private int OrdinalOf(string property)
    {
        for (int i = 0; i < entity.Properties.Count; i++)
            if (string.Equals(entity.Properties[i].Name, property, StringComparison.Ordinal)) return i;
        throw new ArgumentException($"{entity.Name} has no property {property} that is a column.");
    }

    private string Column(int ordinal)
    {
        EntityProperty property = entity.Properties[ordinal];
        string at = ordinal.ToString(CultureInfo.InvariantCulture);
        string value = property.Storage switch
        {
            ColumnStorage.EnumLabel => EnumSwitch(property, at),
            ColumnStorage.Json => $"ReadJson<{property.Type}>(reader, {at})",
            _ when property.Type == "string" => $"reader.GetString({at})",
            _ => $"reader.GetFieldValue<{property.Type}>({at})",
        };
        return property.IsNullable ? $"reader.IsDBNull({at}) ? null : {value}" : value;
    }

    private static string EnumSwitch(EntityProperty property, string ordinal)
    {
        string arms = string.Concat(property.EnumMembers.Select(member =>
            $"    {CSharpText.Literal(member.Label)} => {property.Type}.{CSharpText.Name(member.Name)},\n"));
        return $"reader.GetString({ordinal}) switch\n{{\n{arms}    _ => UnknownLabel<{property.Type}>({CSharpText.Literal(property.Column)}),\n}}";
    }
}
