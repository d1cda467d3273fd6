using System.IO;
using System.Text.Json;
using StudyHub.Schema.Catalog.Queries;
using StudyHub.Schema.Collections;

namespace StudyHub.Schema.Tool.Printing;

/// <summary>What came of trying the queries that are written in SQL.</summary>
/// <param name="Count">How many were tried.</param>
/// <param name="Findings">What a server says otherwise than their methods.</param>
internal sealed record QueryReport(int Count, EquatableArray<QueryFinding> Findings)
{
    public bool Holds => Findings.IsEmpty;

    /// <summary>A line for each finding, and one for all.</summary>
    public void Write(TextWriter output)
    {
        foreach (QueryFinding finding in Findings) output.Write(finding + "\n");
        string tried = CheckLines.Counted(Count, "query in SQL").Replace("query in SQLs", "queries in SQL", System.StringComparison.Ordinal);
        output.Write(Holds ? $"{tried}: as PostgreSQL says.\n" : $"{tried}: {CheckLines.Counted(Findings.Count, "finding")}.\n");
    }

    /// <summary>As the property "queries" of the object that is being written.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject("queries");
        json.WriteNumber("count", Count);
        json.WriteBoolean("holds", Holds);
        json.WriteStartArray("findings");
        foreach (QueryFinding finding in Findings)
        {
            json.WriteStartObject();
            json.WriteString("method", finding.Method);
            json.WriteString("file", finding.File);
            json.WriteString("column", finding.Column);
            json.WriteString("message", finding.Message);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Alone, for programs.</summary>
    public void Write(Stream output)
    {
        using (Utf8JsonWriter json = new(output, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteBoolean("holds", Holds);
            Write(json);
            json.WriteEndObject();
        }
        output.Write("\n"u8);
    }
}
