using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using StudyHub.Schema.Migrations;
using StudyHub.Schema.Revisions;

namespace StudyHub.Schema.Tool.Printing;

/// <summary>Migrations and where a database is, for people.</summary>
internal static class MigrationLines
{
    public static void WriteDone(IReadOnlyList<RevisionRun> ran, string verb, TextWriter output)
    {
        if (ran.Count == 0) output.WriteLine("There is nothing to do.");
        foreach (RevisionRun run in ran) output.WriteLine($"{(run.Direction == MigrationDirection.Up ? verb : verb == "stamped" ? "unstamped" : "took back")} {run.Revision.Title}");
    }

    /// <summary>With the statements, as they would be sent.</summary>
    public static void WritePreview(IReadOnlyList<RevisionRun> runs, TextWriter output)
    {
        if (runs.Count == 0) output.WriteLine("-- There is nothing to do.");
        foreach (RevisionRun run in runs)
        {
            string way = run.Direction == MigrationDirection.Up ? "" : ", back";
            output.WriteLine($"-- {run.Revision.Title}{way}{(run.FirstStep > 1 ? $", from step {run.FirstStep} on" : "")}");
            foreach (ScriptStep step in run.Steps)
            {
                output.WriteLine($"\n-- step {step.Number}: {(step.IsTransaction ? "in" : "outside")} a transaction");
                foreach (ScriptStatement statement in step.Statements) output.WriteLine($"{statement.Text};");
            }
            output.WriteLine();
        }
    }

    public static void WriteStatus(MigrationStatus status, bool isVerbose, TextWriter output)
    {
        output.WriteLine(status.Current.Count == 0 ? "No revision is applied." : $"At {string.Join(" and ", status.Current.Select(revision => revision.Title))}.");
        if (isVerbose)
        {
            foreach (AppliedRevision row in status.Applied)
            {
                output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"  {row.Id} {row.Name}: {row.AppliedAt.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z by {row.AppliedBy} in {row.Duration.TotalSeconds:0.0} s ({row.Tool})"));
            }
        }
        if (status.Interrupted is { } half)
        {
            output.WriteLine($"Revision {half.Id} is half-way {(half.Direction == MigrationDirection.Up ? "up" : "back")}; "
                + $"{(half.DoneSteps.Count == 0 ? "no step is done" : $"done: step {string.Join(", ", half.DoneSteps)}")}.");
        }
        foreach (HistoryProblem problem in status.Problems) output.WriteLine("Problem: " + problem.Message);
        if (status.Pending.Count == 0) output.WriteLine("Nothing is pending.");
        foreach (Revision revision in status.Pending) output.WriteLine("Pending: " + revision.Title);
    }
}
