using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StudyHub.Schema.Generators.Reading;

/// <summary>A property is written as one, or as a parameter of a positional record: what both have.</summary>
internal static class PropertySyntax
{
    public static SyntaxNode? Of(IPropertySymbol property)
        => property.DeclaringSyntaxReferences is [var reference, ..] ? reference.GetSyntax() : null;

    public static SyntaxNode? TypeOf(SyntaxNode? syntax) => syntax switch
    {
        PropertyDeclarationSyntax property => property.Type,
        ParameterSyntax parameter => (SyntaxNode?)parameter.Type ?? parameter,
        _ => syntax,
    };

    public static ExpressionSyntax? InitialiserOf(SyntaxNode? syntax) => syntax switch
    {
        PropertyDeclarationSyntax property => property.Initializer?.Value,
        ParameterSyntax parameter => parameter.Default?.Value,
        _ => null,
    };

    public static SyntaxToken? NameOf(SyntaxNode? syntax) => syntax switch
    {
        PropertyDeclarationSyntax property => property.Identifier,
        ParameterSyntax parameter => parameter.Identifier,
        _ => null,
    };

    /// <summary>The documentation: a property's summary, a parameter's &lt;param&gt; of its record.</summary>
    public static string? SummaryOf(SyntaxNode? syntax) => syntax switch
    {
        PropertyDeclarationSyntax property => DocumentationReader.Summary(property),
        ParameterSyntax { Parent.Parent: TypeDeclarationSyntax record } parameter
            => DocumentationReader.Parameter(record, parameter.Identifier.ValueText),
        _ => null,
    };
}
