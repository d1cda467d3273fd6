using System.Text;

namespace StudyHub.Schema.Naming;

/// <summary>
/// PascalCase to snake_case. Names are the database's API, so these rules are frozen: a word starts at an upper-case letter that follows
/// a lower-case letter or a digit, and at the last upper-case letter of a run that a lower-case letter follows (AIUsage → ai_usage).
/// Digits stay with the word before them (P256dhKey → p256dh_key).
/// </summary>
public static class SnakeCase
{
    public static string From(string name)
    {
        StringBuilder text = new(name.Length + 8);
        for (int i = 0; i < name.Length; i++)
        {
            char c = name[i];
            if (c == '_')
            {
                if (text.Length > 0 && text[text.Length - 1] != '_') text.Append('_');
                continue;
            }
            if (char.IsUpper(c))
            {
                bool afterWord = i > 0 && (char.IsLower(name[i - 1]) || char.IsDigit(name[i - 1]));
                bool endsRun = i > 0 && char.IsUpper(name[i - 1]) && i + 1 < name.Length && char.IsLower(name[i + 1]);
                if ((afterWord || endsRun) && text.Length > 0 && text[text.Length - 1] != '_') text.Append('_');
            }
            text.Append(char.ToLowerInvariant(c));
        }
        return text.ToString();
    }
}
