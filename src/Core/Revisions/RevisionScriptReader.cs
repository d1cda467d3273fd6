using System.Collections.Generic;
using System.Globalization;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Lexing;

namespace StudyHub.Schema.Revisions;

/// <summary>
/// Reads the steps of up.sql and down.sql. A line "-- step 2: outside a transaction" or "-- step 1: in a transaction" begins a step; whatever
/// else is comment is for people.
/// </summary>
internal static class RevisionScriptReader
{
    private const string Mark = "-- step ";

    public static string MarkOf(int number, bool isTransaction)
        => Mark + number.ToString(CultureInfo.InvariantCulture) + (isTransaction ? ": in a transaction" : ": outside a transaction");

    /// <returns>The script, or the line and what is wrong with it.</returns>
    public static (RevisionScript? Script, int Line, string Flaw) Read(string file)
    {
        string text = RevisionFiles.Normalized(file);
        LineIndex lines = new(text);
        if (SqlStatements.Unfinished(text) is { } open) return (null, lines.Of(open.Start), $"a {open.What} begins here and does not end");

        List<ScriptStep> steps = [];
        List<SqlStatement> statements = SqlStatements.Split(text);
        List<(int Start, int Number, bool IsTransaction)> marks = [];
        foreach ((int start, string line) in Marks(text, statements))
        {
            if (line == MarkOf(marks.Count + 1, true)) marks.Add((start, marks.Count + 1, true));
            else if (line == MarkOf(marks.Count + 1, false)) marks.Add((start, marks.Count + 1, false));
            else return (null, lines.Of(start), $"'{line}' begins no step; expected '{MarkOf(marks.Count + 1, true)}' or '{MarkOf(marks.Count + 1, false)}'");
        }
        int next = 0;
        for (int i = 0; i < marks.Count; i++)
        {
            (int start, int number, bool isTransaction) = marks[i];
            if (next < statements.Count && statements[next].Start < start) return BeforeFirst(lines, statements[next]);
            int end = i + 1 < marks.Count ? marks[i + 1].Start : text.Length;
            List<ScriptStatement> own = [];
            for (; next < statements.Count && statements[next].Start < end; next++)
            {
                if (TransactionWord(statements[next]) is { } word)
                    return (null, lines.Of(statements[next].Start), $"{word} stands in step {number}; the lines '-- step …' say where transactions begin and end");
                own.Add(new ScriptStatement(text.Substring(statements[next].Start, statements[next].Length), lines.Of(statements[next].Start)));
            }
            if (own.Count == 0) return (null, lines.Of(start), $"step {number} holds no statement; take its line away or write one");
            if (!isTransaction && own.Count > 1)
                return (null, own[1].Line, $"step {number} runs outside a transaction and holds {own.Count} statements; give each a step of its own");
            steps.Add(new ScriptStep(number, isTransaction, own.ToEquatableArray()));
        }
        if (next < statements.Count) return BeforeFirst(lines, statements[next]);
        return (new RevisionScript(text, steps.ToEquatableArray()), 0, "");
    }

    private static (RevisionScript?, int, string) BeforeFirst(LineIndex lines, SqlStatement statement)
        => (null, lines.Of(statement.Start), $"a statement stands before the first step; write '{MarkOf(1, true)}' above it");

    /// <summary>Lines that look like the beginning of a step and are not inside a statement.</summary>
    private static IEnumerable<(int Start, string Line)> Marks(string text, List<SqlStatement> statements)
    {
        int statement = 0;
        for (int start = 0; start < text.Length; start = EndOf(text, start) + 1)
        {
            if (string.CompareOrdinal(text, start, Mark, 0, Mark.Length) != 0) continue;
            while (statement < statements.Count && statements[statement].Start + statements[statement].Length <= start) statement++;
            bool isInside = statement < statements.Count && statements[statement].Start < start;
            if (!isInside) yield return (start, text.Substring(start, EndOf(text, start) - start).TrimEnd());
        }
    }

    private static string? TransactionWord(SqlStatement statement)
    {
        string? first = statement.FirstWord;
        return first is "begin" or "commit" or "rollback" or "end" or "abort" or "savepoint" or "release" || (first == "start" && statement.SecondWord == "transaction")
            ? first.ToUpperInvariant()
            : null;
    }

    private static int EndOf(string text, int start) => text.IndexOf('\n', start) is >= 0 and int end ? end : text.Length;
}
