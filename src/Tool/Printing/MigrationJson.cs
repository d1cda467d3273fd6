using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using StudyHub.Schema.Migrations;
using StudyHub.Schema.Revisions;

namespace StudyHub.Schema.Tool.Printing;

/// <summary>Migrations and where a database is, for programs.</summary>
internal static class MigrationJson
{
    /// <summary>{"dryRun": false, "elapsedSeconds": 0.12, "revisions": [{"id", "name", "direction", "firstStep", "steps"}]}.</summary>
    public static void Write(IReadOnlyList<RevisionRun> runs, double? elapsedSeconds, Stream output) => Write(output, json =>
    {
        json.WriteBoolean("dryRun", elapsedSeconds is null);
        if (elapsedSeconds is { } seconds) json.WriteNumber("elapsedSeconds", seconds);
        json.WriteStartArray("revisions");
        foreach (RevisionRun run in runs)
        {
            json.WriteStartObject();
            WriteHead(json, run.Revision.Id, run.Revision.Name);
            json.WriteString("direction", Word(run.Direction));
            json.WriteNumber("firstStep", run.FirstStep);
            json.WriteNumber("steps", run.Script.Steps.Count);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    });

    /// <summary>{"upToDate", "current": [id], "applied": […], "pending": […], "problems": […], "interrupted": …}.</summary>
    public static void Write(MigrationStatus status, Stream output) => Write(output, json =>
    {
        json.WriteBoolean("upToDate", status.IsUpToDate);
        json.WriteStartArray("current");
        foreach (Revision revision in status.Current) json.WriteStringValue(revision.Id.Value);
        json.WriteEndArray();
        json.WriteStartArray("applied");
        foreach (AppliedRevision row in status.Applied)
        {
            json.WriteStartObject();
            WriteHead(json, row.Id, row.Name);
            json.WriteString("database", row.Database);
            json.WriteString("checksum", row.Checksum);
            json.WriteString("appliedAt", row.AppliedAt);
            json.WriteString("appliedBy", row.AppliedBy);
            json.WriteNumber("seconds", row.Duration.TotalSeconds);
            json.WriteString("tool", row.Tool);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("pending");
        foreach (Revision revision in status.Pending)
        {
            json.WriteStartObject();
            WriteHead(json, revision.Id, revision.Name);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("problems");
        foreach (HistoryProblem problem in status.Problems)
        {
            json.WriteStartObject();
            json.WriteString("kind", JsonNamingPolicy.CamelCase.ConvertName(problem.Kind.ToString()));
            json.WriteString("id", problem.Id.Value);
            json.WriteString("message", problem.Message);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        if (status.Interrupted is not { } half) return;
        json.WriteStartObject("interrupted");
        json.WriteString("id", half.Id.Value);
        json.WriteString("direction", Word(half.Direction));
        json.WriteStartArray("doneSteps");
        foreach (int step in half.DoneSteps) json.WriteNumberValue(step);
        json.WriteEndArray();
        if (half.OpenStep is { } open) json.WriteNumber("openStep", open);
        json.WriteEndObject();
    });

    private static void WriteHead(Utf8JsonWriter json, RevisionId id, string name)
    {
        json.WriteString("id", id.Value);
        json.WriteString("name", name);
    }

    private static string Word(MigrationDirection direction) => direction == MigrationDirection.Up ? "up" : "down";

    private static void Write(Stream output, System.Action<Utf8JsonWriter> write)
    {
        using (Utf8JsonWriter json = new(output, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }
        output.Write("\n"u8);
    }
}
