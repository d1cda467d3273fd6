using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Globalization;
using System.Linq;
using StudyHub.Schema.Commands;

namespace StudyHub.Schema.Repositories;

/// <summary>
/// The statements of one table, put together once for a type of repository from what only this table has: its name and its columns. Names
/// are quoted already. Generated code holds one; every statement that it gives is made at its first use and kept.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class TableSql
{
    private readonly string table;
    private readonly string[] columns;
    private readonly int optional;
    private readonly int inserted;
    private readonly int[] kept;
    private readonly string?[]? casts;
    private readonly string? limits;
    private readonly string?[]? readAs;
    private readonly string? deletedAt;
    private readonly int? version;
    private readonly string select;

    /// <param name="name">schema.table, not quoted, for messages.</param>
    /// <param name="table">The same as SQL.</param>
    /// <param name="columns">In the order in which rows are read: what may be left to its DEFAULT, what the record gives, what the database gives.</param>
    /// <param name="optional">How many of them may be left to their DEFAULT.</param>
    /// <param name="inserted">How many of them an INSERT names.</param>
    /// <param name="key">The primary key, as positions in <paramref name="columns"/>; empty without one.</param>
    /// <param name="kept">What an INSERT names and an UPDATE leaves alone, as positions.</param>
    /// <param name="deletedAt">The column of a soft delete; null where rows are deleted for good.</param>
    /// <param name="version">The position of the row's version, which an UPDATE of the whole row must meet; null for none.</param>
    /// <param name="casts">By column: the type that its parameters are cast to, or null.</param>
    /// <param name="readAs">By column: the type that it is read as, or null.</param>
    /// <param name="limits">What columns can hold, for those that can hold less than C# gives: "4 varchar(80); 5 numeric(4, 2)".</param>
    public TableSql(
        string name, string table, string[] columns, int optional, int inserted, int[] key, int[] kept,
        string? deletedAt = null, int? version = null, string?[]? casts = null, string?[]? readAs = null, string? limits = null)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(key);
        Name = name;
        this.table = table;
        this.columns = columns;
        this.optional = optional;
        this.inserted = inserted;
        this.kept = kept;
        this.deletedAt = deletedAt;
        this.version = version;
        this.casts = casts;
        this.limits = limits;
        this.readAs = readAs;
        string read = string.Join(", ", columns.Select((_, i) => ReadOf(i)));
        select = "select " + read + " from " + table;
        Returning = " returning " + read;
        RowOrder[] keyOrder = [.. key.Select(column => new RowOrder(column))];
        OrderByKey = OrderBy(keyOrder);
        inserts = new StatementForms<long>(left => WriteRow(InsertText(left) + Returning));
        unseenInserts = new StatementForms<long>(left => WriteRow(InsertText(left)));
        Key = new RowKey(this, key);
        All = new RowQuery(this, "", 0, null, [], keyOrder);
        OfKey = new RowQuery(this, Matches(key), key.Length, null, [], keyOrder);
        OfKeys = new RowQuery(this, key.Length == 0 ? "" : MatchesAny(key), key.Length, null, [], keyOrder);
    }

    /// <summary>The primary key.</summary>
    public RowKey Key { get; }

    /// <summary>Every row.</summary>
    public RowQuery All { get; }

    /// <summary>The row of the primary key; every row without one.</summary>
    internal RowQuery OfKey { get; }

    /// <summary>The rows of an array for each column of the primary key.</summary>
    internal RowQuery OfKeys { get; }

    /// <summary>The table's name with its schema, quoted.</summary>
    public string Table => table;

    internal string Name { get; }

    internal string Returning { get; }

    internal string OrderByKey { get; }

    internal bool IsSoftDeletable => deletedAt is not null;

    internal string? DeletedAt => deletedAt;

    /// <summary>A unique key, as positions of its columns.</summary>
    public RowKey Unique(params int[] key) => new(this, key);

    /// <summary>An update of some columns, as positions of them.</summary>
    public RowUpdate UpdateOf(params int[] changed) => new(this, changed);

    /// <summary>An update of one value inside of a document.</summary>
    /// <param name="column">The document's position.</param>
    /// <param name="keys">The path, outermost first.</param>
    /// <param name="missing">As JSON, what each document on the way is where it is missing.</param>
    public RowPath Path(int column, string[] keys, string[] missing) => new(this, column, keys, missing);

    /// <summary>The rows that a condition holds for, in an order that the key makes total.</summary>
    /// <param name="condition">With $1 for its first parameter.</param>
    /// <param name="parameters">How many it has.</param>
    /// <param name="order">What comes before the key.</param>
    public RowQuery Where(string condition, int parameters, params RowOrder[] order) => Where(condition, parameters, [], order);

    /// <summary>The same, where the condition tells that some columns are not NULL.</summary>
    /// <param name="condition">With $1 for its first parameter.</param>
    /// <param name="parameters">How many it has.</param>
    /// <param name="valued">Columns that may hold NULL, as positions, in which every row of the condition has a value.</param>
    /// <param name="order">What comes before the key.</param>
    public RowQuery Where(string condition, int parameters, int[] valued, params RowOrder[] order) => new(this, condition, parameters, null, valued, Total(order));

    /// <summary>The same, with a range of a column, by which the rows are ordered.</summary>
    public RowQuery Range(string condition, int parameters, RowOrder ranged) => new(this, condition, parameters, ranged.Column, [], Total([ranged]));

    /// <summary>An order that the key makes total.</summary>
    /// <typeparam name="T">The table's record.</typeparam>
    public RowOrdering<T> Ordering<T>(params RowOrder[] order)
        where T : class
        => new(Total(order));

    /// <summary>" where …" of a condition (empty for none) and of what hides deleted rows.</summary>
    internal string Filter(string condition, bool includeDeleted)
    {
        string live = includeDeleted || deletedAt is null ? "" : deletedAt + " is null";
        string all = condition + (condition.Length > 0 && live.Length > 0 ? " and " : "") + live;
        return all.Length == 0 ? "" : " where " + all;
    }

    internal string Select(string tail) => select + tail;

    internal string Count(string tail) => "select count(*) from " + table + tail;

    internal string Exists(string tail) => "select exists (select from " + table + tail + ")";

    internal string OrderBy(IEnumerable<RowOrder> order)
        => string.Join(", ", order.Select(column => OrderedOf(column.Column) + (column.IsDescending ? " desc" : "")));

    /// <summary>a = $1 and b = $2, the parameters in the key's own order.</summary>
    internal string Matches(int[] key) => string.Join(" and ", key.Select((column, i) => columns[column] + " = " + Parameter(i, column)));

    /// <summary>The same for an array of values for each column.</summary>
    internal string MatchesAny(int[] key)
    {
        if (key.Length == 1) return columns[key[0]] + " = any (" + Number(0) + (CastOf(key[0]) is { } type ? "::" + type + "[]" : "") + ")";
        string arrays = string.Join(", ", key.Select((_, i) => Number(i)));
        string names = string.Join(", ", key.Select((_, i) => "k" + (i + 1).ToString(CultureInfo.InvariantCulture)));
        string values = string.Join(", ", key.Select((column, i) => "k" + (i + 1).ToString(CultureInfo.InvariantCulture) + Cast(casts, column)));
        return "(" + string.Join(", ", key.Select(column => columns[column])) + ") in (select " + values + " from unnest(" + arrays + ") as wanted (" + names + "))";
    }

    /// <summary>A column and a parameter.</summary>
    /// <param name="column">Its position.</param>
    /// <param name="comparison">Such as &lt;=.</param>
    /// <param name="parameter">From 0.</param>
    internal string Compared(int column, string comparison, int parameter) => columns[column] + " " + comparison + " " + Parameter(parameter, column);

    internal string ColumnOf(int column) => columns[column];

    /// <summary>A column in ORDER BY, where a bare name is first one of the select list: of a column that is read as text its text.</summary>
    private string OrderedOf(int column) => Cast(readAs, column).Length == 0 ? columns[column] : table + "." + columns[column];

    /// <summary>A column as it is read.</summary>
    internal string ReadOf(int column) => columns[column] + Cast(readAs, column);

    internal string? CastOf(int column) => casts is not null && column < casts.Length ? casts[column] : null;

    /// <summary>A parameter, from 0, for a column.</summary>
    internal string Parameter(int position, int column) => Number(position) + Cast(casts, column);

    /// <summary>A parameter, from 0.</summary>
    internal static string Number(int position) => "$" + (position + 1).ToString(CultureInfo.InvariantCulture);

    /// <param name="text">The statement.</param>
    /// <param name="columns">The columns that its parameters are for, as positions; null where that is not said.</param>
    internal Statement Read(string text, int[]? columns = null) => new(Name, text) { ColumnOf = Columns(columns), IsCertainlyRead = true };

    /// <inheritdoc cref="Read"/>
    internal Statement Write(string text, int[]? columns = null) => new(Name, text, isWrite: true) { ColumnOf = Columns(columns) };

    /// <summary>A statement whose parameters are the row's columns, in their order.</summary>
    internal Statement WriteRow(string text) => new(Name, text, isWrite: true) { ColumnOf = ParameterAt };

    /// <summary>The column as messages name it, and what it can hold.</summary>
    internal ParameterColumn? ParameterAt(int position)
    {
        if (position >= columns.Length) return null;
        string name = columns[position], start = position.ToString(CultureInfo.InvariantCulture) + " ";
        string? limit = limits?.Split("; ").FirstOrDefault(limit => limit.StartsWith(start, StringComparison.Ordinal))?[start.Length..];
        return new ParameterColumn(name.StartsWith('"') ? name[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : name, limit);
    }

    private Func<int, ParameterColumn?>? Columns(int[]? of)
        => of is null ? null : position => position < of.Length ? ParameterAt(of[position]) : null;

    private RowOrder[] Total(RowOrder[] order)
        => [.. order, .. Key.Columns.Where(column => order.All(asked => asked.Column != column)).Select(column => new RowOrder(column))];

    private static string Cast(string?[]? types, int column) => types is not null && column < types.Length && types[column] is { } type ? "::" + type : "";
}
