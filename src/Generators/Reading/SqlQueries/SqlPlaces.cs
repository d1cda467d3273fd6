using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Generators.Diagnostics;

namespace StudyHub.Schema.Generators.Reading.SqlQueries;

/// <summary>Where the characters of a SQL text stand in the source, through escapes, raw literals and texts that are put together.</summary>
/// <param name="Whole">The expression.</param>
/// <param name="Pieces">In the order of the text; empty where the expression is no literal, such as a constant of another place.</param>
internal sealed record SqlPlaces(Place Whole, EquatableArray<TextPiece> Pieces)
{
    public static SqlPlaces Of(ExpressionSyntax expression, string value)
    {
        List<TextPiece> pieces = [];
        bool isKnown = Add(expression, pieces) && pieces.Sum(piece => piece.Length) == value.Length;
        return new SqlPlaces(Place.Of(expression), isKnown ? pieces.ToEquatableArray() : default);
    }

    /// <summary>The place of a part of the text; the whole expression where it cannot be told.</summary>
    public Place Of(int start, int length)
    {
        if (Pieces.IsEmpty || length == 0) return Whole;
        if (SourceOf(start) is not { } first || SourceOf(start + length - 1) is not { } last) return Whole;
        return Whole with { Start = first.Start, Length = last.Start + last.Length - first.Start };
    }

    /// <summary>The source of one character: an escape is several.</summary>
    private (int Start, int Length)? SourceOf(int at)
    {
        int before = 0;
        foreach (TextPiece piece in Pieces)
        {
            if (at < before + piece.Length) return piece.SourceLength == piece.Length ? (piece.Start + at - before, 1) : (piece.Start, piece.SourceLength);
            before += piece.Length;
        }
        return null;
    }

    private static bool Add(ExpressionSyntax expression, List<TextPiece> pieces) => expression switch
    {
        ParenthesizedExpressionSyntax inner => Add(inner.Expression, pieces),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum => Add(sum.Left, pieces) && Add(sum.Right, pieces),
        LiteralExpressionSyntax { Token: var token } => Add(token, pieces),
        _ => false,
    };

    private static bool Add(SyntaxToken token, List<TextPiece> pieces)
    {
        string text = token.Text;
        if (token.IsKind(SyntaxKind.SingleLineRawStringLiteralToken))
        {
            int quotes = text.TakeWhile(c => c == '"').Count();
            pieces.Add(new TextPiece(token.SpanStart + quotes, token.ValueText.Length, token.ValueText.Length));
            return true;
        }
        if (token.IsKind(SyntaxKind.MultiLineRawStringLiteralToken)) return AddLines(token, pieces);
        if (!token.IsKind(SyntaxKind.StringLiteralToken)) return false;
        return text.StartsWith("@", System.StringComparison.Ordinal) ? AddVerbatim(token, pieces) : AddEscaped(token, pieces);
    }

    /// <summary>Each line without what stands before the closing quotes.</summary>
    private static bool AddLines(SyntaxToken token, List<TextPiece> pieces)
    {
        SourceText text = SourceText.From(token.Text);
        string last = text.Lines[text.Lines.Count - 1].ToString();
        int indent = last.Length - last.TrimStart().Length;
        for (int i = 1; i < text.Lines.Count - 1; i++)
        {
            TextLine line = text.Lines[i];
            bool isLast = i == text.Lines.Count - 2;
            int end = isLast ? line.End : line.EndIncludingLineBreak;
            int start = System.Math.Min(line.Start + indent, line.End);
            if (end > start) pieces.Add(new TextPiece(token.SpanStart + start, end - start, end - start));
        }
        return true;
    }

    private static bool AddVerbatim(SyntaxToken token, List<TextPiece> pieces)
    {
        string text = token.Text;
        for (int i = 2; i < text.Length - 1;)
        {
            int quote = text.IndexOf('"', i);
            int end = quote < 0 || quote >= text.Length - 1 ? text.Length - 1 : quote;
            if (end > i) pieces.Add(new TextPiece(token.SpanStart + i, end - i, end - i));
            if (end < text.Length - 1) pieces.Add(new TextPiece(token.SpanStart + end, 1, 2));
            i = end + (end < text.Length - 1 ? 2 : 0);
            if (end == text.Length - 1) break;
        }
        return true;
    }

    private static bool AddEscaped(SyntaxToken token, List<TextPiece> pieces)
    {
        string text = token.Text;
        for (int i = 1; i < text.Length - 1;)
        {
            int slash = text.IndexOf('\\', i);
            int end = slash < 0 || slash >= text.Length - 1 ? text.Length - 1 : slash;
            if (end > i) pieces.Add(new TextPiece(token.SpanStart + i, end - i, end - i));
            if (end == text.Length - 1) break;
            int length = EscapeLength(text, end);
            // \U may stand for two characters; then the sum does not hold, and the whole is the place.
            pieces.Add(new TextPiece(token.SpanStart + end, 1, length));
            i = end + length;
        }
        return true;
    }

    private static int EscapeLength(string text, int at)
    {
        switch (text[at + 1])
        {
            case 'u': return 6;
            case 'U': return 10;
            case 'x':
                int digits = 0;
                while (digits < 4 && at + 2 + digits < text.Length && System.Uri.IsHexDigit(text[at + 2 + digits])) digits++;
                return 2 + digits;
            default: return 2;
        }
    }
}

/// <summary>Characters of a text that stand together in the source; an escape is one that takes several there.</summary>
internal readonly record struct TextPiece(int Start, int Length, int SourceLength);
