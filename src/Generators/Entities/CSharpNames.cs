using System.Linq;
using Microsoft.CodeAnalysis.CSharp;

namespace StudyHub.Schema.Generators.Entities;

/// <summary>Names as C# has to read them: those that are keywords with @ before them.</summary>
internal static class CSharpNames
{
    public static string Escaped(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;

    /// <summary>Each part of a namespace by itself.</summary>
    public static string Namespace(string name) => string.Join(".", name.Split('.').Select(Escaped));

    /// <summary>A type of a namespace, with global::.</summary>
    /// <param name="space">Not escaped; empty for the global one.</param>
    /// <param name="type">The type's name.</param>
    public static string Global(string space, string type) => "global::" + (space.Length == 0 ? "" : Namespace(space) + ".") + type;
}
