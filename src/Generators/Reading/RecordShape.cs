using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Generators.Entities;

namespace StudyHub.Schema.Generators.Reading;

/// <summary>What kind of type carries [Table], and how generated code can name it and add to it.</summary>
internal static class RecordShape
{
    /// <summary>Why the type can be no table, or null.</summary>
    public static string? Flaw(INamedTypeSymbol type)
    {
        if (!type.IsRecord || type.IsValueType) return "it is no record class; a row is a value, so write 'record' in place of '" + Kind(type) + "'";
        if (type.IsAbstract) return "it is abstract, so no row can be made; put [Table] on the records that derive from it";
        for (INamedTypeSymbol? outer = type; outer is not null; outer = outer.ContainingType)
        {
            if (outer.TypeParameters.Length > 0) return "it is generic, or inside a generic type: one record is one table";
            if (outer.IsFileLocal) return "it is local to its file, so generated code cannot name it";
            bool isHidden = outer.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal;
            if (isHidden) return $"'{outer.Name}' is {SyntaxFacts.GetText(outer.DeclaredAccessibility)}, so generated code cannot name it; make it internal or public";
        }
        return null;
    }

    /// <summary>From the outermost, as generated code writes them; empty when one of them is not partial.</summary>
    public static EquatableArray<string> PartialHeaders(TypeDeclarationSyntax declaration)
        => FirstClosed(declaration) is null
            ? Outwards(declaration).Reverse().Select(Header).ToEquatableArray() : EquatableArray<string>.Empty;

    /// <summary>The first type, from the outermost, that is not partial.</summary>
    public static TypeDeclarationSyntax? FirstClosed(TypeDeclarationSyntax declaration)
        => Outwards(declaration).LastOrDefault(type => !type.Modifiers.Any(SyntaxKind.PartialKeyword));

    /// <summary>Two records of one name, which the compiler reports: every member that both have would be ambiguous in generated code.</summary>
    public static bool IsDeclaredTwice(INamedTypeSymbol type)
        => type.DeclaringSyntaxReferences.Length > 1
            && type.DeclaringSyntaxReferences.Any(part => part.GetSyntax() is TypeDeclarationSyntax declaration && !declaration.Modifiers.Any(SyntaxKind.PartialKeyword));

    /// <summary>
    /// What sets the record's files apart from those of one whose full name differs in case alone, since file names are compared without it;
    /// empty where there is none.
    /// </summary>
    public static string FileSuffix(INamedTypeSymbol type, string fullName)
    {
        bool hasDouble = false;
        for (INamespaceOrTypeSymbol symbol = type; symbol is { Name.Length: > 0 }; symbol = (INamespaceOrTypeSymbol?)symbol.ContainingType ?? symbol.ContainingNamespace)
        {
            INamespaceOrTypeSymbol? holder = (INamespaceOrTypeSymbol?)symbol.ContainingType ?? symbol.ContainingNamespace;
            hasDouble |= holder is not null && holder.GetMembers().Any(member => member is INamespaceOrTypeSymbol && member.Name != symbol.Name
                && string.Equals(member.Name, symbol.Name, System.StringComparison.OrdinalIgnoreCase));
        }
        return hasDouble ? "." + string.Concat(fullName.Select(c => char.IsUpper(c) ? '1' : '0')) : "";
    }

    public static bool IsPublic(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? outer = type; outer is not null; outer = outer.ContainingType)
            if (outer.DeclaredAccessibility != Accessibility.Public) return false;
        return true;
    }

    public static bool Implements(INamedTypeSymbol type, string face)
    {
        foreach (INamedTypeSymbol implemented in type.AllInterfaces)
            if (implemented.Name == face && AttributeReading.IsVocabulary(implemented)) return true;
        return false;
    }

    /// <summary>What the compiler's ToString() shows: readable public properties and fields, those of the base record first.</summary>
    public static IEnumerable<PrintedMember> PrintedMembers(INamedTypeSymbol type)
    {
        IEnumerable<PrintedMember> inherited = type.BaseType is { IsRecord: true } ancestor ? PrintedMembers(ancestor) : [];
        return inherited.Concat(type.GetMembers().Where(IsPrinted).Select(member => new PrintedMember(
            member.Name, AttributeReading.Of(member).Any(attribute => attribute.Name == AttributeNames.Pii))));
    }

    private static bool IsPrinted(ISymbol member) => member switch
    {
        _ when member.IsStatic || member.DeclaredAccessibility != Accessibility.Public || member.IsOverride => false,
        IPropertySymbol property => property is { IsIndexer: false, GetMethod: not null },
        IFieldSymbol => true,
        _ => false,
    };

    private static IEnumerable<TypeDeclarationSyntax> Outwards(TypeDeclarationSyntax declaration)
        => declaration.AncestorsAndSelf().OfType<TypeDeclarationSyntax>();

    private static string Header(TypeDeclarationSyntax type)
    {
        string keyword = type is RecordDeclarationSyntax { ClassOrStructKeyword: { RawKind: not (int)SyntaxKind.None } second }
            ? type.Keyword.ValueText + " " + second.ValueText : type.Keyword.ValueText;
        return "partial " + keyword + " " + type.Identifier.Text;
    }

    private static string Kind(INamedTypeSymbol type)
        => type.IsRecord ? "record struct" : type.TypeKind switch
        {
            TypeKind.Struct => "struct",
            TypeKind.Interface => "interface",
            _ => type.IsStatic ? "static class" : "class",
        };
}
