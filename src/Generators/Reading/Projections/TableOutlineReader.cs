using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Declarations;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Generators.Reading.Projections;

/// <summary>
/// Reads of a table's record what projections over it need, by the readers that its own reading uses. Problems are left out here: they are
/// reported where the record itself is read.
/// </summary>
internal static class TableOutlineReader
{
    // A compilation never changes, so neither does what is read of it.
    private static readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<INamedTypeSymbol, TableOutline>> Known = new();
    private static readonly ConditionalWeakTable<Compilation, INamedTypeSymbol?[]> KnownRoots = new();

    /// <summary>Null for a type that is no table of this project, or cannot be one, which has been reported at it.</summary>
    public static TableOutline? Read(INamedTypeSymbol record, Compilation compilation, CancellationToken cancellation)
    {
        ConcurrentDictionary<INamedTypeSymbol, TableOutline> known = Known.GetValue(compilation, static _ => new(SymbolEqualityComparer.Default));
        if (known.TryGetValue(record, out TableOutline? outline)) return outline;
        if (DeclarationOf(record) is not { } declaration || RecordShape.Flaw(record) is not null) return null;
        RecordScope scope = new(record, declaration, compilation, cancellation);
        TableDeclaration table = RecordReader.ReadTableAttributes(scope);
        PropertyReader.Read(scope, ConstructorReader.Choose(record));
        KeyDeclaration? key = KeyReader.ReadPrimary(scope, isNeeded: false);
        List<ReferenceDeclaration> references = [.. ReferenceReader.Read(scope)];
        if (table.IsFrameworkAware && FrameworkRoot(compilation) is { } root && references.All(reference => !IsFramework(reference)))
            references.Add(new ReferenceDeclaration { Members = EquatableArrays.Of(RecordReader.FrameworkMember), Target = ClrTypeNames.Metadata(root) });
        return known.GetOrAdd(record, new TableOutline(
            record, new QualifiedName(table.Schema ?? scope.DefaultSchema, table.Name), scope.Columns, scope.Refused, key?.Members ?? EquatableArray<string>.Empty,
            references, table.IsSoftDeletable ? scope.Find("DeletedAt")?.Name : null));
    }

    private static bool IsFramework(ReferenceDeclaration reference) => reference.Members.Count == 1 && reference.Members[0] == RecordReader.FrameworkMember;

    private static TypeDeclarationSyntax? DeclarationOf(INamedTypeSymbol type)
    {
        foreach (AttributeReading attribute in AttributeReading.Of(type))
            if (attribute.Name == AttributeNames.Table) return attribute.Syntax?.Parent?.Parent as TypeDeclarationSyntax;
        return null;
    }

    private static INamedTypeSymbol? FrameworkRoot(Compilation compilation)
        => KnownRoots.GetValue(compilation, static of => [Types(of.Assembly.GlobalNamespace).FirstOrDefault(type =>
            AttributeReading.Of(type).Any(attribute => attribute.Name == AttributeNames.FrameworkRoot))])[0];

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol holder)
    {
        foreach (ISymbol member in holder.GetMembers())
        {
            if (member is not INamespaceOrTypeSymbol inner) continue;
            if (inner is INamedTypeSymbol type) yield return type;
            foreach (INamedTypeSymbol nested in Types(inner)) yield return nested;
        }
    }
}
