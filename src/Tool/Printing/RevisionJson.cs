using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Diff;
using StudyHub.Schema.Revisions;

namespace StudyHub.Schema.Tool.Printing;

/// <summary>Revisions for programs.</summary>
internal static class RevisionJson
{
    /// <summary>A list.</summary>
    public static void Write(RevisionListing listing, Stream output) => Write(output, json =>
    {
        json.WriteStartArray();
        foreach (Revision revision in listing.Shown)
        {
            json.WriteStartObject();
            WriteHead(json, listing, revision);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    });

    /// <summary>One, with all that it is.</summary>
    public static void Write(RevisionSet set, Revision revision, EquatableArray<DescribedChange> changes, Stream output) => Write(output, json =>
    {
        json.WriteStartObject();
        WriteHead(json, new RevisionListing(set, []), revision);
        json.WriteString("checksum", revision.Checksum);
        json.WriteString("database", revision.Database);
        json.WriteString("irreversible", revision.Irreversible);
        WriteTexts(json, "changes", changes.Select(change => change.ToString()));
        WriteTexts(json, "consents", revision.Consents);
        WriteTexts(json, "backConsents", revision.BackConsents);
        WriteScript(json, "up", revision.Up);
        if (revision.Down is { } down) WriteScript(json, "down", down);
        json.WriteEndObject();
    });

    private static void WriteHead(Utf8JsonWriter json, RevisionListing listing, Revision revision)
    {
        json.WriteString("id", revision.Id.Value);
        json.WriteString("name", revision.Name);
        WriteTexts(json, "parents", revision.Parents.Select(parent => parent.Value));
        WriteTexts(json, "marks", listing.Marks(revision));
    }

    private static void WriteScript(Utf8JsonWriter json, string name, RevisionScript script)
    {
        json.WriteStartArray(name);
        foreach (ScriptStep step in script.Steps)
        {
            json.WriteStartObject();
            json.WriteNumber("step", step.Number);
            json.WriteBoolean("transaction", step.IsTransaction);
            WriteTexts(json, "statements", step.Statements.Select(statement => statement.Text));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    internal static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }

    /// <summary>One document, and the end of its last line.</summary>
    internal static void Write(Stream output, System.Action<Utf8JsonWriter> write)
    {
        using (Utf8JsonWriter json = new(output, new JsonWriterOptions { Indented = true })) write(json);
        output.Write("\n"u8);
    }
}
