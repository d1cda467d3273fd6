using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StudyHub.Schema.Collections;

namespace StudyHub.Schema.Generators.Reading;

/// <summary>Chooses the constructor that makes a record from a row.</summary>
internal static class ConstructorReader
{
    /// <summary>The primary one, else the one with the fewest parameters; null when generated code can call none.</summary>
    public static IMethodSymbol? Choose(INamedTypeSymbol record)
    {
        IMethodSymbol? best = null;
        foreach (IMethodSymbol constructor in record.InstanceConstructors)
        {
            if (constructor.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal)) continue;
            bool isCopy = constructor.Parameters.Length == 1 && SymbolEqualityComparer.Default.Equals(constructor.Parameters[0].Type, record);
            if (isCopy) continue;
            if (IsPrimary(constructor)) return constructor;
            if (best is null || constructor.Parameters.Length < best.Parameters.Length) best = constructor;
        }
        return best;
    }

    public static IParameterSymbol? ParameterOf(IMethodSymbol? constructor, IPropertySymbol property)
    {
        if (constructor is null) return null;
        foreach (IParameterSymbol parameter in constructor.Parameters)
            if (IsSameName(constructor, parameter, property.Name)) return parameter;
        return null;
    }

    /// <summary>The columns that the constructor takes, in its order; a parameter that is none is SHS011.</summary>
    public static EquatableArray<string> Read(RecordScope scope, IMethodSymbol? constructor)
    {
        if (constructor is null)
        {
            scope.ReportAt("SHS011", Diagnostics.Place.Of(scope.Declaration.Identifier), scope.Record.Name, "it has no constructor that generated code can call");
            scope.IsWhole = false;
            return default;
        }
        List<string> members = [];
        foreach (IParameterSymbol parameter in constructor.Parameters)
        {
            if (Column(scope, constructor, parameter) is { } column) members.Add(column.Member);
            else ReportUnmatched(scope, constructor, parameter);
        }
        return members.ToEquatableArray();
    }

    private static ColumnReading? Column(RecordScope scope, IMethodSymbol constructor, IParameterSymbol parameter)
    {
        foreach (ColumnReading column in scope.Columns)
            if (IsSameName(constructor, parameter, column.Member)) return column;
        return null;
    }

    private static void ReportUnmatched(RecordScope scope, IMethodSymbol constructor, IParameterSymbol parameter)
    {
        // A property of that name that is no column has its own problem already, or is left out on purpose.
        bool isReported = !scope.IsWhole && HasProperty(scope.Record, constructor, parameter);
        scope.IsWhole = false;
        if (isReported || parameter.Type.TypeKind == TypeKind.Error || parameter.Name.Length == 0) return;
        SyntaxNode? syntax = parameter.DeclaringSyntaxReferences is [var reference, ..] ? reference.GetSyntax() : null;
        scope.Report("SHS011", syntax, scope.Record.Name, $"the constructor's parameter '{parameter.Name}' is no column");
    }

    private static bool HasProperty(INamedTypeSymbol record, IMethodSymbol constructor, IParameterSymbol parameter)
    {
        for (INamedTypeSymbol? type = record; type is not null; type = type.BaseType)
            foreach (ISymbol member in type.GetMembers())
                if (member is IPropertySymbol && IsSameName(constructor, parameter, member.Name)) return true;
        return false;
    }

    private static bool IsSameName(IMethodSymbol constructor, IParameterSymbol parameter, string property)
        => string.Equals(parameter.Name, property, IsPrimary(constructor) ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase);

    private static bool IsPrimary(IMethodSymbol constructor)
        => constructor.DeclaringSyntaxReferences is [var reference, ..] && reference.GetSyntax() is RecordDeclarationSyntax { ParameterList: not null };
}
