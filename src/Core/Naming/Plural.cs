using System;
using System.Collections.Generic;

namespace StudyHub.Schema.Naming;

/// <summary>
/// The English plural of the last word of a snake_case name. A table's name follows from it, so the rules are few and frozen, and no
/// dictionary that could change is used; <c>[Table("name")]</c> overrides.
/// </summary>
public static class Plural
{
    private static readonly Dictionary<string, string> Irregular = new(StringComparer.Ordinal)
    {
        ["analysis"] = "analyses", ["axis"] = "axes", ["basis"] = "bases", ["child"] = "children", ["criterion"] = "criteria",
        ["crisis"] = "crises", ["datum"] = "data", ["diagnosis"] = "diagnoses", ["foot"] = "feet", ["half"] = "halves",
        ["index"] = "indexes", ["knife"] = "knives", ["leaf"] = "leaves", ["life"] = "lives", ["man"] = "men", ["medium"] = "media",
        ["mouse"] = "mice", ["person"] = "people", ["quiz"] = "quizzes", ["shelf"] = "shelves", ["thesis"] = "theses",
        ["tooth"] = "teeth", ["woman"] = "women",
    };

    private static readonly HashSet<string> Uncountable = new(StringComparer.Ordinal)
    {
        "access", "advice", "aircraft", "audit", "content", "data", "equipment", "evidence", "feedback", "history", "homework",
        "information", "knowledge", "media", "metadata", "news", "progress", "research", "series", "software", "species", "staff",
        "stuff", "training", "usage", "weather",
    };

    public static string Of(string snakeCaseName)
    {
        int lastWord = snakeCaseName.LastIndexOf('_') + 1;
        string head = snakeCaseName.Substring(0, lastWord);
        string word = snakeCaseName.Substring(lastWord);
        return head + OfWord(word);
    }

    private static string OfWord(string word)
    {
        if (word.Length == 0 || Uncountable.Contains(word)) return word;
        if (Irregular.TryGetValue(word, out string? irregular)) return irregular;
        if (EndsWith(word, "s") || EndsWith(word, "x") || EndsWith(word, "z") || EndsWith(word, "ch") || EndsWith(word, "sh"))
        {
            // "preferences", "settings": the record was named in the plural already.
            bool isPlural = EndsWith(word, "s") && !EndsWith(word, "ss") && !EndsWith(word, "us") && !EndsWith(word, "is");
            return isPlural ? word : word + "es";
        }
        if (EndsWith(word, "y") && word.Length > 1 && "aeiou".IndexOf(word[word.Length - 2]) < 0)
            return word.Substring(0, word.Length - 1) + "ies";
        return word + "s";
    }

    private static bool EndsWith(string word, string end) => word.EndsWith(end, StringComparison.Ordinal);
}
