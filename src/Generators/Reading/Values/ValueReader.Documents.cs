using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StudyHub.Schema.Generators.Reading.Values;

internal sealed partial class ValueReader
{
    private ClrValue? ReadCreation(BaseObjectCreationExpressionSyntax creation, ITypeSymbol target)
    {
        SemanticModel model = models.For(creation);
        if (model.GetSymbolInfo(creation, cancellation).Symbol is not IMethodSymbol { ContainingType: { } type } constructor)
            return Fails(creation, "it does not compile");
        if (ClrType.Of(type).Kind is not ScalarKind.None)
        {
            return Constants(creation.ArgumentList) is { } arguments && KnownValues.Create(constructor, arguments) is { } value
                ? value : Fails(creation, "this constructor of " + type.Name + " is not evaluated at compile time");
        }
        if (creation.Initializer is { RawKind: (int)SyntaxKind.CollectionInitializerExpression } items && !IsDictionary(type))
            return ReadItems(items.Expressions, ItemType(type) is null ? target : type);
        if (IsDictionary(type)) return ReadDictionary(creation, type);
        if (IsList(type)) return creation.ArgumentList is not { Arguments.Count: > 0 }
            ? new ClrValue.List([]) : Fails(creation, "a list made from arguments cannot be evaluated");

        Dictionary<string, ExpressionSyntax> given = [];
        if (!AddArguments(given, creation, constructor)) return null;
        if (creation.Initializer is not null && !AddAssignments(given, creation.Initializer)) return null;
        return ReadDocument(type, given, creation);
    }

    /// <summary>Expressions by the name of the property (or primary-constructor parameter) that they set.</summary>
    private bool AddArguments(Dictionary<string, ExpressionSyntax> given, BaseObjectCreationExpressionSyntax creation, IMethodSymbol constructor)
    {
        foreach (SyntaxReference reference in constructor.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax(cancellation) is ConstructorDeclarationSyntax)
                return Fails(creation, "a constructor with a body cannot be evaluated") is not null;
        }
        if (creation.ArgumentList is not { } list) return true;
        for (int i = 0; i < list.Arguments.Count; i++)
        {
            ArgumentSyntax argument = list.Arguments[i];
            string? name = argument.NameColon?.Name.Identifier.ValueText
                ?? (i < constructor.Parameters.Length ? constructor.Parameters[i].Name : null);
            if (name is null) return Fails(argument, "it does not compile") is not null;
            given[name] = argument.Expression;
        }
        return true;
    }

    private bool AddAssignments(Dictionary<string, ExpressionSyntax> given, InitializerExpressionSyntax initializer)
    {
        foreach (ExpressionSyntax expression in initializer.Expressions)
        {
            if (expression is not AssignmentExpressionSyntax { Left: IdentifierNameSyntax name, Right: var value })
                return Fails(expression, "only 'Name = value' can be evaluated here") is not null;
            given[name.Identifier.ValueText] = value;
        }
        return true;
    }

    private ClrValue? ReadDocument(INamedTypeSymbol type, Dictionary<string, ExpressionSyntax> given, SyntaxNode node)
    {
        List<KeyValuePair<string, ClrValue>> properties = [];
        foreach (IPropertySymbol property in DocumentProperties(type))
        {
            if (JsonNames.Of(property) is not { } name) continue;
            ClrValue? value = given.TryGetValue(property.Name, out ExpressionSyntax? expression)
                ? Read(expression, property.Type) : ReadInitial(property, node);
            if (value is null) return null;
            if (!JsonNames.LeavesOut(property, value)) properties.Add(new(name, value));
        }
        return new ClrValue.Document(properties);
    }

    /// <summary>What the property of a new object holds when nothing sets it; null when that is not known at compile time.</summary>
    public ClrValue? Initial(IPropertySymbol property) => property.DeclaringSyntaxReferences is [var first, ..] ? ReadInitial(property, first.GetSyntax(cancellation)) : null;

    /// <summary>What a new object's property holds when nothing sets it.</summary>
    private ClrValue? ReadInitial(IPropertySymbol property, SyntaxNode node)
    {
        if (property.DeclaringSyntaxReferences.IsEmpty)
            return Fails(node, "the initialisers of " + property.ContainingType.Name + " are not in this project's source");
        switch (property.DeclaringSyntaxReferences[0].GetSyntax(cancellation))
        {
            case PropertyDeclarationSyntax { Initializer.Value: var value }: return Read(value, property.Type);
            case ParameterSyntax { Default.Value: var value }: return Read(value, property.Type);
            case PropertyDeclarationSyntax { ExpressionBody.Expression: var body }:
                return models.For(body).GetConstantValue(body, cancellation) is { HasValue: true, Value: { } constant }
                    ? FromConstant(constant, WithoutNullable(property.Type), node)
                    : Fails(node, "'" + property.Name + "' is computed; leave it out of the document with [JsonIgnore]");
            default: return DefaultOf(property.Type, node);
        }
    }

    /// <summary>What System.Text.Json writes: public properties with a getter, those of the base types first.</summary>
    internal static List<IPropertySymbol> DocumentProperties(INamedTypeSymbol type)
    {
        List<IPropertySymbol> properties = type.BaseType is { SpecialType: SpecialType.None } ancestor ? DocumentProperties(ancestor) : [];
        foreach (ISymbol member in type.GetMembers())
        {
            if (member is not IPropertySymbol { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public, GetMethod: not null } property)
                continue;
            int hidden = properties.FindIndex(known => known.Name == property.Name);
            if (hidden >= 0) properties[hidden] = property;
            else properties.Add(property);
        }
        return properties;
    }

    private ClrValue? ReadDictionary(BaseObjectCreationExpressionSyntax creation, INamedTypeSymbol type)
    {
        List<KeyValuePair<string, ClrValue>> entries = [];
        if (creation.ArgumentList is { Arguments.Count: > 0 }) return Fails(creation, "a dictionary made from arguments cannot be evaluated");
        if (creation.Initializer is null) return new ClrValue.Document(entries);
        foreach (ExpressionSyntax expression in creation.Initializer.Expressions)
        {
            (ExpressionSyntax? key, ExpressionSyntax? item) = expression switch
            {
                AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax { ArgumentList.Arguments: [{ Expression: var k }] }, Right: var v } => (k, v),
                InitializerExpressionSyntax { Expressions: [var k, var v] } => (k, v),
                _ => (null, null),
            };
            if (key is null || item is null) return Fails(expression, "only entries of a constant key and a value can be evaluated");
            if (Read(key, type.TypeArguments[0]) is not { } name) return null;
            if (Read(item, type.TypeArguments[1]) is not { } value) return null;
            string? text = name switch
            {
                ClrValue.Text t => t.Value,
                ClrValue.Label l => l.Word,
                ClrValue.Number n => n.Value.ToString(System.Globalization.CultureInfo.InvariantCulture),
                _ => null,
            };
            if (text is null) return Fails(key, "a key must be a string, an enum member or a number");
            entries.Add(new(text, value));
        }
        return new ClrValue.Document(entries);
    }

    private static bool IsDictionary(INamedTypeSymbol type)
        => type is { TypeArguments.Length: 2 } && type.Name.EndsWith("Dictionary", System.StringComparison.Ordinal);

    private static bool IsList(INamedTypeSymbol type)
    {
        if (type.TypeArguments.Length != 1) return false;
        foreach (INamedTypeSymbol face in type.AllInterfaces)
            if (face.SpecialType == SpecialType.System_Collections_IEnumerable) return true;
        return false;
    }
}
