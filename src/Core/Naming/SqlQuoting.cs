using System;
using System.Collections.Generic;
using System.Linq;

namespace StudyHub.Schema.Naming;

/// <summary>
/// Names and texts as SQL tokens. The only quoter of the project: what is quoted in two places is one day quoted in two ways. Assumes
/// standard_conforming_strings = on, PostgreSQL's default since 9.1.
/// </summary>
public static class SqlQuoting
{
    /// <summary>The bare word when PostgreSQL reads it back as the same name; else in double quotes.</summary>
    public static string Identifier(Identifier name)
        => IsPlainWord(name.Value) ? name.Value : "\"" + name.Value.Replace("\"", "\"\"") + "\"";

    /// <summary>schema.name, each quoted where it needs to be.</summary>
    public static string QualifiedName(QualifiedName name) => Identifier(name.Schema) + "." + Identifier(name.Name);

    /// <summary>The names separated by ", ", as in a list of columns.</summary>
    public static string Identifiers(IEnumerable<Identifier> names) => string.Join(", ", names.Select(Identifier));

    /// <summary>The text in single quotes. A backslash stands for itself.</summary>
    /// <exception cref="ArgumentException">The text holds NUL, which no PostgreSQL text can.</exception>
    public static string Literal(string text)
    {
        if (text.IndexOf('\0') >= 0) throw new ArgumentException("A PostgreSQL text must not hold the character NUL.", nameof(text));
        return "'" + text.Replace("'", "''") + "'";
    }

    private static bool IsPlainWord(string name)
    {
        if (name[0] is >= '0' and <= '9') return false;
        foreach (char c in name)
            if (c is not ((>= 'a' and <= 'z') or (>= '0' and <= '9') or '_')) return false;
        return !Keywords.Contains(name);
    }
}
