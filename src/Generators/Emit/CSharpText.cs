using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using StudyHub.Schema.Generators.Entities;

namespace StudyHub.Schema.Generators.Emit;

/// <summary>Values and names as C# tokens.</summary>
internal static class CSharpText
{
    // Parameters that emitted methods add to those that come from columns.
    private static readonly HashSet<string> OwnParameters = ["limit", "includeDeleted", "cancellationToken", "row", "rows", "reader", "wait", "change", "keys", "values"];

    /// <summary>[GeneratedCode], with the generator's version.</summary>
    public static string GeneratedCode { get; } =
        $"[global::System.CodeDom.Compiler.GeneratedCode(\"StudyHub.Schema\", \"{typeof(CSharpText).Assembly.GetName().Version.ToString(3)}\")]";

    /// <summary>A regular string literal.</summary>
    public static string Literal(string text)
    {
        StringBuilder literal = new(text.Length + 16);
        literal.Append('"');
        foreach (char c in text)
        {
            switch (c)
            {
                case '"': literal.Append("\\\""); break;
                case '\\': literal.Append("\\\\"); break;
                case '\n': literal.Append("\\n"); break;
                case '\r': literal.Append("\\r"); break;
                case '\t': literal.Append("\\t"); break;
                default:
                    if (NeedsEscape(c))
                        literal.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
                    else literal.Append(c);
                    break;
            }
        }
        return literal.Append('"').ToString();
    }

    /// <summary>
    /// A literal for a long text: a raw one where the text can stand in it as it is, which the compiler reads several times faster than one
    /// full of escapes.
    /// </summary>
    public static string LongLiteral(string text)
    {
        if (text.Length == 0 || text[0] == '"' || text[text.Length - 1] == '"' || text.Any(NeedsEscape)) return Literal(text);
        int longest = 0, run = 0;
        foreach (char c in text) longest = System.Math.Max(longest, run = c == '"' ? run + 1 : 0);
        string quotes = new('"', System.Math.Max(3, longest + 1));
        return quotes + text + quotes;
    }

    /// <summary>A property's name as a parameter's: camelCase, @ before a keyword, and not the name of a parameter that the method adds.</summary>
    public static string Parameter(string name)
    {
        int upper = 0;
        while (upper < name.Length && char.IsUpper(name[upper])) upper++;

        // IPAddress → ipAddress: the last capital of a run starts the next word.
        int lowered = upper > 1 && upper < name.Length ? upper - 1 : upper;
        string camel = name.Substring(0, lowered).ToLowerInvariant() + name.Substring(lowered);
        if (OwnParameters.Contains(camel)) return camel + "Value";
        return Name(camel);
    }

    /// <summary>A query's parameter, as its rule names it: two that differ in case alone stay two.</summary>
    public static string OwnParameter(string name) => OwnParameters.Contains(name) ? name + "Value" : Name(name);

    /// <summary>A name with @ before it where it is a keyword.</summary>
    public static string Name(string name) => CSharpNames.Escaped(name);

    /// <summary>Text inside an XML comment, on one line.</summary>
    public static string Xml(string text)
    {
        string escaped = text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
        return string.Join(" ", escaped.Split((char[]?)null, System.StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Control characters, line separators and lone surrogates do not survive in a source file.</summary>
    private static bool NeedsEscape(char c) => char.IsControl(c) || c is '\u2028' or '\u2029' || char.IsSurrogate(c);
}
