using System.IO;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Diff;
using StudyHub.Schema.Revisions;
using StudyHub.Schema.Tool.Inputs;

namespace StudyHub.Schema.Tool.Printing;

/// <summary>Revisions for people.</summary>
internal static class RevisionLines
{
    /// <summary>The longest beginning of a statement that stands for it, in characters.</summary>
    private const int Longest = 100;

    /// <summary>The most statements of a step that are listed; up.sql and down.sql have them all.</summary>
    private const int MostStatements = 20;

    /// <summary>"3f9c2ab81d04  add_notes  follows 9b1c… (head)".</summary>
    public static void Write(RevisionListing listing, TextWriter output)
    {
        int width = listing.Shown.Select(revision => revision.Name.Length).DefaultIfEmpty().Max();
        foreach (Revision revision in listing.Shown)
        {
            string follows = revision.Parents.IsEmpty ? "" : "follows " + string.Join(" and ", revision.Parents);
            string[] marks = [.. listing.Marks(revision)];
            output.WriteLine($"{revision.Id}  {revision.Name.PadRight(width)}  {follows}{(marks.Length == 0 ? "" : $"{(follows.Length == 0 ? "" : "  ")}({string.Join(", ", marks)})")}".TrimEnd());
        }
    }

    public static void Write(RevisionInput input, Revision revision, EquatableArray<DescribedChange> changes, TextWriter output)
    {
        string[] marks = [.. new RevisionListing(input.Set, []).Marks(revision)];
        output.WriteLine(revision.Title + (marks.Length == 0 ? "" : $" ({string.Join(", ", marks)})"));
        foreach (RevisionId parent in revision.Parents) output.WriteLine("follows " + input.Set.Revisions.First(other => other.Id == parent).Title);
        output.WriteLine($"checksum {revision.Checksum}");
        output.WriteLine();
        output.WriteLine(changes.IsEmpty ? "It changes nothing in the model." : "It changes:");
        foreach (DescribedChange change in changes) output.WriteLine("  " + change);
        WriteAll("Agreed to on the way there:", revision.Consents, output);
        WriteAll("The way back, to be agreed to by whoever goes it:", revision.BackConsents, output);
        Write($"The way there, {input.Show(revision.Folder + "/" + RevisionFiles.Up)}:", revision.Up, output);
        if (revision.Down is { } down) Write($"The way back, {input.Show(revision.Folder + "/" + RevisionFiles.Down)}:", down, output);
        else output.WriteLine($"\nThere is no way back: {revision.Irreversible}");
    }

    private static void WriteAll(string heading, EquatableArray<string> lines, TextWriter output)
    {
        if (lines.IsEmpty) return;
        output.WriteLine("\n" + heading);
        foreach (string line in lines) output.WriteLine("  " + line);
    }

    private static void Write(string heading, RevisionScript script, TextWriter output)
    {
        output.WriteLine("\n" + heading);
        if (script.Steps.IsEmpty) output.WriteLine("  nothing is to be done");
        foreach (ScriptStep step in script.Steps)
        {
            output.WriteLine($"  step {step.Number}, {(step.IsTransaction ? "in a transaction" : "outside a transaction")}");
            foreach (ScriptStatement statement in step.Statements.Take(MostStatements)) output.WriteLine("    " + Beginning(statement.Text));
            if (step.Statements.Count > MostStatements) output.WriteLine($"    and {step.Statements.Count - MostStatements} more statements");
        }
    }

    private static string Beginning(string statement)
    {
        string line = string.Join(' ', statement.Split([' ', '\n', '\t'], System.StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= Longest ? line : line[..Longest].TrimEnd() + "…";
    }
}
