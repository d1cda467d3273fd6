using Microsoft.CodeAnalysis;

namespace StudyHub.Schema.Generators.Reading;

/// <summary>What to write in place of a type that no column can hold.</summary>
internal static class TypeAdvice
{
    public static string For(ITypeSymbol type)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable) type = nullable.TypeArguments[0];
        return type.SpecialType switch
        {
            SpecialType.System_DateTime =>
                "use DateTimeOffset (timestamptz) for a moment, DateOnly for a day, or say [Column(Type = \"timestamp\")] to keep local times",
            SpecialType.System_Char => "use a string with [Length(1)]",
            SpecialType.System_Object => "say what it holds, or use JsonElement with [Jsonb]",
            SpecialType.System_Byte or SpecialType.System_SByte => "use short",
            SpecialType.System_UInt16 => "use int",
            SpecialType.System_UInt32 => "use long",
            SpecialType.System_UInt64 => "use long, or decimal with [Numeric(20)]",
            _ => ForOther(type),
        };
    }

    private static string ForOther(ITypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Delegate) return "put [NotMapped] on the property to leave it out";
        if (type is IArrayTypeSymbol { Rank: > 1 }) return "use an array of one dimension, or put [Jsonb] on the property";
        if (type is IArrayTypeSymbol) return "put [Jsonb] on the property, or give the items a table of their own";
        if (type is ITypeParameterSymbol) return "a table's record cannot be generic";
        if (type.Name == "IPAddress") return "say [Column(Type = \"inet\")]";
        if (type is INamedTypeSymbol { TypeArguments: [var item] } && ClrType.Of(item).Kind is not ScalarKind.None)
            return $"use {ClrTypeNames.ForMessage(item)}[], or put [Jsonb] on the property";
        return type.TypeKind is TypeKind.Class or TypeKind.Struct or TypeKind.Interface
            ? "put [Jsonb] on the property to store it as a document, [NotMapped] to leave it out, or refer to its table by key with [References<…>]"
            : "put [NotMapped] on the property to leave it out";
    }
}
