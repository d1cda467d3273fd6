using System.IO;
using System.Linq;
using System.Text.Json;
using StudyHub.Schema.Revisions;

namespace StudyHub.Schema.Tool.Printing;

/// <summary>What <c>check</c> found, for programs.</summary>
internal static class CheckJson
{
    public static void Write(CheckReport report, Stream output)
    {
        using (Utf8JsonWriter json = new(output, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteBoolean("well", report.Findings.IsEmpty);
            json.WriteString("place", report.Place);
            json.WriteNumber("revisions", report.Set.Revisions.Count);
            json.WriteNumber("steps", report.Set.Revisions.Sum(revision => revision.Up.Steps.Count));
            json.WriteStartArray("heads");
            foreach (Revision head in report.Set.Heads) json.WriteStringValue(head.Id.Value);
            json.WriteEndArray();
            json.WriteStartArray("findings");
            foreach (RevisionFinding finding in report.Findings)
            {
                json.WriteStartObject();
                json.WriteString("rule", finding.Rule.Id);
                json.WriteString("path", finding.Path);
                json.WriteNumber("line", finding.Line);
                json.WriteString("message", finding.Message);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        output.Write("\n"u8);
    }
}
