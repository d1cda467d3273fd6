using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace StudyHub.Schema.Generators.Reading;

/// <summary>Finds the properties that are columns: those of base records first, each in its record's order.</summary>
internal static class PropertyReader
{
    public static void Read(RecordScope scope, IMethodSymbol? constructor)
    {
        List<IPropertySymbol> properties = [];
        Collect(scope.Record, properties);
        foreach (IPropertySymbol property in properties)
        {
            scope.Cancellation.ThrowIfCancellationRequested();
            ImmutableArray<AttributeReading> attributes = AttributeReading.Of(property);
            if (!IsColumn(scope, property, attributes, constructor)) continue;
            // A finding about an inherited column is shown at the record: its base may be fine for others.
            bool isOwn = SymbolEqualityComparer.Default.Equals(property.ContainingType, scope.Record);
            if (isOwn && PropertySyntax.NameOf(PropertySyntax.Of(property)) is { } name) scope.AddPlace(property.Name, name);
            if (ColumnReader.Read(scope, property, attributes) is { } column) scope.Columns.Add(column);
            else Refuse(scope, property);
        }
    }

    private static void Collect(INamedTypeSymbol type, List<IPropertySymbol> properties)
    {
        if (type.BaseType is { SpecialType: SpecialType.None, TypeKind: not TypeKind.Error } ancestor) Collect(ancestor, properties);
        foreach (ISymbol member in type.GetMembers())
        {
            bool isCandidate = member is IPropertySymbol { IsStatic: false, IsIndexer: false, ExplicitInterfaceImplementations.IsEmpty: true }
                && member.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal
                && member.Name.Length > 0;
            if (!isCandidate) continue;
            IPropertySymbol property = (IPropertySymbol)member;
            int hidden = properties.FindIndex(known => known.Name == property.Name);
            // A member that is written twice does not compile; the first one is the column.
            if (hidden < 0) properties.Add(property);
            else if (!SymbolEqualityComparer.Default.Equals(properties[hidden].ContainingType, type)) properties[hidden] = property;
        }
    }

    private static bool IsColumn(
        RecordScope scope, IPropertySymbol property, ImmutableArray<AttributeReading> attributes, IMethodSymbol? constructor)
    {
        foreach (AttributeReading attribute in attributes)
        {
            // The seed's reader has its own word for a seed that is not static.
            if (attribute.Name == AttributeNames.Seed) return false;
            if (attribute.Name == AttributeNames.RowVersion)
            {
                ReadVersion(scope, property);
                return false;
            }
            if (attribute.Name != AttributeNames.NotMapped) continue;
            if (LeftOutMember.Flaw(property, constructor) is { } flaw)
            {
                Report(scope, property, flaw);
                scope.IsWhole = false;
            }
            return false;
        }
        if (property.SetMethod is { DeclaredAccessibility: Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal })
            return true;
        if (ConstructorReader.ParameterOf(constructor, property) is not null) return true;
        if (property.SetMethod is null && attributes.IsEmpty) return false;
        string why = property.SetMethod is null ? "nothing can set it" : "its setter is not accessible";
        Report(scope, property, $"'{property.Name}' looks like a column, but {why}; write {{ get; init; }}, or [NotMapped] if it is none");
        Refuse(scope, property);
        return false;
    }

    private static void ReadVersion(RecordScope scope, IPropertySymbol property)
    {
        string? flaw = property.Type.SpecialType != SpecialType.System_UInt32 ? $"'{property.Name}' is the row's version, which is a uint; write uint {property.Name} {{ get; init; }}"
            : property.SetMethod is null || property.IsRequired ? $"'{property.Name}' is the row's version, which only the database gives; write uint {property.Name} {{ get; init; }}"
            : scope.Version is not null ? $"'{property.Name}' is a second version of the row; PostgreSQL keeps one"
            : null;
        if (flaw is null) scope.Version = property.Name;
        else
        {
            Report(scope, property, flaw);
            scope.IsWhole = false;
        }
    }

    private static void Refuse(RecordScope scope, IPropertySymbol property)
    {
        scope.Refuse(property.Name);
        scope.IsWhole = false;
    }

    private static void Report(RecordScope scope, IPropertySymbol property, string reason)
    {
        SyntaxNode? syntax = PropertySyntax.Of(property);
        if (PropertySyntax.NameOf(syntax) is { } name) scope.ReportAt("SHS011", Diagnostics.Place.Of(name), scope.Record.Name, reason);
        else scope.Report("SHS011", null, scope.Record.Name, reason);
    }
}
