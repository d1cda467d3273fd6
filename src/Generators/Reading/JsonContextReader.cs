using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using StudyHub.Schema.Collections;

namespace StudyHub.Schema.Generators.Reading;

/// <summary>
/// Reads a JsonSerializerContext. What names and labels its documents have is decided by generated code, so that they are those which paths
/// and rules are compiled to; a context that says otherwise would be overruled, and is refused.
/// </summary>
internal static class JsonContextReader
{
    // System.Text.Json.Serialization.JsonKnownNamingPolicy and JsonSourceGenerationMode.
    private const int Unspecified = 0;
    private const int CamelCase = 1;
    private const int SerializationOnly = 2;

    // Documents that are whatever they are: the runtime knows them itself.
    private static readonly string[] Untyped = ["JsonElement", "JsonDocument", "JsonNode", "JsonObject", "JsonArray"];

    /// <summary>The context, or null; then <paramref name="fault"/> says why.</summary>
    public static JsonContextReading? Read(INamedTypeSymbol type, out string fault)
    {
        fault = Flaw(type) ?? "";
        if (fault.Length > 0) return null;
        IEnumerable<string> documents = type.GetAttributes()
            .Where(attribute => attribute.AttributeClass is { Name: "JsonSerializableAttribute" } && attribute.ConstructorArguments is [{ Value: ITypeSymbol }])
            .Select(attribute => NameOf((ITypeSymbol)attribute.ConstructorArguments[0].Value!));
        return new JsonContextReading(ClrTypeNames.Of(type), type.Name, documents.Distinct().OrderBy(name => name, System.StringComparer.Ordinal).ToEquatableArray());
    }

    /// <summary>True for a type that needs no context.</summary>
    public static bool IsUntyped(ITypeSymbol type) => Untyped.Contains(type.Name) && IsOfJson(type.ContainingNamespace);

    /// <summary>A type as both sides of a comparison write it: without the marks of nullable references, which typeof cannot have.</summary>
    public static string NameOf(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    private static string? Flaw(INamedTypeSymbol type)
    {
        if (!DerivesFromContext(type)) return $"'{type.Name}' does not derive from JsonSerializerContext";
        for (INamedTypeSymbol? outer = type; outer is not null; outer = outer.ContainingType)
        {
            bool isHidden = outer.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal);
            if (isHidden || outer.IsFileLocal || outer.IsGenericType) return $"generated code cannot name '{outer.Name}'; make it an internal or public class without type parameters";
        }
        foreach (AttributeData attribute in type.GetAttributes())
        {
            bool isOptions = attribute.AttributeClass?.Name == "JsonSourceGenerationOptionsAttribute";
            bool isDocument = attribute.AttributeClass?.Name == "JsonSerializableAttribute";
            if (!isOptions && !isDocument) continue;
            foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
                if (Flaw(argument.Key, argument.Value, isOptions) is { } flaw) return flaw;
        }
        return null;
    }

    private static string? Flaw(string option, TypedConstant value, bool isOptions) => option switch
    {
        "GenerationMode" when value.Value is SerializationOnly => "GenerationMode = Serialization writes documents and cannot read them; leave it out",
        "PropertyNamingPolicy" when isOptions && value.Value is not (Unspecified or CamelCase)
            => "its PropertyNamingPolicy is not that of paths and rules, which are compiled to camelCase; leave it out, and name what differs with [JsonPropertyName]",
        "UseStringEnumConverter" when isOptions && value.Value is true
            => "UseStringEnumConverter writes .NET's names of enum members, and paths and rules are compiled to snake_case; leave it out, generated code adds the labels",
        "Converters" when isOptions && value is { Kind: TypedConstantKind.Array, IsNull: false, Values.IsEmpty: false }
            => "its Converters decide how documents are written, which paths and rules cannot know; put [JsonConverter] on the property, where they see it",
        _ => null,
    };

    private static bool DerivesFromContext(INamedTypeSymbol type)
    {
        if (type.IsAbstract) return false;
        for (INamedTypeSymbol? ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
            if (ancestor.Name == "JsonSerializerContext" && IsOfJson(ancestor.ContainingNamespace)) return true;
        return false;
    }

    /// <summary>System.Text.Json or a namespace in it.</summary>
    private static bool IsOfJson(INamespaceSymbol? space)
    {
        string name = ClrTypeNames.Namespace(space);
        return name == "System.Text.Json" || name.StartsWith("System.Text.Json.", System.StringComparison.Ordinal);
    }
}
