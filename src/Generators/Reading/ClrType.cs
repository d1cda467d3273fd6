using Microsoft.CodeAnalysis;

namespace StudyHub.Schema.Generators.Reading;

/// <summary>A C# type as a column sees it.</summary>
/// <param name="Kind">None: no column can hold it.</param>
/// <param name="IsArray">An array of <paramref name="Kind"/>; byte[] is no array but Bytes.</param>
/// <param name="IsNullable">T? on a struct, or a reference type annotated with '?'.</param>
/// <param name="Underlying">Without Nullable&lt;T&gt;.</param>
internal sealed record ClrType(ScalarKind Kind, bool IsArray, bool IsNullable, ITypeSymbol Underlying)
{
    /// <summary>An enum, or an array of one's members.</summary>
    public bool IsEnum => Scalar.TypeKind == TypeKind.Enum;

    /// <summary>The type of the array's items, or the type itself.</summary>
    public ITypeSymbol Scalar => IsArray ? ((IArrayTypeSymbol)Underlying).ElementType : Underlying;

    /// <summary>An array of references that are said to be never null; of values the type alone says it.</summary>
    public bool RefusesNullItems => IsArray && Scalar is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.NotAnnotated };

    public static ClrType Of(ITypeSymbol type)
    {
        bool isNullable = false;
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            isNullable = true;
            type = nullable.TypeArguments[0];
        }
        else if (type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.Annotated })
        {
            isNullable = true;
        }
        if (type is IArrayTypeSymbol { Rank: 1, ElementType: var item })
        {
            if (item.SpecialType == SpecialType.System_Byte) return new(ScalarKind.Bytes, false, isNullable, type);
            ScalarKind kind = KindOf(item);
            bool isItem = kind != ScalarKind.Json;
            return new(isItem ? kind : ScalarKind.None, isItem && kind != ScalarKind.None, isNullable, type);
        }
        return new(KindOf(type), false, isNullable, type);
    }

    private static ScalarKind KindOf(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_String => ScalarKind.Text,
        SpecialType.System_Int16 => ScalarKind.SmallInt,
        SpecialType.System_Int32 => ScalarKind.Integer,
        SpecialType.System_Int64 => ScalarKind.BigInt,
        SpecialType.System_Single => ScalarKind.Real,
        SpecialType.System_Double => ScalarKind.Double,
        SpecialType.System_Decimal => ScalarKind.Numeric,
        SpecialType.System_Boolean => ScalarKind.Boolean,
        SpecialType.System_DateTime => ScalarKind.Timestamp,
        SpecialType.None => type.TypeKind == TypeKind.Enum ? ScalarKind.Enum : KindByName(type),
        _ => ScalarKind.None,
    };

    private static ScalarKind KindByName(ITypeSymbol type)
    {
        if (type.ContainingNamespace is not { } space) return ScalarKind.None;
        if (space is { Name: "System", ContainingNamespace.IsGlobalNamespace: true })
        {
            return type.Name switch
            {
                "Guid" => ScalarKind.Uuid,
                "DateOnly" => ScalarKind.Date,
                "TimeOnly" => ScalarKind.Time,
                "DateTimeOffset" => ScalarKind.TimestampTz,
                "TimeSpan" => ScalarKind.Interval,
                _ => ScalarKind.None,
            };
        }
        bool isSystemNet = space is { Name: "Net", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };
        return isSystemNet && type.Name == "IPAddress" ? ScalarKind.Inet : ScalarKind.None;
    }
}
