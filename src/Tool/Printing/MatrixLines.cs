using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Catalog;
using StudyHub.Schema.Testing.RowSecurity;

namespace StudyHub.Schema.Tool.Printing;

/// <summary>The matrix by table and role, and the words that all ways of printing share.</summary>
internal static class MatrixLines
{
    public static readonly TriedCommand[] Commands = [TriedCommand.Select, TriedCommand.Insert, TriedCommand.Update, TriedCommand.Delete];

    public static IEnumerable<(string Table, string Role, RowSecurityCell[] Cells)> Of(RowSecurityResult result) => result.Cells
        .GroupBy(cell => (cell.Table, cell.Role))
        .Select(row => (row.Key.Table, row.Key.Role, Commands.Select(command => row.Single(cell => cell.Command == command)).ToArray()));

    public static string Word(Reach reach) => reach.ToString().ToLowerInvariant();

    /// <summary>"own"; "own ≠ all" where what was tried is another word; "own ≠" where only single attempts differ.</summary>
    public static string Word(RowSecurityCell cell)
        => cell.Holds ? Word(cell.Tried) : cell.Declared == cell.Tried ? Word(cell.Declared) + " ≠" : $"{Word(cell.Declared)} ≠ {Word(cell.Tried)}";

    public static string Line(CatalogDifference difference) => "catalog: " + difference;

    public static string CatalogSummary(RlsReport report) => report.Catalog.Count switch
    {
        0 => "The catalog is as declared.",
        1 => "The catalog is otherwise than declared in one place.",
        int places => $"The catalog is otherwise than declared in {places} places.",
    };

    public static string Summary(RowSecurityResult result)
        => $"{result.Database} on PostgreSQL {result.ServerVersion}: {result.Attempts} attempts on {result.Rows} rows, "
            + (result.Holds ? "all as declared." : $"{result.Differences.Count} otherwise than declared.");

    public static string Empty(string table, string reason)
        => $"{table}: no row could be made, so nothing is known of it ({reason}). Give rows with --rows.";
}
