using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StudyHub.Schema.Generators.Reading;

/// <summary>One attribute of the vocabulary on one symbol. Arguments that do not compile read as not given: the compiler reports them.</summary>
internal readonly struct AttributeReading
{
    private readonly AttributeData data;

    private AttributeReading(string name, AttributeData data)
    {
        Name = name;
        this.data = data;
    }

    /// <summary>One of <see cref="AttributeNames"/>.</summary>
    public string Name { get; }

    /// <summary>As it is written, without "Attribute": for messages.</summary>
    public string ShortName => Name.Substring(0, Name.IndexOf("Attribute", System.StringComparison.Ordinal));

    /// <summary>The vocabulary's attributes on <paramref name="symbol"/>, in their order; foreign ones are left out.</summary>
    public static ImmutableArray<AttributeReading> Of(ISymbol symbol)
    {
        ImmutableArray<AttributeData> all = symbol.GetAttributes();
        if (all.IsEmpty) return ImmutableArray<AttributeReading>.Empty;
        ImmutableArray<AttributeReading>.Builder known = ImmutableArray.CreateBuilder<AttributeReading>(all.Length);
        foreach (AttributeData attribute in all)
            if (attribute.AttributeClass is { } type && IsVocabulary(type)) known.Add(new(type.MetadataName, attribute));
        return known.ToImmutable();
    }

    /// <summary>The type belongs to the namespace StudyHub.Schema.</summary>
    public static bool IsVocabulary(INamedTypeSymbol type)
        => type.ContainingNamespace is
        {
            Name: "Schema", ContainingNamespace: { Name: "StudyHub", ContainingNamespace.IsGlobalNamespace: true },
        };

    public string? Text(int position)
        => position < data.ConstructorArguments.Length && data.ConstructorArguments[position] is { Kind: TypedConstantKind.Primitive } value
            ? value.Value as string : null;

    public int? Number(int position)
        => position < data.ConstructorArguments.Length
            && data.ConstructorArguments[position] is { Kind: TypedConstantKind.Primitive or TypedConstantKind.Enum } value
            ? value.Value as int? : null;

    public IReadOnlyList<string> Texts(int position)
        => position < data.ConstructorArguments.Length ? Strings(data.ConstructorArguments[position]) : [];

    public string? Text(string name) => Named(name) is { Kind: TypedConstantKind.Primitive } value ? value.Value as string : null;

    public bool Flag(string name, bool otherwise = false)
        => Named(name) is { Kind: TypedConstantKind.Primitive, Value: bool flag } ? flag : otherwise;

    /// <summary>An enum's value; 0, its default, when not given.</summary>
    public int Choice(string name, int otherwise = 0)
        => Named(name) is { Kind: TypedConstantKind.Enum, Value: int choice } ? choice : otherwise;

    public IReadOnlyList<string> Texts(string name) => Named(name) is { } value ? Strings(value) : [];

    /// <summary>The T of [References&lt;T&gt;].</summary>
    public INamedTypeSymbol? TypeArgument
        => data.AttributeClass is { TypeArguments: [INamedTypeSymbol { TypeKind: not TypeKind.Error } type] } ? type : null;

    /// <summary>A typeof(…); null when it is not given or does not compile.</summary>
    public INamedTypeSymbol? Type(string name)
        => Named(name) is { Kind: TypedConstantKind.Type, Value: INamedTypeSymbol { TypeKind: not TypeKind.Error } type } ? type : null;

    /// <summary>Where the attribute is written; null only for one that came from metadata.</summary>
    public SyntaxNode? Syntax => data.ApplicationSyntaxReference?.GetSyntax();

    /// <summary>Where the positional argument is written; the attribute itself when it cannot be found.</summary>
    public SyntaxNode? PlaceOf(int position)
    {
        if (Syntax is not AttributeSyntax { ArgumentList.Arguments: var arguments } attribute) return Syntax;
        int seen = 0;
        foreach (AttributeArgumentSyntax argument in arguments)
        {
            if (argument.NameEquals is not null) continue;
            if (seen++ == position) return argument.Expression;
        }
        return attribute;
    }

    /// <summary>Where the named argument is written; the attribute itself when it cannot be found.</summary>
    public SyntaxNode? PlaceOf(string name)
    {
        if (Syntax is not AttributeSyntax { ArgumentList.Arguments: var arguments } attribute) return Syntax;
        foreach (AttributeArgumentSyntax argument in arguments)
            if (argument.NameEquals?.Name.Identifier.ValueText == name) return argument.Expression;
        return attribute;
    }

    /// <summary>Where the text is written in a list argument: the item, when the list is written item by item.</summary>
    public SyntaxNode? PlaceOfItem(string name, int index)
    {
        SyntaxNode? list = PlaceOf(name);
        return list switch
        {
            CollectionExpressionSyntax { Elements: var elements } when index < elements.Count => elements[index],
            ArrayCreationExpressionSyntax { Initializer.Expressions: var items } when index < items.Count => items[index],
            ImplicitArrayCreationExpressionSyntax { Initializer.Expressions: var items } when index < items.Count => items[index],
            _ => list,
        };
    }

    private TypedConstant? Named(string name)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in data.NamedArguments)
            if (argument.Key == name) return argument.Value;
        return null;
    }

    private static IReadOnlyList<string> Strings(TypedConstant list)
    {
        if (list.Kind != TypedConstantKind.Array || list.IsNull) return [];
        List<string> texts = new(list.Values.Length);
        foreach (TypedConstant item in list.Values)
            if (item is { Kind: TypedConstantKind.Primitive, Value: string text }) texts.Add(text);
        return texts;
    }
}
