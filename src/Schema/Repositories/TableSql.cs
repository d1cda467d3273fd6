using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace StudyHub.Schema.Repositories;

/// <summary>
/// The statements of one table, put together once for a type of repository from what only this table has: its name and its columns. Names
/// are quoted already. Generated code holds one; every statement that it gives is made at its first use and kept.
/// </summary>
public sealed class TableSql
{
    private readonly string table;
    private readonly string[] columns;
    private readonly int optional;
    private readonly int inserted;
    private readonly int[] kept;
    private readonly string?[]? casts;
    private readonly string? deletedAt;
    private readonly WriteTexts inserts;
    private readonly WriteTexts unseenInserts;
    private readonly string select;
    private string? update;

    /// <summary>The table's name with its schema, quoted.</summary>
    public string Table => table;

    /// <param name="name">schema.table, not quoted, for messages.</param>
    /// <param name="table">The same as SQL.</param>
    /// <param name="columns">In the order in which rows are read: what may be left to its DEFAULT, what the record gives, what the database gives.</param>
    /// <param name="optional">How many of them may be left to their DEFAULT.</param>
    /// <param name="inserted">How many of them an INSERT names.</param>
    /// <param name="key">The primary key, as positions in <paramref name="columns"/>; empty without one.</param>
    /// <param name="kept">What an INSERT names and an UPDATE leaves alone, as positions.</param>
    /// <param name="deletedAt">The column of a soft delete; null where rows are deleted for good.</param>
    /// <param name="casts">By column: the type that its parameters are cast to, or null.</param>
    /// <param name="readAs">By column: the type that it is read as, or null.</param>
    public TableSql(
        string name, string table, string[] columns, int optional, int inserted, int[] key, int[] kept,
        string? deletedAt = null, string?[]? casts = null, string?[]? readAs = null)
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
        this.casts = casts;
        string read = string.Join(", ", columns.Select((column, i) => column + Cast(readAs, i)));
        select = "select " + read + " from " + table;
        Returning = " returning " + read;
        OrderByKey = key.Length == 0 ? "" : string.Join(", ", key.Select(i => columns[i]));
        inserts = new WriteTexts(left => InsertText(left) + Returning);
        unseenInserts = new WriteTexts(InsertText);
        Key = new RowKey(this, key);
        All = new RowQuery(this, "", 0, OrderByKey);
    }

    /// <summary>The primary key.</summary>
    public RowKey Key { get; }

    /// <summary>Every row.</summary>
    public RowQuery All { get; }

    internal string Name { get; }

    internal string Returning { get; }

    internal string OrderByKey { get; }

    internal bool IsSoftDeletable => deletedAt is not null;

    /// <summary>A unique key, as positions of its columns.</summary>
    public RowKey Unique(params int[] key) => new(this, key);

    /// <summary>An update of some columns, as positions of them.</summary>
    public RowUpdate UpdateOf(params int[] changed) => new(this, changed);

    /// <summary>The rows that a condition holds for, with <paramref name="parameters"/> parameters from $1; in the order of the key unless another is given.</summary>
    public RowQuery Where(string condition, int parameters, string? orderBy = null) => new(this, condition, parameters, orderBy ?? OrderByKey);

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

    /// <summary>a = $1 and b = $2, the parameters in the key's own order.</summary>
    internal string Matches(int[] key) => string.Join(" and ", key.Select((column, i) => columns[column] + " = " + Parameter(i, column)));

    /// <param name="left">A bit for each optional column, from the first, that is left to its DEFAULT.</param>
    internal string Insert(long left) => inserts[left];

    /// <inheritdoc cref="Insert"/>
    internal string InsertUnseen(long left) => unseenInserts[left];

    /// <summary>INSERT … ON CONFLICT on a unique key.</summary>
    internal string Upsert(long left, int[] key)
    {
        IEnumerable<string> set = Changed().Where(i => !key.Contains(i)).Select(i => columns[i] + " = excluded." + columns[i]);

        // Written again, a row that was deleted is there again: the unique key would refuse a second one.
        if (deletedAt is not null) set = set.Append(deletedAt + " = null");
        return InsertText(left) + " on conflict (" + string.Join(", ", key.Select(i => columns[i])) + ") do update set " + string.Join(", ", set) + Returning;
    }

    internal string Update => update ??= UpdateText(Changed());

    internal string UpdateText(IEnumerable<int> changed) => "update " + table + " set " + string.Join(", ", changed.Select(Assigned))
        + Filter(string.Join(" and ", Key.Columns.Select(Assigned)), includeDeleted: false) + Returning;

    /// <summary>Sets or clears the mark of a soft delete, of rows that carry it or not.</summary>
    internal string Mark(string value, string condition) => "update " + table + " set " + deletedAt + " = " + value + " where " + condition;

    internal string? DeletedAt => deletedAt;

    internal string Delete(string condition) => "delete from " + table + " where " + condition;

    private IEnumerable<int> Changed() => Enumerable.Range(0, inserted).Where(i => !kept.Contains(i));

    private string InsertText(long left)
        => inserted == 0 ? "insert into " + table + " default values"
            : "insert into " + table + " (" + string.Join(", ", columns.Take(inserted)) + ") values ("
                + string.Join(", ", Enumerable.Range(0, inserted).Select(i => i < optional && (left & (1L << i)) != 0 ? "default" : Parameter(i, i))) + ")";

    private string Assigned(int column) => columns[column] + " = " + Parameter(column, column);

    private string Parameter(int position, int column) => "$" + (position + 1).ToString(CultureInfo.InvariantCulture) + Cast(casts, column);

    private static string Cast(string?[]? types, int column) => types is not null && column < types.Length && types[column] is { } type ? "::" + type : "";
}
