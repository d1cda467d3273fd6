using System.IO;
using System.Text.Json;
using StudyHub.Schema.Catalog.Live;

namespace StudyHub.Schema.Tool.Printing;

/// <summary>Differences and steps for programs.</summary>
internal static class DiffJson
{
    public static void Write(LivePlan plan, Stream output)
    {
        using (Utf8JsonWriter json = new(output, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteBoolean("same", plan.Differences.IsEmpty && plan.Refusals.IsEmpty);
            json.WriteStartArray("differences");
            foreach (LiveDifference difference in plan.Differences)
            {
                json.WriteStartObject();
                json.WriteString("kind", difference.Kind);
                json.WriteString("name", difference.Name);
                json.WriteString("what", difference.What);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartArray("refusals");
            foreach (string refusal in plan.Refusals) json.WriteStringValue(refusal);
            json.WriteEndArray();
            json.WriteStartArray("missingRoles");
            foreach (string role in plan.MissingRoles) json.WriteStringValue(role);
            json.WriteEndArray();
            json.WriteStartArray("steps");
            foreach (LiveStep step in plan.Steps)
            {
                json.WriteStartObject();
                json.WriteString("object", step.Object);
                json.WriteString("sql", step.Sql);
                json.WriteString("run", step.Run.ToString().ToLowerInvariant());
                if (step.Loses is { } lost) json.WriteString("loses", lost);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        output.Write("\n"u8);
    }
}
