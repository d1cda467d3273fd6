using System;
using System.Linq;
using StudyHub.Schema.Revisions;

namespace StudyHub.Schema.Migrations.Explaining;

/// <summary>How a statement is shown.</summary>
internal static class StatementText
{
    private const int Longest = 120;

    public static string FirstLine(string statement)
    {
        string line = statement.Split('\n', 2)[0].TrimEnd();
        return line.Length > Longest ? line[..Longest] + "…" : line.Length < statement.Length ? line + " …" : line;
    }

    /// <summary>The line of the file that PostgreSQL points at.</summary>
    /// <param name="position">In characters from 1; 0 where it points at none.</param>
    public static int Line(ScriptStatement statement, int position)
        => statement.Line + statement.Text.EnumerateRunes().Take(Math.Max(0, position - 1)).Count(rune => rune.Value == '\n');
}
