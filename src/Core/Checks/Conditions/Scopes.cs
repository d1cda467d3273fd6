using System;
using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Model;

namespace StudyHub.Schema.Checks.Conditions;

/// <summary>Which row a name belongs to: the policy's own, or one of the queries around the place.</summary>
internal sealed class Scopes
{
    private readonly SqlNode.Query? query;
    private readonly Scopes? around;
    private readonly HashSet<string> columns;

    public Scopes(TableModel own, TableLookup lookup)
    {
        (Own, Lookup) = (own, lookup);
        columns = new HashSet<string>(own.Columns.Select(column => column.Name.Value), StringComparer.Ordinal);
    }

    private Scopes(Scopes around, SqlNode.Query query)
        => (Own, Lookup, columns, this.around, this.query) = (around.Own, around.Lookup, around.columns, around, query);

    /// <summary>The policy's table.</summary>
    public TableModel Own { get; }

    public TableLookup Lookup { get; }

    public Scopes Inside(SqlNode.Query inner) => new(this, inner);

    /// <summary>Null for a name of an inner query, and for one that is no column at all.</summary>
    public string? OwnColumn(SqlNode.Name name)
    {
        string column = name.Last;
        if (!columns.Contains(column)) return null;
        for (Scopes? scope = this; scope?.query is not null; scope = scope.around)
            if (scope.query.Sources.Any(source => IsOf(source, name.Parts))) return null;
        return name.Parts.Count switch
        {
            1 => column,
            2 => name.Parts[0] == Own.Name.Name.Value ? column : null,
            3 => name.Parts[0] == Own.Name.Schema.Value && name.Parts[1] == Own.Name.Name.Value ? column : null,
            _ => null,
        };
    }

    private bool IsOf(SqlSource source, IReadOnlyList<string> name)
    {
        if (name.Count > 1) return source.Alias == name[name.Count - 2];
        if (source.Alias == name[0]) return true;
        return Lookup.Find(source.Table, Own.Name.Schema.Value) is { } table && table.Columns.Any(column => column.Name.Value == name[0]);
    }
}
