using System;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace StudyHub.Schema.Generators.Reading;

/// <summary>
/// Texts of XML documentation, read from the trivia: without GenerateDocumentationFile the compiler does not parse documentation, and a
/// comment in the database must not depend on that switch.
/// </summary>
internal static class DocumentationReader
{
    /// <summary>The text of &lt;summary&gt; with its white space collapsed; null when there is none.</summary>
    public static string? Summary(SyntaxNode declaration) => Text(declaration, "<summary>", "</summary>");

    /// <summary>The text of &lt;param name="…"&gt;; null when there is none.</summary>
    public static string? Parameter(SyntaxNode declaration, string name) => Text(declaration, "<param name=\"" + name + "\">", "</param>");

    private static string? Text(SyntaxNode declaration, string open, string close)
    {
        if (!declaration.HasLeadingTrivia) return null;
        string? documentation = Documentation(declaration.GetLeadingTrivia());
        if (documentation is null) return null;
        int start = documentation.IndexOf(open, StringComparison.Ordinal);
        if (start < 0) return null;
        start += open.Length;
        int end = documentation.IndexOf(close, start, StringComparison.Ordinal);
        if (end < 0) return null;
        string text = Plain(documentation, start, end);
        return text.Length == 0 ? null : text;
    }

    private static string? Documentation(SyntaxTriviaList trivia)
    {
        StringBuilder? text = null;
        foreach (SyntaxTrivia piece in trivia)
        {
            bool isComment = piece.Kind() is SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia
                or SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia;
            if (!isComment) continue;
            string comment = piece.ToFullString();
            // A documentation trivia of the parsed form starts behind its first "///", one that was not parsed includes it.
            bool isDocumentation = piece.HasStructure
                || comment.StartsWith("///", StringComparison.Ordinal) || comment.StartsWith("/**", StringComparison.Ordinal);
            if (!isDocumentation) continue;
            text ??= new StringBuilder();
            foreach (string line in comment.Split('\n')) text.Append(WithoutMarks(line)).Append('\n');
        }
        return text?.ToString();
    }

    private static string WithoutMarks(string line)
    {
        string text = line.Trim();
        if (text.StartsWith("///", StringComparison.Ordinal)) return text.Substring(3);
        if (text.StartsWith("/**", StringComparison.Ordinal)) text = text.Substring(3);
        if (text.EndsWith("*/", StringComparison.Ordinal)) text = text.Substring(0, text.Length - 2);
        return text.StartsWith("*", StringComparison.Ordinal) ? text.Substring(1) : text;
    }

    private static string Plain(string xml, int start, int end)
    {
        StringBuilder text = new(end - start);
        bool isSpaceDue = false;
        for (int i = start; i < end; i++)
        {
            char c = xml[i];
            string piece;
            if (c == '<')
            {
                int close = xml.IndexOf('>', i);
                if (close < 0 || close >= end) break;
                piece = Referenced(xml.Substring(i, close - i + 1));
                i = close;
            }
            else if (c == '&')
            {
                piece = Entity(xml, ref i, end);
            }
            else if (char.IsWhiteSpace(c))
            {
                isSpaceDue = text.Length > 0;
                continue;
            }
            else
            {
                piece = c.ToString();
            }
            if (piece.Length == 0) continue;
            if (isSpaceDue) text.Append(' ');
            isSpaceDue = false;
            text.Append(piece);
        }
        return text.ToString();
    }

    /// <summary>What &lt;see cref="A.B"/&gt; and its like stand for; nothing for any other tag.</summary>
    private static string Referenced(string tag)
    {
        int quote = tag.IndexOf('"');
        int end = quote < 0 ? -1 : tag.IndexOf('"', quote + 1);
        bool isReference = tag.StartsWith("<see", StringComparison.Ordinal) || tag.StartsWith("<paramref", StringComparison.Ordinal)
            || tag.StartsWith("<typeparamref", StringComparison.Ordinal);
        if (end < 0 || !isReference || !tag.EndsWith("/>", StringComparison.Ordinal)) return "";
        string target = tag.Substring(quote + 1, end - quote - 1);
        if (tag.StartsWith("<see href", StringComparison.Ordinal)) return target;
        int arguments = target.IndexOf('(');
        if (arguments >= 0) target = target.Substring(0, arguments);
        return target.Substring(target.LastIndexOf('.') + 1);
    }

    private static string Entity(string xml, ref int i, int end)
    {
        int close = xml.IndexOf(';', i);
        if (close < 0 || close >= end) return "&";
        string name = xml.Substring(i + 1, close - i - 1);
        string? text = name switch { "lt" => "<", "gt" => ">", "amp" => "&", "quot" => "\"", "apos" => "'", _ => null };
        if (text is null) return "&";
        i = close;
        return text;
    }
}
