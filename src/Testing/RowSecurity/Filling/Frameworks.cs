using System.Linq;
using StudyHub.Schema.Model;

namespace StudyHub.Schema.Testing.RowSecurity.Filling;

/// <summary>Where frameworks stand: in columns framework_id, and in the key of the table that these refer to.</summary>
internal static class Frameworks
{
    public const string ColumnName = "framework_id";

    public static bool Holds(SchemaModel model, TableModel table, ColumnModel column) => column.Name.Value == ColumnName || IsRootKey(model, table, column);

    public static bool IsRootKey(SchemaModel model, TableModel table, ColumnModel column)
        => column.Type == PgType.Uuid && table.PrimaryKey is { Columns: [var key] } && key == column.Name && model.Tables.Any(other =>
            other.ForeignKeys.Any(reference => reference.ReferencedTable == table.Name && reference.Columns is [{ Value: ColumnName }]));
}
