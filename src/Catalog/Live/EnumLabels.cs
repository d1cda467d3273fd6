using System.Linq;
using StudyHub.Schema.Lexing;

namespace StudyHub.Schema.Catalog.Live;

/// <summary>The labels of an enum as its attribute has them: literals with commas between.</summary>
internal static class EnumLabels
{
    /// <summary>In their order, as literals.</summary>
    public static string[] Of(LiveObject type)
    {
        string text = type["labels"] ?? "";
        return SqlTokens.Read(text).Where(token => token.Kind == SqlTokenKind.Text).Select(token => text.Substring(token.Start, token.Length)).ToArray();
    }
}
