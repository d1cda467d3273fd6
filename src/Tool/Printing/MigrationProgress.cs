using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using StudyHub.Schema.Migrations;

namespace StudyHub.Schema.Tool.Printing;

/// <summary>What happens during a migration, a line each with the time since it began; a step that begins and ends in time only where it is asked for.</summary>
internal sealed class MigrationProgress(TextWriter output, bool isVerbose)
{
    private static readonly TimeSpan WaitingPause = TimeSpan.FromSeconds(5);

    private readonly Stopwatch clock = Stopwatch.StartNew();
    private TimeSpan? toldWaiting;

    public void Tell(MigrationEvent what)
    {
        if (Line(what) is { } line) output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"[{clock.Elapsed.TotalSeconds,6:0.0} s] {line}"));
    }

    private string? Line(MigrationEvent what)
    {
        switch (what)
        {
            case WaitingForMigrator waiting:
                if (waiting.Elapsed - toldWaiting < WaitingPause) return null;
                toldWaiting = waiting.Elapsed;
                return "another migrator works on the database" + (waiting.Holder is null ? "" : $": {waiting.Holder}");
            case StepStarted started:
                return isVerbose ? $"{started.Place}: begins" : null;
            case StepEnded ended:
                return isVerbose ? $"{ended.Place}: done in {Seconds(ended.Elapsed)}" : null;
            case StepRunning running:
                return $"{running.Place}: {(running.Blockers.Count == 0 ? "running" : $"waits for {string.Join(", ", running.Blockers)}")}, {Seconds(running.Elapsed)} so far";
            case StepRetried retried:
                return $"{retried.Place}: {(retried.SqlState == "55P03" ? "no lock" : "a deadlock")}{(retried.Blockers.Count == 0 ? "" : $" because of {string.Join(", ", retried.Blockers)}")}; "
                    + $"attempt {retried.Attempt + 1} in {Seconds(retried.Wait)}";
            case StepResumed resumed:
                return $"{resumed.Place}: {resumed.What}";
            case CommitLost lost:
                return $"{lost.Place}: the connection was lost while the COMMIT was on its way; a new one looks whether it is stored";
            case RevisionEnded ended:
                return $"{ended.Revision.Title}: {(ended.Direction == MigrationDirection.Up ? "applied" : "taken back")} in {Seconds(ended.Elapsed)}";
            default:
                return null;
        }
    }

    private static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s");
}
