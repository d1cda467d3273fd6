using Microsoft.CodeAnalysis;

namespace StudyHub.Schema.Generators.Diagnostics;

/// <summary>
/// A place in a source file as plain values. It is turned into a Location against the compilation's own tree when it is reported: a
/// location made of a path alone is not silenced by #pragma warning disable.
/// </summary>
/// <param name="Path">The tree's file path.</param>
/// <param name="Start">The first character, from the file's start.</param>
/// <param name="Length">In characters.</param>
internal sealed record Place(string Path, int Start, int Length)
{
    /// <summary>Where that is in lines; for a file that is no source, whose text nobody has when it is reported.</summary>
    public PlaceLines? Lines { get; init; }

    public static Place Of(SyntaxNode node) => new(node.SyntaxTree.FilePath, node.SpanStart, node.Span.Length);

    public static Place Of(SyntaxToken token) => new(token.SyntaxTree?.FilePath ?? "", token.SpanStart, token.Span.Length);

    /// <summary>Null for a location that is in no source file.</summary>
    public static Place? Of(Location? location)
        => location?.SourceTree is { } tree ? new(tree.FilePath, location.SourceSpan.Start, location.SourceSpan.Length) : null;
}

/// <summary>First and last line and character, each from 0.</summary>
internal sealed record PlaceLines(int StartLine, int StartCharacter, int EndLine, int EndCharacter);
