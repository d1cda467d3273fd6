using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using StudyHub.Schema.Commands;

namespace StudyHub.Schema.Repositories;

/// <summary>What stores, changes and deletes.</summary>
public sealed partial class TableSql
{
    private readonly StatementForms<long> inserts;
    private readonly StatementForms<long> unseenInserts;
    private readonly StatementForms<string> changes = new();
    private readonly StatementForms<(long Left, RowKey? Conflict, bool IsReturning)> many = new();
    private Statement? update, stored;

    internal bool IsVersioned => version is not null;

    /// <param name="left">A bit for each optional column, from the first, that is left to its DEFAULT.</param>
    internal Statement Insert(long left) => inserts[left];

    /// <inheritdoc cref="Insert"/>
    internal Statement InsertUnseen(long left) => unseenInserts[left];

    /// <summary>The whole row, by its key and where there is one its version.</summary>
    internal Statement Update => update ??= WriteRow(UpdateText(Changed()));

    /// <summary>The row by its key if its version is another one, for the parameters of an update. With the same version, it is not the user's to change.</summary>
    internal Statement Stored => stored ??= Read(Select(Filter(ByKey + " and " + columns[version!.Value] + " <> " + Parameter(version.Value, version.Value), includeDeleted: false)));

    private string ByKey => string.Join(" and ", Key.Columns.Select(Assigned));

    /// <summary>INSERT … ON CONFLICT on a unique key.</summary>
    internal string Upsert(long left, int[] key) => InsertText(left) + OnConflict(key) + Returning;

    internal string UpdateText(IEnumerable<int> changed) => "update " + table + " set " + string.Join(", ", changed.Select(Assigned))
        + Filter(ByKey + (version is { } column ? " and " + Assigned(column) : ""), includeDeleted: false) + Returning;

    /// <summary>Chosen columns of one row, and the key behind them.</summary>
    internal Statement Change(RowChange change) => changes.Get(change.Form, () =>
    {
        int values = change.Columns.Count;
        string set = string.Join(", ", change.Columns.Select((column, i) => columns[column] + " = " + Parameter(i, column)));
        string key = string.Join(" and ", Key.Columns.Select((column, i) => columns[column] + " = " + Parameter(values + i, column)));
        return Write("update " + table + " set " + set + Filter(key, includeDeleted: false) + Returning, [.. change.Columns, .. Key.Columns]);
    });

    /// <summary>A document's new value, made from what is stored; the key's parameters come first.</summary>
    internal Statement PathUpdate(int column, string value) => new(
        Name, "update " + table + " set " + columns[column] + " = " + value + Filter(Matches(Key.Columns), includeDeleted: false) + Returning, isWrite: true)
    {
        ColumnOf = Columns([.. Key.Columns, column]), Changed = ParameterAt(column)?.Name,
    };

    /// <summary>Sets or clears the mark of a soft delete, of rows that carry it or not.</summary>
    internal string Mark(string value, string condition) => "update " + table + " set " + deletedAt + " = " + value + " where " + condition;

    internal string Delete(string condition) => "delete from " + table + " where " + condition;

    /// <summary>Many rows from one array for each column that is given, in their order.</summary>
    /// <param name="left">A bit for each optional column that all of them leave to its DEFAULT.</param>
    /// <param name="elementCasts">By position: what an element of its array is cast to, or null; the same at every call.</param>
    /// <param name="conflict">The unique key of an upsert; null for an insert.</param>
    /// <param name="isReturning">The rows come back as they are stored.</param>
    internal Statement InsertMany(long left, Func<int, string?> elementCasts, RowKey? conflict, bool isReturning)
        => many.Get((left, conflict, isReturning), () => new(Name, InsertManyText(Given(left), elementCasts, conflict?.Columns, isReturning), isWrite: true) { ColumnOf = Gathered([.. Given(left)]) });

    /// <summary>The positions that an INSERT gives.</summary>
    internal IReadOnlyList<int> Given(long left) => [.. Enumerable.Range(0, inserted).Where(i => i >= optional || (left & (1L << i)) == 0)];

    private string InsertManyText(IReadOnlyList<int> given, Func<int, string?> elementCasts, int[]? conflict, bool isReturning)
    {
        string names = string.Join(", ", given.Select(column => columns[column]));
        string values = string.Join(", ", given.Select(column => "n." + Alias(column) + ((CastOf(column) ?? elementCasts(column)) is { } type ? "::" + type : "")));
        string arrays = string.Join(", ", given.Select((_, i) => Number(i)));
        string aliases = string.Join(", ", given.Select(Alias));
        return "insert into " + table + " (" + names + ") select " + values + " from unnest(" + arrays + ") with ordinality as n (" + aliases + ", ordinality) order by n.ordinality"
            + (conflict is null ? "" : OnConflict(conflict)) + (isReturning ? Returning : "");
    }

    /// <summary>An array of lists is sent as an array of their texts, of whose length nothing follows.</summary>
    private Func<int, ParameterColumn?> Gathered(int[] given) => position => position < given.Length && ParameterAt(given[position]) is { } column
        ? column with { Type = column.Type?.EndsWith("[]", StringComparison.Ordinal) == true ? null : column.Type } : null;

    private static string Alias(int column) => "c" + column.ToString(CultureInfo.InvariantCulture);

    private IEnumerable<int> Changed() => Enumerable.Range(0, inserted).Where(i => !kept.Contains(i));

    private string OnConflict(int[] key)
    {
        IEnumerable<string> set = Changed().Where(i => !key.Contains(i)).Select(i => columns[i] + " = excluded." + columns[i]);

        // Written again, a row that was deleted is there again: the unique key would refuse a second one.
        if (deletedAt is not null) set = set.Append(deletedAt + " = null");
        return " on conflict (" + string.Join(", ", key.Select(i => columns[i])) + ") do update set " + string.Join(", ", set);
    }

    private string InsertText(long left)
        => inserted == 0 ? "insert into " + table + " default values"
            : "insert into " + table + " (" + string.Join(", ", columns.Take(inserted)) + ") values ("
                + string.Join(", ", Enumerable.Range(0, inserted).Select(i => i < optional && (left & (1L << i)) != 0 ? "default" : Parameter(i, i))) + ")";

    private string Assigned(int column) => columns[column] + " = " + Parameter(column, column);
}
