using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using StudyHub.Schema.Model;

namespace StudyHub.Schema.Sql;

/// <summary>Pieces of SQL that more than one statement is made of.</summary>
internal static class SqlText
{
    public const string Indent = "    ";

    /// <summary>What a review shows without scrolling, in characters.</summary>
    public const int Width = 100;

    /// <summary>The expression in parentheses; one that holds a line comment gets a line of its own, lest it swallow the parenthesis.</summary>
    public static string Parenthesised(SqlExpression expression)
        => expression.Text.Contains("--") ? $"({expression.Text}\n)" : $"({expression.Text})";

    /// <summary>
    /// "head(a, b)rest" where one line holds it; else the items on lines between the parentheses, as many on each as fit.
    /// </summary>
    public static string List(string head, IEnumerable<string> items, string rest = "")
    {
        string[] words = [.. items];
        string line = $"{head}({string.Join(", ", words)}){rest}";
        return line.Length <= Width ? line : $"{head}(\n{Filled(words)}\n){rest}";
    }

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

    private static string Filled(string[] words)
    {
        StringBuilder text = new(Indent);
        int column = Indent.Length;
        for (int i = 0; i < words.Length; i++)
        {
            string word = i < words.Length - 1 ? words[i] + "," : words[i];
            if (i > 0 && column + 1 + word.Length > Width)
            {
                text.Append('\n').Append(Indent);
                column = Indent.Length;
            }
            else if (i > 0)
            {
                text.Append(' ');
                column++;
            }
            text.Append(word);
            column += word.Length;
        }
        return text.ToString();
    }
}
