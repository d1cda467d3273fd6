using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StudyHub.Schema.Generators.Diagnostics;
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
        CheckSystemColumn(scope, name, property, syntax);
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

    private static Place? EnumPlace(ITypeSymbol type)
        => type.DeclaringSyntaxReferences is [var first, ..] && first.GetSyntax() is EnumDeclarationSyntax declaration ? Place.Of(declaration.Identifier) : null;

    /// <summary>Every table has these columns already.</summary>
    private static void CheckSystemColumn(RecordScope scope, Identifier name, IPropertySymbol property, SyntaxNode? syntax)
    {
        if (name.Value is "tableoid" or "xmin" or "cmin" or "xmax" or "cmax" or "ctid")
            scope.Report("SHS006", PropertySyntax.TypeOf(syntax), "Column", property.Name, $"'{name.Value}' is a column that every table has of itself; give another with [Column(\"…\")]");
    }

    private static void CheckEnumNames(RecordScope scope, ColumnType type, IPropertySymbol property, SyntaxNode? syntax)
    {
        if (type.Enum is not { } stored) return;
        INamedTypeSymbol labelled = (INamedTypeSymbol)type.Clr.Scalar;
        if (stored.Clash is { } clash)
        {
            if (EnumPlace(labelled) is { } place) scope.ReportAt("SHS014", place, labelled.Name, clash);
            else scope.Report("SHS014", PropertySyntax.TypeOf(syntax), labelled.Name, clash);
        }
        FormerLabelReader.Check(scope, stored, labelled, PropertySyntax.TypeOf(syntax));
        foreach (EnumMember member in stored.Members)
        {
            string? flaw = stored.PostgresName is not null ? Identifier.Flaw(member.Label)
                : member.Label.IndexOf('\0') >= 0 ? "a label must not hold the character NUL" : null;
            if (flaw is not null)
                scope.Report("SHS006", PropertySyntax.TypeOf(syntax), "Label", property.Name, $"the label of {member.Name}: {flaw}");
        }
        foreach (AttributeReading attribute in AttributeReading.Of(labelled))
        {
            if (attribute.Name != AttributeNames.PostgresEnum) continue;
            scope.NameFrom(attribute, attribute.Text(0), attribute.PlaceOf(0), labelled.Name);
            scope.NameFrom(attribute, attribute.Text("Schema"), attribute.PlaceOf("Schema"), labelled.Name);
        }
    }
}
