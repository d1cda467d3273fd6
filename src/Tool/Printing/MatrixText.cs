using System.Collections.Generic;
using System.IO;
using System.Linq;
using StudyHub.Schema.Catalog;
using StudyHub.Schema.Testing.RowSecurity;

namespace StudyHub.Schema.Tool.Printing;

/// <summary>The matrix as aligned text, for files and pipes.</summary>
internal static class MatrixText
{
    public static void Write(RlsReport report, TextWriter output)
    {
        RowSecurityResult result = report.Matrix;
        List<string[]> lines = [["table", "role", .. MatrixLines.Commands.Select(command => command.ToString().ToUpperInvariant())]];
        lines.AddRange(MatrixLines.Of(result).Select(line => (string[])[line.Table, line.Role, .. line.Cells.Select(MatrixLines.Word)]));
        int[] widths = [.. Enumerable.Range(0, lines[0].Length).Select(i => lines.Max(line => line[i].Length))];
        foreach (string[] line in lines)
            output.Write(string.Join("  ", line.Select((cell, i) => cell.PadRight(widths[i]))).TrimEnd() + "\n");
        output.Write("\n");
        foreach (RowSecurityDifference difference in result.Differences) output.Write(difference + "\n");
        foreach ((string table, string reason) in result.EmptyTables) output.Write(MatrixLines.Empty(table, reason) + "\n");
        foreach (CatalogDifference difference in report.Catalog) output.Write(MatrixLines.Line(difference) + "\n");
        output.Write(MatrixLines.Summary(result) + "\n");
        output.Write(MatrixLines.CatalogSummary(report) + "\n");
    }
}
