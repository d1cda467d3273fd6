using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace StudyHub.Schema.Generators.Reading;

/// <summary>
/// All of a compilation that the reading of a record in it can depend on: every declaration, initialiser and using, but no body of a method
/// outside of records, unless it is static and one expression, which rules can call. Equal outlines and the same syntax node give the same
/// reading, so that an edit inside any other method costs no reading.
/// </summary>
internal sealed class CompilationOutline : IEquatable<CompilationOutline>
{
    // Both keys never change, so no entry can be stale.
    private static readonly ConditionalWeakTable<Compilation, CompilationOutline> Known = new();
    private static readonly ConditionalWeakTable<SyntaxTree, byte[]> KnownFiles = new();

    private readonly byte[] files;
    private readonly CompilationOptions options;
    private readonly ImmutableArray<MetadataReference> references;
    private readonly string? assembly;

    private CompilationOutline(Compilation compilation)
    {
        using SHA256 hash = SHA256.Create();
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            byte[] file = KnownFiles.GetValue(tree, HashOf);
            hash.TransformBlock(file, 0, file.Length, null, 0);
        }
        hash.TransformFinalBlock([], 0, 0);
        files = hash.Hash;
        options = compilation.Options;
        references = compilation.ExternalReferences;
        assembly = compilation.AssemblyName;
    }

    public static CompilationOutline Of(Compilation compilation) => Known.GetValue(compilation, static key => new CompilationOutline(key));

    public bool Equals(CompilationOutline? other)
        => ReferenceEquals(this, other)
            || other is not null && files.AsSpan().SequenceEqual(other.files) && options.Equals(other.options) && assembly == other.assembly
                && (references == other.references || references.SequenceEqual(other.references));

    public override bool Equals(object? obj) => Equals(obj as CompilationOutline);

    public override int GetHashCode() => BitConverter.ToInt32(files, 0);

    private static byte[] HashOf(SyntaxTree tree)
    {
        SourceText text = tree.GetText();
        StringBuilder outline = new(text.Length);
        if (tree.Options is CSharpParseOptions options)
        {
            outline.Append((int)options.LanguageVersion).Append(' ').Append(string.Join(" ", options.PreprocessorSymbolNames)).Append('\n');
        }
        int position = 0;
        foreach (TextSpan body in Bodies(tree.GetRoot()))
        {
            // A body inside one that was left out already.
            if (body.Start < position) continue;
            outline.Append(text.ToString(TextSpan.FromBounds(position, body.Start))).Append('\u0001');
            position = body.End;
        }
        outline.Append(text.ToString(TextSpan.FromBounds(position, text.Length)));
        using SHA256 hash = SHA256.Create();
        return hash.ComputeHash(Encoding.UTF8.GetBytes(outline.ToString()));
    }

    /// <summary>In the order of the file. Bodies inside records are rules and seeds, and count.</summary>
    private static IEnumerable<TextSpan> Bodies(SyntaxNode root)
    {
        foreach (SyntaxNode node in root.DescendantNodes(static node =>
            node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or ClassDeclarationSyntax or StructDeclarationSyntax
                or PropertyDeclarationSyntax or AccessorListSyntax))
        {
            SyntaxNode? body = node switch
            {
                // A rule may call it, and then says what it says.
                MethodDeclarationSyntax method when method.Modifiers.Any(SyntaxKind.StaticKeyword) && RuleMethod.Body(method) is not null => null,
                BaseMethodDeclarationSyntax method => (SyntaxNode?)method.Body ?? method.ExpressionBody,
                AccessorDeclarationSyntax accessor => accessor.Body,
                GlobalStatementSyntax statement => statement,
                _ => null,
            };
            // What the parser made up or skipped is no body to leave out.
            if (body is { ContainsDiagnostics: false, ContainsDirectives: false } && body.Span.Length > 0) yield return body.Span;
        }
    }
}
