using System.Linq;
using Spectre.Console;
using StudyHub.Schema.Catalog;
using StudyHub.Schema.Testing.RowSecurity;

namespace StudyHub.Schema.Tool.Printing;

/// <summary>The matrix in colour, for people at a terminal.</summary>
internal static class MatrixTable
{
    public static void Write(RlsReport report)
    {
        RowSecurityResult result = report.Matrix;
        Table table = new() { Border = TableBorder.Rounded };
        table.AddColumns(["table", "role", .. MatrixLines.Commands.Select(command => command.ToString().ToUpperInvariant())]);
        string last = "";
        foreach ((string name, string role, RowSecurityCell[] cells) in MatrixLines.Of(result))
        {
            table.AddRow([Markup.Escape(name == last ? "" : name), Markup.Escape(role), .. cells.Select(Cell)]);
            last = name;
        }
        AnsiConsole.Write(table);
        foreach (RowSecurityDifference difference in result.Differences) AnsiConsole.MarkupLine($"[red]{Markup.Escape(difference.ToString())}[/]");
        foreach ((string name, string reason) in result.EmptyTables) AnsiConsole.MarkupLine($"[red]{Markup.Escape(MatrixLines.Empty(name, reason))}[/]");
        foreach (CatalogDifference difference in report.Catalog) AnsiConsole.MarkupLine($"[red]{Markup.Escape(MatrixLines.Line(difference))}[/]");
        AnsiConsole.MarkupLine($"[{(result.Holds ? "green" : "red")}]{Markup.Escape(MatrixLines.Summary(result))}[/]");
        AnsiConsole.MarkupLine($"[{(report.Catalog.IsEmpty ? "green" : "red")}]{Markup.Escape(MatrixLines.CatalogSummary(report))}[/]");
    }

    private static string Cell(RowSecurityCell cell)
    {
        string colour = !cell.Holds ? "bold white on red" : cell.Tried switch
        {
            Reach.Denied or Reach.None => "grey",
            Reach.Own => "green",
            Reach.All => "yellow",
            _ => "aqua",
        };
        return $"[{colour}]{Markup.Escape(MatrixLines.Word(cell))}[/]";
    }
}
