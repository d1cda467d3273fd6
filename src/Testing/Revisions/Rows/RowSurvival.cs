using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Model;

namespace StudyHub.Schema.Testing.Revisions.Rows;

/// <summary>
/// Whether rows are still there after a way was gone: every row, and in it every column that stays. What a trigger or an expression of the
/// database keeps is its own business.
/// </summary>
/// <param name="Before">The model that the rows were made for.</param>
/// <param name="After">The model that the database has now.</param>
/// <param name="Declared">What the revision says that is lost, each a sentence that names a table (public.notes) or a column (public.notes.title).</param>
internal sealed record RowSurvival(SchemaModel Before, SchemaModel After, EquatableArray<string> Declared)
{
    /// <returns>What is lost and was not declared, table by table.</returns>
    public IEnumerable<string> Losses(RowSet rows, RowSet now)
    {
        foreach (TableModel table in Before.Tables.Where(table => table.IsManaged && rows.Of(table.Name).Count > 0 && !IsDeclared(table)))
        {
            TableModel? stays = After.Tables.FirstOrDefault(other => other.Name == table.Name)
                ?? After.Tables.FirstOrDefault(other => other.RenamedFrom == table.Name.Name && other.Name.Schema == table.Name.Schema)
                ?? After.Tables.FirstOrDefault(other => table.RenamedFrom == other.Name.Name && other.Name.Schema == table.Name.Schema);
            if (stays is null) yield return $"{table.Name} is dropped with its rows, and the manifest does not say so.";
            else foreach (string loss in Losses(table, stays, rows.Of(table.Name), now.Of(stays.Name))) yield return loss;
        }
    }

    private bool IsDeclared(TableModel table) => IsNamed(table.Name.ToString());

    private bool IsDeclared(TableModel table, ColumnModel column) => IsNamed($"{table.Name}.{column.Name}");

    private bool IsNamed(string name) => Declared.Any(sentence => sentence.Split(' ', ',', ';', ':', '(', ')').Any(word => word.TrimEnd('.') == name));

    private IEnumerable<string> Losses(TableModel before, TableModel after, IReadOnlyList<StoredRow> rows, IReadOnlyList<StoredRow> now)
    {
        List<(ColumnModel From, ColumnModel To)> pairs = [];
        foreach (ColumnModel column in before.Columns.Where(column => column.Generated is null && !IsDeclared(before, column)))
        {
            ColumnModel? stays = after.Columns.FirstOrDefault(other => other.Name == column.Name)
                ?? after.Columns.FirstOrDefault(other => other.RenamedFrom == column.Name)
                ?? after.Columns.FirstOrDefault(other => column.RenamedFrom == other.Name);
            if (stays is not null)
            {
                if (!IsKept(before, column) && stays.Generated is null) pairs.Add((column, stays));
            }
            else if (rows.Count(row => row.Values[column.Name] is not null) is > 0 and var count)
            {
                yield return $"{before.Name}.{column.Name} is dropped with the values of {count} rows, and the manifest does not say so.";
            }
        }
        Dictionary<string, int> there = now.GroupBy(row => Text(row, pairs, isNew: true)).ToDictionary(group => group.Key, group => group.Count());
        List<StoredRow> missing = [];
        foreach (StoredRow row in rows)
        {
            string text = Text(row, pairs, isNew: false);
            if (there.TryGetValue(text, out int count) && count > 0) there[text] = count - 1;
            else missing.Add(row);
        }
        if (missing.Count > 0) yield return Missing(before, pairs, missing, rows.Count, now);
    }

    private string Missing(TableModel table, List<(ColumnModel From, ColumnModel To)> pairs, List<StoredRow> missing, int all, IReadOnlyList<StoredRow> now)
    {
        (ColumnModel From, ColumnModel To)[] key = [.. pairs.Where(pair => table.PrimaryKey?.Columns.Contains(pair.From.Name) == true)];
        if (key.Length > 0 && key.Length == table.PrimaryKey!.Columns.Count)
        {
            ILookup<string, StoredRow> byKey = now.ToLookup(row => Text(row, key, isNew: true));
            StoredRow? sample = missing.FirstOrDefault(row => byKey.Contains(Text(row, key, isNew: false)));
            if (sample is not null)
            {
                StoredRow other = byKey[Text(sample, key, isNew: false)].First();
                string columns = string.Join(", ", pairs.Where(pair => Value(sample, pair, isNew: false) != Value(other, pair, isNew: true)).Select(pair =>
                    $"{pair.From.Name} (such as {Shown(sample.Values[pair.From.Name])}, now {Shown(other.Values[pair.To.Name])})"));
                return $"{table.Name}: {missing.Count} of {all} rows hold other values, in {columns}, and the manifest declares no loss.";
            }
        }
        return $"{table.Name}: {missing.Count} of {all} rows are gone, and the manifest declares no loss.";
    }

    private static string Shown(string? value) => value is null ? "NULL" : $"'{value}'";

    /// <summary>The moment of the last change is set by a trigger at each of them, also at a backfill.</summary>
    private static bool IsKept(TableModel table, ColumnModel column) => column.Name.Value == "updated_at" && !table.Triggers.IsEmpty;

    private string Text(StoredRow row, IEnumerable<(ColumnModel From, ColumnModel To)> pairs, bool isNew)
        => string.Join('\u0001', pairs.Select(pair => Value(row, pair, isNew) ?? "\u0002"));

    /// <summary>A value in a form that is the same before and after a change of type that keeps it.</summary>
    private string? Value(StoredRow row, (ColumnModel From, ColumnModel To) pair, bool isNew)
    {
        string? value = row.Values[isNew ? pair.To.Name : pair.From.Name];
        if (value is null) return null;
        if (pair.From.Type == pair.To.Type && !HasOtherLabels(pair.From.Type)) return "=" + value;
        if (IsNumber(pair.From.Type) && IsNumber(pair.To.Type) && decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number))
            return "=" + (number / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture);
        // Whatever a value of another kind becomes is what the revision says; that there is one stays.
        return IsText(pair.From.Type) && IsText(pair.To.Type) ? "=" + value : "value";
    }

    private bool HasOtherLabels(PgType type)
    {
        EnumModel? Of(SchemaModel model) => model.Enums.FirstOrDefault(item => item.Name.Schema == type.Schema && item.Name.Name.Value == type.Name);
        return type.Schema is not null && Of(Before)?.Labels != Of(After)?.Labels;
    }

    private static bool IsNumber(PgType type) => !type.IsArray && type.Name is ("smallint" or "integer" or "bigint" or "numeric" or "real" or "double precision");

    private static bool IsText(PgType type) => !type.IsArray && type.Name is ("text" or "character varying" or "character" or "citext");
}
