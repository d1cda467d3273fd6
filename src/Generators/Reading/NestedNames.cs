using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace StudyHub.Schema.Generators.Reading;

/// <summary>One name of a record and the types around it, which no other type of its namespace makes, too.</summary>
internal static class NestedNames
{
    /// <summary>What the names are joined with: nothing where that will do. Asked of the symbols, so that no order of files decides.</summary>
    public static string Joint(INamedTypeSymbol record)
    {
        string joint = "";
        // One that stands alone keeps its name.
        while (record.ContainingType is not null && IsTaken(record, joint)) joint += "_";
        return joint;
    }

    private static bool IsTaken(INamedTypeSymbol record, string joint)
    {
        string name = Joined(record, joint);
        return All(record.ContainingNamespace.GetTypeMembers(), name)
            .Any(other => !SymbolEqualityComparer.Default.Equals(other, record) && Joined(other, joint) == name);
    }

    private static string Joined(INamedTypeSymbol type, string joint) => type.ContainingType is { } outer ? Joined(outer, joint) + joint + type.Name : type.Name;

    /// <summary>With those inside of them, as far as the name can begin with theirs.</summary>
    private static IEnumerable<INamedTypeSymbol> All(IEnumerable<INamedTypeSymbol> types, string name)
    {
        foreach (INamedTypeSymbol type in types)
        {
            if (type.ContainingType is null && !name.StartsWith(type.Name, StringComparison.Ordinal)) continue;
            yield return type;
            foreach (INamedTypeSymbol inner in All(type.GetTypeMembers(), name)) yield return inner;
        }
    }
}
