using System.Linq;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Checks.Rules;

/// <summary>Knows tables whose rows belong to a framework, by the reference that all of them have.</summary>
internal static class FrameworkRows
{
    private const string Column = "framework_id";

    /// <summary>The NOT NULL column that references the framework; null for tables without one.</summary>
    public static Identifier? ColumnOf(TableModel table)
        => table.ForeignKeys.FirstOrDefault(key => key.Columns.Count == 1 && key.Columns[0].Value == Column)?.Columns[0];
}
