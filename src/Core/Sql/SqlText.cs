using System;
using System.Linq;
using StudyHub.Schema.Model;

namespace StudyHub.Schema.Sql;

/// <summary>Pieces of SQL that more than one statement is made of.</summary>
internal static class SqlText
{
    public const string Indent = "    ";

    /// <summary>The expression in parentheses; one that holds a line comment gets a line of its own, lest it swallow the parenthesis.</summary>
    public static string Parenthesised(SqlExpression expression)
        => expression.Text.Contains("--") ? $"({expression.Text}\n)" : $"({expression.Text})";

    /// <summary>The text as a dollar-quoted body, under a tag that does not occur in it.</summary>
    public static string DollarQuoted(string body)
    {
        string tag = "$$";
        for (int i = 1; body.IndexOf(tag, StringComparison.Ordinal) >= 0; i++) tag = $"$body{i}$";
        return $"{tag}\n{body}\n{tag}";
    }

    /// <summary>The lines, each moved to the right by <paramref name="depth"/> steps.</summary>
    public static string Indented(string text, int depth = 1)
        => string.Join("\n", text.Split('\n').Select(line => string.Concat(Enumerable.Repeat(Indent, depth)) + line));
}
