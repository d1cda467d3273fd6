using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Testing.RowSecurity.Filling;

/// <summary>Tables in an order in which their rows can be made: what is referred to comes first.</summary>
internal static class TableOrder
{
    /// <summary>Where tables refer to each other in a circle, references that may be NULL are left open.</summary>
    public static List<TableModel> Of(SchemaModel model)
    {
        List<TableModel> waiting = [.. model.Tables.OrderBy(table => table.Name)];
        List<TableModel> ordered = [];
        HashSet<QualifiedName> done = [];
        while (waiting.Count > 0)
        {
            TableModel next = waiting.Find(table => table.ForeignKeys.All(IsMet))
                ?? waiting.Find(table => table.ForeignKeys.All(key => IsMet(key) || MayBeNull(table, key)))
                ?? waiting[0];
            waiting.Remove(next);
            ordered.Add(next);
            done.Add(next.Name);

            bool IsMet(ForeignKeyModel key) => done.Contains(key.ReferencedTable) || waiting.TrueForAll(table => table.Name != key.ReferencedTable);
        }
        return ordered;
    }

    public static bool MayBeNull(TableModel table, ForeignKeyModel key)
        => key.Columns.Any(name => table.Columns.Any(column => column.Name == name && column.IsNullable));
}
