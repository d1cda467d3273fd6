using System.Text;
using Microsoft.CodeAnalysis;
using StudyHub.Schema.Generators.Entities;

namespace StudyHub.Schema.Generators.Reading;

/// <summary>
/// Names of types as generated code writes them. Built by hand: ToDisplayString takes a large part of the time of a reading when it is
/// asked for every property.
/// </summary>
internal static class ClrTypeNames
{
    /// <summary>With global::, without the mark of nullability on the type itself: int, string[], global::System.Guid.</summary>
    public static string Of(ITypeSymbol type)
    {
        if (Keyword(type.SpecialType) is { } keyword) return keyword;
        StringBuilder text = new();
        Append(text, type);
        return text.ToString();
    }

    /// <summary>The name that references and findings go by: Namespace.Outer+Record.</summary>
    public static string Metadata(INamedTypeSymbol type)
    {
        if (type.ContainingType is { } outer) return Metadata(outer) + "+" + type.MetadataName;
        string space = Namespace(type.ContainingNamespace);
        return space.Length == 0 ? type.MetadataName : space + "." + type.MetadataName;
    }

    /// <summary>Empty for the global namespace.</summary>
    public static string Namespace(INamespaceSymbol? space)
    {
        if (space is null || space.IsGlobalNamespace) return "";
        string outer = Namespace(space.ContainingNamespace);
        return outer.Length == 0 ? space.Name : outer + "." + space.Name;
    }

    /// <summary>As a message shows it: the last name alone, with its type arguments.</summary>
    public static string ForMessage(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

    private static void Append(StringBuilder text, ITypeSymbol type)
    {
        if (Keyword(type.SpecialType) is { } keyword)
        {
            text.Append(keyword);
            return;
        }
        switch (type)
        {
            case IArrayTypeSymbol array:
                AppendAnnotated(text, array.ElementType);
                text.Append('[').Append(',', array.Rank - 1).Append(']');
                break;
            case INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable:
                Append(text, nullable.TypeArguments[0]);
                text.Append('?');
                break;
            case INamedTypeSymbol { IsTupleType: true } tuple:
                // The underlying type of a tuple is a tuple, too.
                AppendNamed(text, tuple.TupleUnderlyingType ?? tuple);
                break;
            case INamedTypeSymbol named:
                AppendNamed(text, named);
                break;
            default:
                text.Append(type.Name);
                break;
        }
    }

    private static void AppendNamed(StringBuilder text, INamedTypeSymbol named)
    {
        if (named.ContainingType is { } outer)
        {
            Append(text, outer);
            text.Append('.');
        }
        else
        {
            text.Append("global::");
            AppendNamespace(text, named.ContainingNamespace);
        }
        text.Append(CSharpNames.Escaped(named.Name));
        if (named.TypeArguments.Length == 0) return;
        text.Append('<');
        for (int i = 0; i < named.TypeArguments.Length; i++)
        {
            if (i > 0) text.Append(", ");
            AppendAnnotated(text, named.TypeArguments[i]);
        }
        text.Append('>');
    }

    private static void AppendNamespace(StringBuilder text, INamespaceSymbol? space)
    {
        if (space is null || space.IsGlobalNamespace) return;
        AppendNamespace(text, space.ContainingNamespace);
        text.Append(CSharpNames.Escaped(space.Name)).Append('.');
    }

    private static void AppendAnnotated(StringBuilder text, ITypeSymbol type)
    {
        Append(text, type);
        if (type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.Annotated }) text.Append('?');
    }

    private static string? Keyword(SpecialType type) => type switch
    {
        SpecialType.System_Boolean => "bool",
        SpecialType.System_Byte => "byte",
        SpecialType.System_SByte => "sbyte",
        SpecialType.System_Char => "char",
        SpecialType.System_Decimal => "decimal",
        SpecialType.System_Double => "double",
        SpecialType.System_Single => "float",
        SpecialType.System_Int16 => "short",
        SpecialType.System_Int32 => "int",
        SpecialType.System_Int64 => "long",
        SpecialType.System_UInt16 => "ushort",
        SpecialType.System_UInt32 => "uint",
        SpecialType.System_UInt64 => "ulong",
        SpecialType.System_Object => "object",
        SpecialType.System_String => "string",
        _ => null,
    };
}
