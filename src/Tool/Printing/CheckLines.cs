using System.Globalization;
using System.IO;
using System.Linq;
using StudyHub.Schema.Revisions;
using StudyHub.Schema.Tool.Inputs;

namespace StudyHub.Schema.Tool.Printing;

/// <summary>What <c>check</c> found, a line each, as editors and build servers read them.</summary>
internal static class CheckLines
{
    public static void Write(CheckReport report, TextWriter output)
    {
        foreach (RevisionFinding finding in report.Findings) output.WriteLine(finding.ToString());
        if (!report.Findings.IsEmpty)
        {
            output.WriteLine(Counted(report.Findings.Count, "finding") + ".");
            foreach (string advice in RevisionAdvice.Of(report.Findings)) output.WriteLine(advice);
            return;
        }
        int steps = report.Set.Revisions.Sum(revision => revision.Up.Steps.Count);
        int withoutWayBack = report.Set.Revisions.Count(revision => revision.Down is null);
        output.WriteLine($"Well: {Counted(report.Set.Revisions.Count, "revision")} with {Counted(steps, "step")} in {report.Place}"
            + (withoutWayBack == 0 ? "" : $", {withoutWayBack.ToString(CultureInfo.InvariantCulture)} without a way back")
            + $"; the records are what the head {report.Set.Heads[0].Title} says.");
    }

    internal static string Counted(int count, string what) => count == 1 ? $"1 {what}" : $"{count.ToString(CultureInfo.InvariantCulture)} {what}s";
}
