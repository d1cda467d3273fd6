using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using StudyHub.Schema.Generators.Entities;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Generators.Reading;

/// <summary>Reads one property as a column: type, name, default, who gives the value.</summary>
internal static class ColumnReader
{
    public static ColumnReading? Read(RecordScope scope, IPropertySymbol property, ImmutableArray<AttributeReading> attributes)
    {
        SyntaxNode? syntax = PropertySyntax.Of(property);
        if (ColumnTypeReader.Read(scope, property, syntax, attributes) is not { } type) return null;
        CheckEnumNames(scope, type, property, syntax);

        Identifier name = scope.ColumnName(property.Name);
        Identifier? renamedFrom = null;
        string? pii = null;
        foreach (AttributeReading attribute in attributes)
        {
            switch (attribute.Name)
            {
                case AttributeNames.Column:
                    name = scope.NameFrom(attribute, attribute.Text(0), attribute.PlaceOf(0), property.Name) ?? name;
                    break;
                case AttributeNames.RenamedFrom:
                    renamedFrom = scope.NameFrom(attribute, attribute.Text(0), attribute.PlaceOf(0), property.Name);
                    break;
                case AttributeNames.Pii:
                    pii = attribute.Text(0) ?? "";
                    break;
            }
        }
        string? summary = PropertySyntax.SummaryOf(syntax);
        ColumnReading column = new()
        {
            Property = property,
            Syntax = syntax,
            Attributes = attributes,
            Type = type,
            Pii = pii,
            Summary = summary,
            Column = new ColumnModel
            {
                Name = name,
                Type = type.PgType,
                IsNullable = type.Clr.IsNullable,
                Comment = Comment(summary, pii),
                RenamedFrom = renamedFrom,
            },
        };
        return DefaultReader.Read(scope, column);
    }

    private static string? Comment(string? summary, string? pii)
    {
        if (pii is null) return summary;
        string personal = pii.Length == 0 ? "PII" : "PII: " + pii;
        return summary is null ? personal : summary + " " + personal;
    }

    private static void CheckEnumNames(RecordScope scope, ColumnType type, IPropertySymbol property, SyntaxNode? syntax)
    {
        if (type.Enum is not { } stored) return;
        foreach (EnumMember member in stored.Members)
        {
            string? flaw = stored.PostgresName is not null ? Identifier.Flaw(member.Label)
                : member.Label.IndexOf('\0') >= 0 ? "a label must not hold the character NUL" : null;
            if (flaw is not null)
                scope.Report("SHS006", PropertySyntax.TypeOf(syntax), "Label", property.Name, $"the label of {member.Name}: {flaw}");
        }
        foreach (AttributeReading attribute in AttributeReading.Of(type.Clr.Underlying))
        {
            if (attribute.Name != AttributeNames.PostgresEnum) continue;
            scope.NameFrom(attribute, attribute.Text(0), attribute.PlaceOf(0), type.Clr.Underlying.Name);
            scope.NameFrom(attribute, attribute.Text("Schema"), attribute.PlaceOf("Schema"), type.Clr.Underlying.Name);
        }
    }
}
