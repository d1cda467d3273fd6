using System.IO;
using System.Linq;
using System.Text.Json;
using StudyHub.Schema.Merging;

namespace StudyHub.Schema.Tool.Printing;

/// <summary>What add, merge or freeze wrote, for programs. Every key is always there.</summary>
internal static class DraftJson
{
    public static void Write(DraftReport report, Stream output) => RevisionJson.Write(output, json =>
    {
        json.WriteStartObject();
        json.WriteBoolean("written", !report.Files.IsEmpty);
        json.WriteString("id", report.Id?.Value);
        json.WriteString("name", report.Name);
        RevisionJson.WriteTexts(json, "parents", report.Parents.Select(parent => parent.Value));
        RevisionJson.WriteTexts(json, "files", report.Files);
        RevisionJson.WriteTexts(json, "changes", report.Changes.Select(change => change.ToString()));
        RevisionJson.WriteTexts(json, "consents", report.Consents);
        RevisionJson.WriteTexts(json, "losses", report.Losses);
        RevisionJson.WriteTexts(json, "openings", report.Openings);
        RevisionJson.WriteTexts(json, "risks", report.Risks);
        WriteConflicts(json, report);
        RevisionJson.WriteTexts(json, "needs", report.Needs);
        json.WriteEndObject();
    });

    private static void WriteConflicts(Utf8JsonWriter json, DraftReport report)
    {
        json.WriteStartArray("conflicts");
        foreach (MergeConflict conflict in report.Conflicts)
        {
            json.WriteStartObject();
            json.WriteString("object", conflict.Id.ToString());
            json.WriteString("first", conflict.Left);
            json.WriteString("second", conflict.Right);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
