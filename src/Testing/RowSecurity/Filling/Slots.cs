using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Testing.RowSecurity.Trials;

namespace StudyHub.Schema.Testing.RowSecurity.Filling;

/// <summary>What there is to choose for the rows of a table.</summary>
internal static class Slots
{
    // More kinds of rows to refer to would make more rows of the table than a trial can take.
    private const int MostReferences = 10;

    public static List<Slot> Of(TableModel table, IReadOnlyDictionary<QualifiedName, FilledTable> filled, MentionedColumns mentioned, ColumnValues values)
    {
        List<Slot> slots = [.. table.ForeignKeys.Select(key => Reference(table, key, filled, mentioned)).OfType<Slot>()];
        HashSet<Identifier> taken = [.. table.ForeignKeys.SelectMany(key => key.Columns)];
        foreach (ColumnModel column in table.Columns.Where(column => !taken.Contains(column.Name) && column.Generated is null))
        {
            if (mentioned.Contains(table, column.Name) && column.Identity != IdentityKind.Always) Add(values.Telling(table, column), isTelling: true);
            else if (!column.IsNullable && column.Default is null && column.Identity == IdentityKind.None) Add(values.Some(table, column), isTelling: false);

            void Add(List<string> choices, bool isTelling)
                => slots.Add(new Slot([column.Name], [.. choices.Select(value => new Choice([value], value))], isTelling));
        }
        // Where no row is a user's, each framework has all of them; where rows are, they are of their user's framework.
        if (!slots.Exists(slot => slot.IsTelling && slot.Choices.Any(choice => Persona.All.Any(choice.Concerns))))
            slots = slots.ConvertAll(slot => slot with { IsTelling = slot.IsTelling || slot.Columns is [{ Value: Frameworks.ColumnName }] });
        // The keys of personas come first, so that their first combination is with what is nobody's.
        return [.. slots.OrderByDescending(slot => slot.IsTelling).ThenByDescending(slot => table.PrimaryKey?.Columns.Contains(slot.Columns[0]) == true)];
    }

    /// <summary>The rows that a foreign key may refer to; null when there are none, and it must.</summary>
    public static Slot? Reference(
        TableModel table, ForeignKeyModel key, IReadOnlyDictionary<QualifiedName, FilledTable> filled, MentionedColumns mentioned)
    {
        bool isTelling = key.Columns.Any(column => mentioned.Contains(table, column));
        List<Choice> choices = !filled.TryGetValue(key.ReferencedTable, out FilledTable? parent) ? [] :
        [
            .. parent.Rows
                .Where(row => key.ReferencedColumns.All(column => row.Values[column] is not null))
                .DistinctBy(row => row.Kind)
                .Take(MostReferences)
                .Select(row => new Choice([.. key.ReferencedColumns.Select(column => SqlQuoting.Literal(row.Values[column]!))], row.Kind)),
        ];
        if (TableOrder.MayBeNull(table, key))
        {
            Identifier[] nullable = [.. key.Columns.Where(name => table.Columns.Any(column => column.Name == name && column.IsNullable))];
            // With one column NULL the key refers to nothing; a column that must not be NULL is another key's.
            choices.Add(nullable.Length == key.Columns.Count
                ? new Choice([.. key.Columns.Select(_ => ColumnValues.Null)], "")
                : new Choice([.. key.Columns.Select(name => nullable.Contains(name) ? ColumnValues.Null : Choices.Any)], ""));
        }
        return choices.Count == 0 ? null : new Slot([.. key.Columns], choices, isTelling);
    }
}
