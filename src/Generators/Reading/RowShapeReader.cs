using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StudyHub.Schema.Declarations;
using StudyHub.Schema.Generators.Reading.Translation;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Generators.Reading;

/// <summary>
/// Reads the columns of a record that a rule of another one looks into, by the readers that its own reading uses. Its problems are left out
/// here: they are reported where the record itself is read.
/// </summary>
internal static class RowShapeReader
{
    // A compilation never changes, so neither does what is read of it.
    private static readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<INamedTypeSymbol, RowShape>> Known = new();

    /// <summary>The T of an IEnumerable&lt;T&gt;, whatever it is; null for any other type.</summary>
    public static INamedTypeSymbol? ItemOf(ITypeSymbol type)
        => type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Collections_Generic_IEnumerable_T, TypeArguments: [INamedTypeSymbol item] }
            ? item : null;

    public static bool IsTable(INamedTypeSymbol type) => DeclarationOf(type) is not null;

    /// <summary>Null for a type that is no table of this project, or cannot be one, which has been reported at it.</summary>
    public static RowShape? Read(INamedTypeSymbol record, Compilation compilation, CancellationToken cancellation)
    {
        ConcurrentDictionary<INamedTypeSymbol, RowShape> known = Known.GetValue(compilation, static _ => new(SymbolEqualityComparer.Default));
        if (known.TryGetValue(record, out RowShape? shape)) return shape;
        if (DeclarationOf(record) is not { } declaration || RecordShape.Flaw(record) is not null) return null;
        RecordScope scope = new(record, declaration, compilation, cancellation);
        TableDeclaration table = RecordReader.ReadTableAttributes(scope);
        PropertyReader.Read(scope, ConstructorReader.Choose(record));
        return known.GetOrAdd(record, RowShape.Of(scope, new QualifiedName(table.Schema ?? scope.DefaultSchema, table.Name)));
    }

    private static TypeDeclarationSyntax? DeclarationOf(INamedTypeSymbol type)
    {
        foreach (AttributeReading attribute in AttributeReading.Of(type))
            if (attribute.Name == AttributeNames.Table) return attribute.Syntax?.Parent?.Parent as TypeDeclarationSyntax;
        return null;
    }
}
