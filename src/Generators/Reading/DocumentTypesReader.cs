using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Generators.Entities;
using StudyHub.Schema.Generators.Reading.Values;

namespace StudyHub.Schema.Generators.Reading;

/// <summary>Finds the types inside of documents, however deep.</summary>
internal sealed class DocumentTypesReader
{
    private readonly SortedSet<string> enums = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, InitialisedDocument> initialised = new(StringComparer.Ordinal);
    private readonly HashSet<ITypeSymbol> seen = new(SymbolEqualityComparer.Default);

    private DocumentTypesReader()
    {
    }

    public static DocumentTypes Read(IEnumerable<ColumnReading> columns)
        => Read(columns.Where(column => column.Type.Storage == ColumnStorage.Json).Select(column => column.Type.Clr.Underlying));

    public static DocumentTypes Read(IEnumerable<ITypeSymbol> documents)
    {
        DocumentTypesReader reader = new();
        foreach (ITypeSymbol document in documents) reader.Add(document);
        return reader.seen.Count == 0 ? DocumentTypes.None : new DocumentTypes(reader.enums.ToEquatableArray(), reader.initialised.Values.ToEquatableArray());
    }

    private void Add(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol array)
        {
            Add(array.ElementType);
            return;
        }
        if (type is not INamedTypeSymbol named || !seen.Add(named)) return;
        foreach (ITypeSymbol argument in named.TypeArguments) Add(argument);
        if (named.TypeKind == TypeKind.Enum)
        {
            if (CanBeNamed(named)) enums.Add(ClrTypeNames.Of(named));
            return;
        }
        // What the framework brings holds types of a user's but by its type arguments.
        if (named.SpecialType != SpecialType.None || IsOfSystem(named)) return;
        List<IPropertySymbol> properties = ValueReader.DocumentProperties(named);
        foreach (IPropertySymbol property in properties) Add(property.Type);
        AddInitialised(named, properties);
        foreach (AttributeData attribute in named.GetAttributes())
            if (attribute is { AttributeClass.Name: "JsonDerivedTypeAttribute", ConstructorArguments: [{ Value: ITypeSymbol derived }, ..] }) Add(derived);
        if (named.BaseType is { } ancestor) Add(ancestor);
        foreach (INamedTypeSymbol face in named.Interfaces) Add(face);
    }

    private void AddInitialised(INamedTypeSymbol type, List<IPropertySymbol> properties)
    {
        bool isPlain = type is { TypeKind: TypeKind.Class, IsAbstract: false, IsGenericType: false } && CanBeNamed(type)
            && type.InstanceConstructors.Any(constructor => constructor.Parameters.IsEmpty)
            && !type.InstanceConstructors.Any(constructor => constructor.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "JsonConstructorAttribute"));
        if (!isPlain) return;
        InitialisedMember[] members = properties
            .Where(property => property.SetMethod is { IsInitOnly: true } && !property.ContainingType.IsGenericType)
            .Select(property => (property, Key: JsonNames.Of(property)))
            .Where(member => member.Key is not null)
            .Select(member => new InitialisedMember(member.Key!, member.property.Name, ClrTypeNames.Of(member.property.ContainingType), TypeOf(member.property.Type)))
            .ToArray();
        if (members.Length > 0) initialised.Add(ClrTypeNames.Of(type), new InitialisedDocument(ClrTypeNames.Of(type), members.ToEquatableArray()));
    }

    private static string TypeOf(ITypeSymbol type)
    {
        ClrType read = ClrType.Of(type);
        return ClrTypeNames.Of(read.Underlying) + (read.IsNullable ? "?" : "");
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
