using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace StudyHub.Schema.Generators.Reading.Projections;

/// <summary>A property of a projection that generated code can set.</summary>
/// <param name="Symbol">The property.</param>
/// <param name="Parameter">The constructor's parameter that gives it; null for one that is set.</param>
/// <param name="Over">[Over], or null.</param>
/// <param name="Figures">[Count], [Sum] …: one at most where all is well.</param>
internal sealed record ProjectionProperty(IPropertySymbol Symbol, IParameterSymbol? Parameter, AttributeReading? Over, IReadOnlyList<AttributeReading> Figures)
{
    public SyntaxNode? Syntax => PropertySyntax.Of(Symbol);

    /// <summary>Those of base records first. One that looks like a column and cannot be set is SHS340.</summary>
    public static List<ProjectionProperty> Of(ProjectionScope scope, IMethodSymbol constructor)
    {
        List<IPropertySymbol> found = [];
        Collect(scope.Record, found);
        List<ProjectionProperty> properties = [];
        foreach (IPropertySymbol symbol in found)
        {
            IParameterSymbol? parameter = ConstructorReader.ParameterOf(constructor, symbol);
            AttributeReading[] attributes = parameter is null ? AttributeReading.Of(symbol).ToArray() : AttributeReading.Of(symbol).Concat(AttributeReading.Of(parameter)).ToArray();
            if (attributes.Any(attribute => attribute.Name == AttributeNames.NotMapped))
            {
                if (LeftOutMember.Flaw(symbol, constructor) is { } flaw) scope.Report("SHS340", PropertySyntax.Of(symbol), scope.Record.Name, flaw);
                continue;
            }
            AttributeReading[] over = [.. attributes.Where(attribute => attribute.Name == AttributeNames.Over)];
            AttributeReading[] figures = [.. attributes.Where(attribute => FigureReader.IsFigure(attribute.Name))];
            bool canBeSet = parameter is not null
                || symbol.SetMethod is { DeclaredAccessibility: Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal };
            if (canBeSet) properties.Add(new ProjectionProperty(symbol, parameter, over.Length > 0 ? over[0] : null, figures));
            else if (symbol.SetMethod is not null || over.Length + figures.Length > 0)
                scope.Report("SHS340", PropertySyntax.Of(symbol), scope.Record.Name, $"nothing can set '{symbol.Name}'; write {{ get; init; }}, or [NotMapped] if it is no column");
        }
        return properties;
    }

    private static void Collect(INamedTypeSymbol type, List<IPropertySymbol> properties)
    {
        if (type.BaseType is { SpecialType: SpecialType.None, TypeKind: not TypeKind.Error } ancestor) Collect(ancestor, properties);
        foreach (IPropertySymbol property in type.GetMembers().OfType<IPropertySymbol>())
        {
            bool isCandidate = property is { IsStatic: false, IsIndexer: false, ExplicitInterfaceImplementations.IsEmpty: true, Name.Length: > 0 }
                && property.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal;
            if (!isCandidate) continue;
            int hidden = properties.FindIndex(known => known.Name == property.Name);
            if (hidden < 0) properties.Add(property);
            else if (!SymbolEqualityComparer.Default.Equals(properties[hidden].ContainingType, type)) properties[hidden] = property;
        }
    }
}
