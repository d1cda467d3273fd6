using System.Globalization;
using System.IO;
using System.Linq;
using Spectre.Console;
using StudyHub.Schema.Testing.Revisions;

namespace StudyHub.Schema.Tool.Printing;

/// <summary>What came of proving revisions, for people: a list of deliverables for each.</summary>
internal static class ProofText
{
    public static void Write(RevisionProofResult result, TextWriter output, bool isColourful)
    {
        foreach (ProvenRevision revision in result.Revisions)
        {
            Write(output, isColourful, "bold", $"{revision.Title}{(revision.Rows == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", on {revision.Rows} rows"))}");
            foreach (ProofFinding finding in revision.Findings) Write(output, isColourful, "red", "  " + Indented(finding.ToString()));
            foreach (Deliverable line in revision.Deliverables)
                Write(output, isColourful, line.State switch { DeliverableState.Met => "green", DeliverableState.NotMet => "red", _ => "grey" }, "  " + Indented(line.ToString()));
            foreach (string note in revision.Notes) output.Write("  note: " + note + "\n");
            output.Write("\n");
        }
        if (result.Judge is null) Write(output, isColourful, result.IsStrict ? "red" : "yellow", $"Not judged by pg_dump: {result.NotJudged}.");
        output.Write(Summary(result) + "\n");
    }

    private static string Summary(RevisionProofResult result)
    {
        int failed = result.Revisions.Count(revision => !revision.Holds);
        string judge = result.Judge is null ? "" : $", judged by {result.Judge}";
        string what = failed == 0 ? result.Revisions.Count == 1 ? "The revision holds." : $"All {result.Revisions.Count} revisions hold."
            : result.Revisions.Count == 1 ? "The revision does not hold." : $"{failed} of {result.Revisions.Count} revisions do not hold.";
        return string.Create(CultureInfo.InvariantCulture, $"{result.Database} on PostgreSQL {result.ServerVersion}{judge}, in {result.Elapsed.TotalSeconds:0.0} s: {what}");
    }

    private static string Indented(string text) => text.TrimEnd('\n').Replace("\n", "\n      ", System.StringComparison.Ordinal);

    private static void Write(TextWriter output, bool isColourful, string colour, string line)
    {
        if (isColourful) AnsiConsole.MarkupLine($"[{colour}]{Markup.Escape(line)}[/]");
        else output.Write(line + "\n");
    }
}
