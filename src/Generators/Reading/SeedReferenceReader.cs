using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StudyHub.Schema.Declarations;
using StudyHub.Schema.Generators.Reading.Values;

namespace StudyHub.Schema.Generators.Reading;

/// <summary>Reads a value that is a property of another seed's row, such as CurriculumFramework.Nsw.Id or Subjects[0].Id.</summary>
internal static class SeedReferenceReader
{
    /// <summary>The row and property that the expression takes; null when it is no property of a row that is written down.</summary>
    /// <param name="expression">What is read.</param>
    /// <param name="property">The property that it takes.</param>
    /// <param name="models">Of the compilation.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <param name="flaw">Why there is no such row; null where there is one.</param>
    public static SeedReference? Read(
        ExpressionSyntax expression, IPropertySymbol property, ModelSource models, CancellationToken cancellation, out string? flaw)
    {
        flaw = null;
        if (property.IsStatic || expression is not MemberAccessExpressionSyntax { Expression: var row }) return null;
        row = ValueReader.Bare(row);
        int index = 0;
        if (row is ElementAccessExpressionSyntax { ArgumentList.Arguments: [{ Expression: var position }] } element)
        {
            if (models.For(position).GetConstantValue(position, cancellation) is not { HasValue: true, Value: int constant and >= 0 }) return null;
            index = constant;
            row = ValueReader.Bare(element.Expression);
        }
        if (models.For(row).GetSymbolInfo(row, cancellation).Symbol is not IPropertySymbol { IsStatic: true } seed || !SeedReader.IsRows(seed.Type, seed.ContainingType))
            return null;
        flaw = Flaw(seed, index, property);
        return new SeedReference(ClrTypeNames.Metadata(seed.ContainingType), seed.Name, index, property.Name);
    }

    private static string? Flaw(IPropertySymbol seed, int index, IPropertySymbol property)
    {
        string record = seed.ContainingType.Name;
        if (!SeedReader.IsSeed(seed)) return $"'{record}.{seed.Name}' is no row of the database; put [Seed] on it";
        bool isTable = false;
        foreach (AttributeReading attribute in AttributeReading.Of(seed.ContainingType)) isTable |= attribute.Name == AttributeNames.Table;
        if (!isTable) return $"'{record}' is no [Table], so '{seed.Name}' is no row of the database";
        if (SeedReader.CountOf(seed) is { } count && index >= count) return $"'{record}.{seed.Name}' has {count} rows, and [{index}] is none of them";
        foreach (AttributeReading attribute in AttributeReading.Of(property))
            if (attribute.Name == AttributeNames.NotMapped) return $"'{record}.{property.Name}' is no column";
        return null;
    }
}
