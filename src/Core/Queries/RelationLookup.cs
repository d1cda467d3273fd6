using System;
using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Lexing;
using StudyHub.Schema.Model;

namespace StudyHub.Schema.Queries;

/// <summary>The tables of a model as statements name them.</summary>
internal sealed class RelationLookup
{
    private const string Public = "public";

    private readonly Dictionary<(string Schema, string Name), TableModel> tables;
    private readonly HashSet<(string Schema, string Name)> others;
    private readonly HashSet<string> functions;
    private readonly HashSet<string> schemas;
    private readonly bool isOpen;

    public RelationLookup(SchemaModel model)
    {
        tables = model.Tables.ToDictionary(table => (table.Name.Schema.Value, table.Name.Name.Value));
        others = [.. model.RawObjects.Where(item => item.Schema is not null).Select(item => (item.Schema!.Value, RawMentions.NameOf(item) ?? ""))];
        functions = new(model.RawObjects.Select(RawMentions.NameOf).OfType<string>(), StringComparer.Ordinal);
        // Schemas in which the model makes all that there is: in one of somebody else there is more than it knows.
        schemas = [.. model.Tables.GroupBy(table => table.Name.Schema.Value).Where(group => group.All(table => table.IsManaged)).Select(group => group.Key)];
        // What an extension brings along, or a statement of any kind makes, is not known by name.
        isOpen = model.RawObjects.Any(item => item.Kind is "extension" or RawKinds.Other);
    }

    /// <summary>A table of the model whose columns are all known; null for anything else.</summary>
    public TableModel? Find(QuerySource source)
        => source.Table.Count is 1 or 2 && tables.TryGetValue(NameOf(source), out TableModel? table) && table.IsManaged ? table : null;

    /// <summary>What is wrong with the name of a table; null where nothing is, or nothing is known.</summary>
    public string? Flaw(QuerySource source)
    {
        if (source.Table.Count is not (1 or 2)) return null;
        (string schema, string name) = NameOf(source);
        if (tables.ContainsKey((schema, name)) || others.Contains((schema, name))) return null;
        bool isQualified = source.Table.Count == 2;
        IEnumerable<string> candidates = tables.Keys.Concat(others).Where(known => known.Schema == schema).Select(known => known.Name);
        string? nearest = Spelling.Nearest(name, candidates.OrderBy(candidate => candidate, StringComparer.Ordinal));
        if (!isQualified)
        {
            // The catalog's own are found without a schema; so is what the login's search_path names.
            if (name.StartsWith("pg_", StringComparison.Ordinal)) return null;
            if (tables.Keys.Where(known => known.Name == name).Select(known => known.Schema).FirstOrDefault() is { } elsewhere)
                return $"names the table {name} without its schema; write {elsewhere}.{name}";
            return nearest is null ? null : $"reads {name}, which the model does not have; did you mean {nearest}?";
        }
        if (!schemas.Contains(schema) || (isOpen && nearest is null)) return null;
        return $"names {schema}.{name}, which the model does not have{(nearest is null ? "" : $"; did you mean {schema}.{nearest}?")}";
    }

    /// <summary>What is wrong with the name of a column; null where nothing is, or nothing is known.</summary>
    public string? Flaw(TableModel table, string column)
    {
        // t.f is also a call of the function f.
        if (Column(table, column) is not null || IsSystem(column) || functions.Contains(column)) return null;
        return $"names {table.Name}.{column}, which the model does not have{Spelling.Advice(column, table.Columns.Select(known => known.Name.Value))}";
    }

    public static ColumnModel? Column(TableModel table, string name) => table.Columns.FirstOrDefault(column => column.Name.Value == name);

    private static bool IsSystem(string column) => column is "ctid" or "xmin" or "xmax" or "cmin" or "cmax" or "tableoid";

    private static (string Schema, string Name) NameOf(QuerySource source)
        => source.Table.Count == 2 ? (source.Table[0].Text, source.Table[1].Text) : (Public, source.Table[0].Text);
}
