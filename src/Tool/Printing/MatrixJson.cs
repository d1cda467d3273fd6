using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using StudyHub.Schema.Catalog;
using StudyHub.Schema.Testing.RowSecurity;

namespace StudyHub.Schema.Tool.Printing;

/// <summary>The matrix for programs.</summary>
internal static class MatrixJson
{
    public static void Write(RlsReport report, Stream output)
    {
        RowSecurityResult result = report.Matrix;
        using (Utf8JsonWriter json = new(output, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("database", result.Database);
            json.WriteString("server", result.ServerVersion);
            json.WriteBoolean("holds", report.Holds);
            json.WriteNumber("attempts", result.Attempts);
            json.WriteNumber("rows", result.Rows);
            json.WriteStartArray("matrix");
            foreach (RowSecurityCell cell in result.Cells)
            {
                json.WriteStartObject();
                json.WriteString("table", cell.Table);
                json.WriteString("role", cell.Role);
                json.WriteString("command", MatrixWord(cell.Command));
                json.WriteString("declared", MatrixLines.Word(cell.Declared));
                json.WriteString("tried", MatrixLines.Word(cell.Tried));
                json.WriteBoolean("holds", cell.Holds);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartArray("differences");
            foreach (RowSecurityDifference difference in result.Differences)
            {
                json.WriteStartObject();
                json.WriteString("table", difference.Table);
                json.WriteString("role", difference.Role);
                json.WriteString("session", difference.Session);
                json.WriteString("attempt", difference.Attempt);
                json.WriteString("rows", difference.Rows);
                json.WriteString("declared", difference.Declared);
                json.WriteString("tried", difference.Tried);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartArray("catalog");
            foreach (CatalogDifference difference in report.Catalog)
            {
                json.WriteStartObject();
                json.WriteString("kind", difference.Kind);
                json.WriteString("name", difference.Name);
                json.WriteString("aspect", difference.Aspect);
                json.WriteString("expected", difference.Expected);
                json.WriteString("found", difference.Found);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartObject("emptyTables");
            foreach ((string table, string reason) in result.EmptyTables.OrderBy(pair => pair.Key, StringComparer.Ordinal)) json.WriteString(table, reason);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        output.Write("\n"u8);
    }

    private static string MatrixWord(TriedCommand command) => command.ToString().ToLowerInvariant();
}
