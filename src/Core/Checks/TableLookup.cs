using System;
using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Model;

namespace StudyHub.Schema.Checks;

/// <summary>Finds the table that a condition means. A name without a schema is what the search path of its author made of it.</summary>
internal sealed class TableLookup
{
    private readonly Dictionary<(string Schema, string Name), TableModel> byFullName = new();
    private readonly ILookup<string, TableModel> byName;

    public TableLookup(SchemaModel schema)
    {
        foreach (TableModel table in schema.Tables) byFullName[(table.Name.Schema.Value, table.Name.Name.Value)] = table;
        byName = schema.Tables.ToLookup(table => table.Name.Name.Value, StringComparer.Ordinal);
    }

    /// <param name="parts">Name, or schema and name.</param>
    /// <param name="near">The schema that is tried first for a name alone, public being the second.</param>
    /// <returns>Null for a table that the schema does not know, and for one that could be either of several.</returns>
    public TableModel? Find(IReadOnlyList<string> parts, string near)
    {
        if (parts.Count == 0) return null;
        string name = parts[parts.Count - 1];
        if (parts.Count > 1) return byFullName.TryGetValue((parts[parts.Count - 2], name), out TableModel? given) ? given : null;
        if (byFullName.TryGetValue((near, name), out TableModel? own)) return own;
        if (byFullName.TryGetValue(("public", name), out TableModel? common)) return common;
        return byName[name].Count() == 1 ? byName[name].First() : null;
    }
}
