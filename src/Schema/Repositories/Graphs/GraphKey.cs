using System;
using System.Collections.Generic;
using System.ComponentModel;

namespace StudyHub.Schema.Repositories.Graphs;

/// <summary>Columns that rows of two tables are matched by.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class GraphKey
{
    private protected GraphKey(string[] columns, string[] types)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(types);
        Columns = columns;
        Types = types;
    }

    /// <summary>Quoted.</summary>
    internal IReadOnlyList<string> Columns { get; }

    /// <summary>Their types as SQL.</summary>
    internal IReadOnlyList<string> Types { get; }

    /// <summary>"a, b".</summary>
    internal string Names => string.Join(", ", Columns);
}

/// <summary>The same, and what they hold in a row.</summary>
/// <typeparam name="TRow">The record.</typeparam>
/// <typeparam name="TKey">Of the columns' values, as they are compared: a tuple where they are several.</typeparam>
/// <param name="value">Null where one of the columns is NULL, which matches nothing.</param>
/// <param name="columns">Quoted.</param>
/// <param name="types">Their types as SQL.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class GraphKey<TRow, TKey>(Func<TRow, TKey?> value, string[] columns, string[] types) : GraphKey(columns, types)
    where TRow : class
    where TKey : struct
{
    internal TKey? Of(TRow row) => value(row);
}
