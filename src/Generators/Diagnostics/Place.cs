using Microsoft.CodeAnalysis;

namespace StudyHub.Schema.Generators.Diagnostics;

/// <summary>
/// A place in a file as plain values. In a source file it is turned into a Location against the compilation's own tree when it is reported: a
/// location made of a path alone is not silenced by #pragma warning disable.
/// </summary>
/// <param name="Path">The file's path, as the compiler names it.</param>
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

    /// <summary>A whole line.</summary>
    /// <param name="path">A file that is no source.</param>
    /// <param name="text">What it holds.</param>
    /// <param name="line">Counted from 1; behind the last line, the end of the text.</param>
    public static Place OfLine(string path, string text, int line)
    {
        int start = 0;
        for (int i = 1; i < line; i++)
        {
            int next = text.IndexOf('\n', start);
            start = next < 0 ? text.Length : next + 1;
        }
        int end = text.IndexOf('\n', start);
        if (end < 0) end = text.Length;
        if (end > start && text[end - 1] == '\r') end--;
        return new Place(path, start, end - start) { Lines = new PlaceLines(line - 1, 0, line - 1, end - start) };
    }
}

/// <summary>First and last line and character, each from 0.</summary>
internal sealed record PlaceLines(int StartLine, int StartCharacter, int EndLine, int EndCharacter);
