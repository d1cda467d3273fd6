using System.Linq;
using Microsoft.CodeAnalysis;

namespace StudyHub.Schema.Generators.Reading;

/// <summary>A property with [NotMapped]: generated code never sets it.</summary>
internal static class LeftOutMember
{
    /// <summary>Why an object cannot be made without it, or null.</summary>
    /// <param name="property">Has [NotMapped].</param>
    /// <param name="constructor">The one that is called.</param>
    public static string? Flaw(IPropertySymbol property, IMethodSymbol? constructor)
        => property.IsRequired && !SetsAll(constructor) ? $"'{property.Name}' is required, yet [NotMapped] keeps it out of the row; make it optional" : null;

    private static bool SetsAll(IMethodSymbol? constructor)
        => constructor is not null && constructor.GetAttributes().Any(attribute => attribute.AttributeClass is { Name: "SetsRequiredMembersAttribute" });
}
