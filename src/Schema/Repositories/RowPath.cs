using System;
using System.ComponentModel;
using StudyHub.Schema.Commands;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Repositories;

/// <summary>An update of one value inside of a document, of a row that is found by its primary key. Generated code holds one for each [PathUpdate].</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RowPath
{
    private readonly TableSql table;
    private readonly int column;
    private readonly string[] keys;
    private readonly string[] missing;
    private Statement? statement;

    internal RowPath(TableSql table, int column, string[] keys, string[] missing)
    {
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentNullException.ThrowIfNull(missing);
        this.table = table;
        this.column = column;
        this.keys = keys;
        this.missing = missing;
    }

    /// <summary>Its parameters are the key's, then the value as jsonb.</summary>
    internal Statement Statement => statement ??= table.PathUpdate(column, Stored(table.ColumnOf(column), 0));

    /// <summary>jsonb_set over what is there; where that is NULL or null, over what C# reads in its place.</summary>
    private string Stored(string part, int level)
    {
        string there = "coalesce(nullif(" + part + ", 'null'::jsonb), " + SqlQuoting.Literal(missing[level]) + "::jsonb)";
        string key = SqlQuoting.Literal(keys[level]);

        // NULL as the value would make NULL of the whole document.
        string value = level + 1 < keys.Length ? Stored("(" + there + " -> " + key + ")", level + 1)
            : "coalesce(" + TableSql.Number(table.Key.Columns.Length) + ", 'null'::jsonb)";
        return "jsonb_set(" + there + ", array[" + key + "], " + value + ")";
    }
}
