using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Generators.Entities;
using StudyHub.Schema.Generators.Reading.Values;

namespace StudyHub.Schema.Generators.Reading;

/// <summary>The enums inside of documents, for each of which a source-generated context needs a converter of its own.</summary>
internal static class DocumentEnums
{
    /// <summary>With global::, sorted.</summary>
    public static EquatableArray<string> Of(IEnumerable<ColumnReading> columns)
    {
        SortedSet<string> found = new(StringComparer.Ordinal);
        HashSet<ITypeSymbol> seen = new(SymbolEqualityComparer.Default);
        foreach (ColumnReading column in columns.Where(column => column.Type.Storage == ColumnStorage.Json)) Add(column.Type.Clr.Underlying, found, seen);
        return found.ToEquatableArray();
    }

    private static void Add(ITypeSymbol type, SortedSet<string> found, HashSet<ITypeSymbol> seen)
    {
        if (type is IArrayTypeSymbol array)
        {
            Add(array.ElementType, found, seen);
            return;
        }
        if (type is not INamedTypeSymbol named || !seen.Add(named)) return;
        foreach (ITypeSymbol argument in named.TypeArguments) Add(argument, found, seen);
        if (named.TypeKind == TypeKind.Enum)
        {
            if (CanBeNamed(named)) found.Add(ClrTypeNames.Of(named));
            return;
        }
        // What the framework brings holds no enums of a user's but by its type arguments.
        if (named.SpecialType != SpecialType.None || IsOfSystem(named)) return;
        foreach (IPropertySymbol property in ValueReader.DocumentProperties(named)) Add(property.Type, found, seen);
        foreach (AttributeData attribute in named.GetAttributes())
            if (attribute is { AttributeClass.Name: "JsonDerivedTypeAttribute", ConstructorArguments: [{ Value: ITypeSymbol derived }, ..] }) Add(derived, found, seen);
        if (named.BaseType is { } ancestor) Add(ancestor, found, seen);
        foreach (INamedTypeSymbol face in named.Interfaces) Add(face, found, seen);
    }

    private static bool CanBeNamed(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? outer = type; outer is not null; outer = outer.ContainingType)
            if (outer.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal)) return false;
        return true;
    }

    private static bool IsOfSystem(INamedTypeSymbol type)
    {
        string space = ClrTypeNames.Namespace(type.ContainingNamespace);
        return space == "System" || space.StartsWith("System.", StringComparison.Ordinal);
    }
}
