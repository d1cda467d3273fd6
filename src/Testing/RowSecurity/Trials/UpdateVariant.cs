using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Testing.RowSecurity.Filling;

namespace StudyHub.Schema.Testing.RowSecurity.Trials;

/// <summary>One value that UPDATE gives a column: of a column that policies look at, to give rows away; of another, to change them at all.</summary>
/// <param name="Column">The column.</param>
/// <param name="Value">SQL.</param>
/// <param name="IsPlain">No policy looks at the column, or there is no other.</param>
internal sealed record UpdateVariant(ColumnModel Column, string Value, bool IsPlain)
{
    private const int MostValues = 4;

    /// <summary>Those that the role has the right to.</summary>
    public static IReadOnlyList<UpdateVariant> Of(FilledTable table, Rights rights, MentionedColumns mentioned)
    {
        ColumnModel[] columns = [.. rights.Update.Where(column => column.Generated is null && column.Identity != IdentityKind.Always)];
        List<UpdateVariant> variants = [];
        ColumnModel? plain = columns
            .OrderBy(column => mentioned.Contains(table.Model, column.Name))
            .ThenBy(column => IsUnique(table.Model, column))
            .ThenBy(column => table.Model.ForeignKeys.Any(key => key.Columns.Contains(column.Name)))
            .FirstOrDefault();
        if (plain is null || table.Rows.Count == 0) return [];
        variants.Add(new UpdateVariant(plain, Values(table, plain).First(), IsPlain: true));
        foreach (ColumnModel column in columns.Where(column => mentioned.Contains(table.Model, column.Name)))
            variants.AddRange(Values(table, column).Take(MostValues).Select(value => new UpdateVariant(column, value, IsPlain: false)));
        return [.. variants.DistinctBy(variant => (variant.Column.Name, variant.Value))];
    }

    public string Set => $"set {SqlQuoting.Identifier(Column.Name)} = {Value}";

    private static bool IsUnique(TableModel table, ColumnModel column)
        => table.PrimaryKey?.Columns.Contains(column.Name) == true || table.Uniques.Any(unique => unique.Columns.Contains(column.Name))
            || table.Indexes.Any(index => index.IsUnique && index.Keys.Any(key => key.Column is null || key.Column == column.Name));

    /// <summary>Values that rows of the table have, those of the personas that ask first.</summary>
    private static IEnumerable<string> Values(FilledTable table, ColumnModel column) => table.Rows
        .Select(row => row.Values[column.Name])
        .Distinct()
        .OrderByDescending(value => Persona.All.Skip(1).Any(persona => persona.UserId.ToString() == value || persona.FrameworkId.ToString() == value))
        .Select(value => value is null ? ColumnValues.Null : SqlQuoting.Literal(value));
}
