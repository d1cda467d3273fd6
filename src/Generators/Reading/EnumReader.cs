using System;
using System.Collections.Generic;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Generators.Entities;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Generators.Reading;

/// <summary>Reads how a C# enum is stored.</summary>
internal static class EnumReader
{
    // Many columns share an enum. A symbol belongs to one compilation, so an entry can never be stale.
    private static readonly ConditionalWeakTable<INamedTypeSymbol, EnumReading> Known = new();

    public static EnumReading Read(INamedTypeSymbol type) => Known.GetValue(type, ReadUnknown);

    private static EnumReading ReadUnknown(INamedTypeSymbol type)
    {
        List<EnumMember> members = [];
        List<long> values = [];
        string? clash = null;
        foreach (ISymbol member in type.GetMembers())
        {
            if (member is not IFieldSymbol { HasConstantValue: true } field) continue;
            // A second name of a value is a name in C# alone: it is stored as the first.
            long value = ToInt64(field.ConstantValue);
            if (values.Contains(value)) continue;
            string label = LabelOf(field);
            if (members.Find(known => known.Label == label) is { } same)
            {
                clash ??= $"{same.Name} and {field.Name} are both stored as '{label}'; give one of them a [Label] of its own";
                continue;
            }
            members.Add(new EnumMember(field.Name, label));
            values.Add(value);
        }
        EnumReading reading = new()
        {
            Type = ClrTypeNames.Metadata(type), Members = members.ToEquatableArray(), Values = values.ToEquatableArray(), Clash = clash,
        };
        foreach (AttributeReading attribute in AttributeReading.Of(type))
            if (attribute.Name == AttributeNames.PostgresEnum) return WithPostgresType(reading, type, attribute);
        return reading;
    }

    private static EnumReading WithPostgresType(EnumReading reading, INamedTypeSymbol type, AttributeReading attribute)
    {
        string? name = attribute.Text(0);
        string? schema = attribute.Text("Schema");
        return reading with
        {
            // A name that cannot be stored is reported by the column that uses the enum.
            PostgresName = name is not null && Identifier.Flaw(name) is null ? new Identifier(name) : NamingRules.Enum(type.Name),
            PostgresSchema = schema is not null && Identifier.Flaw(schema) is null ? new Identifier(schema) : null,
            FormerLabels = FormerLabelReader.Of(type, reading.Members),
            Comment = type.DeclaringSyntaxReferences.Length > 0
                ? DocumentationReader.Summary(type.DeclaringSyntaxReferences[0].GetSyntax()) : null,
        };
    }

    private static string LabelOf(IFieldSymbol field)
    {
        foreach (AttributeReading attribute in AttributeReading.Of(field))
            if (attribute.Name == AttributeNames.Label && attribute.Text(0) is { } label) return label;
        return SnakeCase.From(field.Name);
    }

    /// <summary>The value's bits: a ulong beyond long's range is as good a key as any.</summary>
    public static long ToInt64(object? value)
        => value is ulong large ? unchecked((long)large) : Convert.ToInt64(value, CultureInfo.InvariantCulture);
}
