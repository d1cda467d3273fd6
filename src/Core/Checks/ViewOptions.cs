using System;
using System.Collections.Generic;
using StudyHub.Schema.Lexing;

namespace StudyHub.Schema.Checks;

/// <summary>The options of a view: CREATE VIEW … WITH (…), ALTER VIEW … SET (…) and RESET (…).</summary>
internal static class ViewOptions
{
    /// <summary>What the last mention of the option in the statements makes of it; false where none does.</summary>
    public static bool IsOn(List<SqlToken> tokens, string option)
    {
        bool isOn = false;
        for (int i = 0; i + 1 < tokens.Count; i++)
        {
            bool isReset = tokens[i].IsWord("reset");
            if (!(isReset || tokens[i].IsWord("with") || tokens[i].IsWord("set")) || !tokens[i + 1].IsSign("(")) continue;
            for (int at = i + 2; at < tokens.Count && !tokens[at].IsSign(")"); at++)
            {
                bool isOption = tokens[at].Kind == SqlTokenKind.Name && tokens[at].Text == option && (tokens[at - 1].IsSign("(") || tokens[at - 1].IsSign(","));
                // Alone it is true.
                if (isOption) isOn = !isReset && (at + 2 >= tokens.Count || !tokens[at + 1].IsSign("=") || IsTrue(tokens[at + 2].Text));
            }
        }
        return isOn;
    }

    /// <summary>As PostgreSQL reads a boolean: by the beginning of a word, in either case.</summary>
    private static bool IsTrue(string text)
        => text.Length > 0 && (text == "1" || string.Equals(text, "on", StringComparison.OrdinalIgnoreCase)
            || "true".StartsWith(text, StringComparison.OrdinalIgnoreCase) || "yes".StartsWith(text, StringComparison.OrdinalIgnoreCase));
}
