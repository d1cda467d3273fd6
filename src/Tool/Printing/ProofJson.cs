using System;
using System.IO;
using System.Text.Json;
using StudyHub.Schema.Testing.Revisions;

namespace StudyHub.Schema.Tool.Printing;

/// <summary>What came of proving revisions, for programs.</summary>
internal static class ProofJson
{
    /// <param name="result">Of the revisions.</param>
    /// <param name="queries">Of the queries in SQL; null where none were looked at.</param>
    /// <param name="output">Standard output.</param>
    public static void Write(RevisionProofResult result, QueryReport? queries, Stream output)
    {
        using (Utf8JsonWriter json = new(output, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("database", result.Database);
            json.WriteString("server", result.ServerVersion);
            json.WriteString("judge", result.Judge);
            if (result.Judge is null) json.WriteString("notJudged", result.NotJudged);
            json.WriteBoolean("holds", result.Holds && queries is not { Holds: false });
            json.WriteNumber("seconds", Math.Round(result.Elapsed.TotalSeconds, 3));
            json.WriteStartArray("revisions");
            foreach (ProvenRevision revision in result.Revisions) Write(json, revision);
            json.WriteEndArray();
            queries?.Write(json);
            json.WriteEndObject();
        }
        output.Write("\n"u8);
    }

    private static void Write(Utf8JsonWriter json, ProvenRevision revision)
    {
        json.WriteStartObject();
        json.WriteString("id", revision.Id.Value);
        json.WriteString("name", revision.Name);
        json.WriteBoolean("holds", revision.Holds);
        json.WriteNumber("rows", revision.Rows);
        json.WriteNumber("seconds", Math.Round(revision.Elapsed.TotalSeconds, 3));
        json.WriteStartArray("findings");
        foreach (ProofFinding finding in revision.Findings)
        {
            json.WriteStartObject();
            json.WriteString("stage", ProofFinding.Word(finding.Stage));
            json.WriteString("message", finding.Message);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("deliverables");
        foreach (Deliverable line in revision.Deliverables)
        {
            json.WriteStartObject();
            json.WriteString("name", line.Name);
            json.WriteString("state", line.State switch { DeliverableState.Met => "met", DeliverableState.NotMet => "not met", _ => "not applicable" });
            json.WriteString("evidence", line.Evidence);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("notes");
        foreach (string note in revision.Notes) json.WriteStringValue(note);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
