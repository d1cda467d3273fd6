using System.IO;
using System.Text.Json;
using StudyHub.Schema.Catalog;
using StudyHub.Schema.Catalog.Drift;

namespace StudyHub.Schema.Tool.Printing;

/// <summary>Drift for programs.</summary>
internal static class DriftJson
{
    public static void Write(DriftReport report, Stream output)
    {
        using (Utf8JsonWriter json = new(output, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("database", report.Database);
            json.WriteString("place", report.Place);
            json.WriteString("model", report.Model);
            json.WriteBoolean("well", report.IsWell);
            json.WriteStartArray("objects");
            foreach (DriftObject item in report.Drift.Objects) Write(json, item);
            json.WriteEndArray();
            json.WriteStartArray("unmodelled");
            foreach (DriftObject item in report.Drift.Unmodelled)
            {
                json.WriteStartObject();
                json.WriteString("kind", item.Kind);
                json.WriteString("name", item.Name);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        output.Write("\n"u8);
    }

    private static void Write(Utf8JsonWriter json, DriftObject item)
    {
        json.WriteStartObject();
        json.WriteString("kind", item.Kind);
        json.WriteString("name", item.Name);
        json.WriteString("state", item.IsMissing ? "missing" : item.IsAdded ? "added" : "changed");
        json.WriteNumber("parts", item.Parts);
        json.WriteStartArray("differences");
        foreach (CatalogDifference difference in item.Differences)
        {
            json.WriteStartObject();
            json.WriteString("aspect", difference.Aspect);
            json.WriteString("expected", difference.Expected);
            json.WriteString("found", difference.Found);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
