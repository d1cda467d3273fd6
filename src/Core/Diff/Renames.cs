using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Objects;

namespace StudyHub.Schema.Diff;

/// <summary>
/// The renames that a model declares and that are still to be made. One that was made already says nothing, so it can stay in the source.
/// </summary>
internal sealed class Renames
{
    private readonly Dictionary<QualifiedName, QualifiedName> tables = [];
    private readonly Dictionary<(QualifiedName Table, Identifier Column), Identifier> columns = [];

    public static Renames Find(SchemaModel before, SchemaModel after)
    {
        Renames renames = new();
        Dictionary<QualifiedName, TableModel> had = before.Tables.ToDictionary(t => t.Name);
        HashSet<QualifiedName> has = [.. after.Tables.Select(t => t.Name)];
        foreach (TableModel table in after.Tables)
        {
            QualifiedName former = table.Name;
            if (table.RenamedFrom is { } name && new QualifiedName(table.Name.Schema, name) is { } old
                && had.ContainsKey(old) && !had.ContainsKey(table.Name) && !has.Contains(old) && !renames.tables.ContainsKey(old))
            {
                renames.tables.Add(old, table.Name);
                former = old;
            }
            if (had.TryGetValue(former, out TableModel? earlier)) renames.FindColumns(earlier, table);
        }
        return renames;
    }

    public Identifier ColumnAfter(QualifiedName tableBefore, Identifier column)
        => columns.TryGetValue((tableBefore, column), out Identifier? renamed) ? renamed : column;

    /// <summary>The identity that an object of the model before has once the renames are made.</summary>
    public ObjectId After(ObjectId id)
    {
        if (id.Kind < ObjectKind.Table || (tables.Count == 0 && columns.Count == 0)) return id;
        QualifiedName table = new(id.Path[0], id.Path[1]);
        string[] rest = id.Path.Skip(2).ToArray();
        if (id.Kind == ObjectKind.Column) rest[0] = ColumnAfter(table, new Identifier(rest[0])).Value;
        return ObjectId.Of(id.Kind, tables.TryGetValue(table, out QualifiedName? renamed) ? renamed : table, rest);
    }

    private void FindColumns(TableModel before, TableModel after)
    {
        if (!after.Columns.Any(c => c.RenamedFrom is not null)) return;
        HashSet<Identifier> had = [.. before.Columns.Select(c => c.Name)];
        HashSet<Identifier> has = [.. after.Columns.Select(c => c.Name)];
        foreach (ColumnModel column in after.Columns)
        {
            if (column.RenamedFrom is not { } old || !had.Contains(old) || had.Contains(column.Name) || has.Contains(old)) continue;
            if (!columns.ContainsKey((before.Name, old))) columns.Add((before.Name, old), column.Name);
        }
    }
}
