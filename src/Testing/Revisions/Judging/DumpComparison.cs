using System;
using System.Collections.Generic;
using System.Linq;

namespace StudyHub.Schema.Testing.Revisions.Judging;

/// <summary>
/// Where two dumps differ. Two things are no difference: the order of grants, which is that in which they were given, and the order of a
/// table's columns, for a column that is added stands last and nothing depends on it. Tables whose columns stand in another order are told.
/// </summary>
internal sealed record DumpComparison(IReadOnlyList<string> Differences, IReadOnlyList<string> Reordered)
{
    public static DumpComparison Of(SchemaDump expected, SchemaDump found)
    {
        List<string> differences = [];
        List<string> reordered = [];
        foreach (string title in expected.Entries.Keys.Union(found.Entries.Keys).Order(StringComparer.Ordinal))
        {
            string? wanted = expected.Entries.GetValueOrDefault(title);
            string? there = found.Entries.GetValueOrDefault(title);
            if (wanted == there) continue;
            if (wanted is null || there is null) differences.Add(wanted is null ? $"{title} is there and is not expected: {First(there!)}" : $"{title} is missing: {First(wanted)}");
            else if (!IsOrdered(title)) differences.Add(Difference(title, wanted.Split('\n'), there.Split('\n')));
            else if (Lines(wanted) is var left && Lines(there) is var right && !left.SequenceEqual(right, StringComparer.Ordinal)) differences.Add(Difference(title, left, right));
            else if (title.StartsWith("TABLE ", StringComparison.Ordinal)) reordered.Add(title["TABLE ".Length..]);
        }
        return new DumpComparison(differences, reordered);
    }

    /// <summary>Whether an entry is a list whose order says nothing.</summary>
    private static bool IsOrdered(string title)
        => title.StartsWith("TABLE ", StringComparison.Ordinal) || title.StartsWith("ACL ", StringComparison.Ordinal) || title.StartsWith("DEFAULT ACL ", StringComparison.Ordinal);

    private static string[] Lines(string body) => [.. body.Split('\n').Select(line => line.TrimEnd(',')).Order(StringComparer.Ordinal)];

    private static string Difference(string title, IReadOnlyList<string> wanted, IReadOnlyList<string> there)
    {
        string missing = string.Join(" | ", wanted.Except(there).Select(line => line.Trim()).Take(3));
        string added = string.Join(" | ", there.Except(wanted).Select(line => line.Trim()).Take(3));
        return $"{title}: expected {(missing.Length == 0 ? "nothing more" : missing)}; found {(added.Length == 0 ? "nothing of it" : added)}";
    }

    private static string First(string body) => body.Split('\n')[0];
}
