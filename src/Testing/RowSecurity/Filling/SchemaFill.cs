using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Testing.RowSecurity.Filling;

/// <summary>
/// Makes rows for every table: of each persona, and mixed ones, such that any two values that a policy may look at meet in some row.
/// Every row keeps every constraint; what PostgreSQL refuses is tried otherwise.
/// </summary>
internal sealed class SchemaFill
{
    private const int MostRows = 60;

    // Further turns change what no policy looks at, so a row that is refused this often cannot be made by luck.
    private const int Turns = 8;

    private readonly NpgsqlConnection connection;
    private readonly MentionedColumns mentioned;
    private readonly ColumnValues values;
    private readonly Dictionary<QualifiedName, FilledTable> filled = [];

    private SchemaFill(SchemaModel model, NpgsqlConnection connection)
    {
        this.connection = connection;
        mentioned = new MentionedColumns(model);
        values = new ColumnValues(model, mentioned);
    }

    /// <param name="model">What the database was made from.</param>
    /// <param name="connection">Of a superuser, in a transaction.</param>
    /// <param name="furtherRows">SQL that adds rows, or "".</param>
    /// <param name="keepsRows">Whether rows that are there stay, such as those of seeds.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The managed tables with all their rows, and for each table that could not be given one the reason.</returns>
    public static async Task<(IReadOnlyList<FilledTable> Tables, IReadOnlyDictionary<QualifiedName, string> Reasons)> RunAsync(
        SchemaModel model, NpgsqlConnection connection, string furtherRows, bool keepsRows, CancellationToken cancellationToken)
    {
        SchemaFill fill = new(model, connection);
        await FillSql.PrepareAsync(connection, cancellationToken).ConfigureAwait(false);
        if (!keepsRows) await FillSql.EmptyAsync(model, connection, cancellationToken).ConfigureAwait(false);
        List<TableModel> order = TableOrder.Of(model);
        Dictionary<QualifiedName, string> refusals = [];
        foreach (TableModel table in order)
        {
            if (await fill.FillAsync(table, cancellationToken).ConfigureAwait(false) is { } refusal) refusals[table.Name] = refusal;
            await fill.ReadAsync(table, cancellationToken).ConfigureAwait(false);
        }
        foreach (TableModel table in order) await fill.CloseReferencesAsync(table, order, cancellationToken).ConfigureAwait(false);
        if (furtherRows.Length > 0)
        {
            await FillSql.RunGivenAsync(connection, furtherRows, nameof(RowSecurityOptions.Rows), cancellationToken).ConfigureAwait(false);
            foreach (TableModel table in order) await fill.ReadAsync(table, cancellationToken).ConfigureAwait(false);
        }
        FilledTable[] tables = [.. order.Where(table => table.IsManaged).Select(table => fill.filled[table.Name])];
        return (tables, tables.Where(table => table.Rows.Count == 0)
            .ToDictionary(table => table.Name, table => refusals.GetValueOrDefault(table.Name, "a table that it refers to has no rows")));
    }

    /// <returns>Why the last row was refused; null when at least one was made.</returns>
    private async Task<string?> FillAsync(TableModel table, CancellationToken cancellationToken)
    {
        List<Slot> slots = Slots.Of(table, filled, mentioned, values);
        Slot[] telling = [.. slots.Where(slot => slot.IsTelling)];
        List<int[]> cover = PairCover.Of([.. telling.Select(slot => slot.Choices.Count)], MostRows);
        // Without anything that a policy looks at, rows are told apart by nothing; some are made all the same.
        if (telling.Length == 0) cover = [[], [], [], []];
        List<string> commands = [];
        List<int> wishes = [];
        for (int wish = 0; wish < cover.Count; wish++)
        {
            for (int turn = 0; turn < Turns; turn++)
            {
                if (Insert(table, slots, cover[wish], wish, turn) is not { } command) continue;
                commands.Add(command);
                wishes.Add(wish);
            }
        }
        return await FillSql.StoreAsync(connection, commands, wishes, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Where tables refer to each other in a circle, or to themselves, some references could not be made with the rows.</summary>
    private async Task CloseReferencesAsync(TableModel table, List<TableModel> order, CancellationToken cancellationToken)
    {
        foreach (ForeignKeyModel key in table.ForeignKeys.Where(key => TableOrder.MayBeNull(table, key)))
        {
            if (order.FindIndex(other => other.Name == key.ReferencedTable) < order.IndexOf(table)) continue;
            if (Slots.Reference(table, key, filled, mentioned) is not { } slot) continue;
            string[] commands =
            [
                .. filled[table.Name].Rows.Select((row, i) => (row, Choice: slot.Choices[i % slot.Choices.Count]))
                    .Where(pair => !pair.Choice.Values.Contains(Choices.Any))
                    .Select(pair => $"update {SqlQuoting.QualifiedName(table.Name)} set {Assignments(key, pair.Choice)} where ctid = '{pair.row.Place}'"),
            ];
            await FillSql.StoreAsync(connection, commands, [.. Enumerable.Range(0, commands.Length)], cancellationToken).ConfigureAwait(false);
            // An update moves a row, and the next key needs its new place.
            await ReadAsync(table, cancellationToken).ConfigureAwait(false);
        }
    }

    private static string Assignments(ForeignKeyModel key, Choice choice)
        => string.Join(", ", key.Columns.Zip(choice.Values, (column, value) => $"{SqlQuoting.Identifier(column)} = {value}"));

    private string? Insert(TableModel table, List<Slot> slots, int[] chosen, int wish, int turn)
    {
        Choices choices = new();
        for (int i = 0; i < chosen.Length; i++)
            if (!choices.Take(slots[i], slots[i].Choices[chosen[i]])) return null;
        for (int i = chosen.Length; i < slots.Count; i++)
        {
            // A value of its own kind stays what it is as long as it works; the rows that are referred to go round.
            bool refers = table.ForeignKeys.Any(key => key.Columns.Contains(slots[i].Columns[0]));
            bool isFramework = slots[i].Columns is [{ Value: Frameworks.ColumnName }];
            if (!choices.TakeSome(slots[i], turn + (isFramework ? wish : refers ? wish + i : 0))) return null;
        }
        // A column of a key that refers to nothing, which must have a value all the same.
        foreach (ColumnModel column in table.Columns.Where(column =>
            !column.IsNullable && column.Default is null && column.Generated is null && column.Identity == IdentityKind.None && !choices.Values.ContainsKey(column.Name)))
        {
            List<string> some = values.Some(table, column);
            if (some.Count > 0) choices.Give(column.Name, some[(wish + turn) % some.Count]);
        }
        string name = SqlQuoting.QualifiedName(table.Name);
        ColumnModel[] columns = [.. table.Columns.Where(column => choices.Values.ContainsKey(column.Name))];
        return columns.Length == 0 ? $"insert into {name} default values"
            : $"insert into {name} ({SqlQuoting.Identifiers(columns.Select(column => column.Name))}) overriding system value values ("
                + string.Join(", ", columns.Select(column => values.Given(choices.Values[column.Name], column))) + ")";
    }

    private async Task ReadAsync(TableModel table, CancellationToken cancellationToken)
    {
        List<FilledRow> rows = [];
        string columns = string.Concat(table.Columns.Select(column => ", " + SqlQuoting.Identifier(column.Name) + "::text"));
        await using NpgsqlCommand command = new($"select ctid::text as place{columns} from {SqlQuoting.QualifiedName(table.Name)} order by ctid", connection);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            Dictionary<Identifier, string?> row = [];
            for (int i = 0; i < table.Columns.Count; i++) row[table.Columns[i].Name] = reader.IsDBNull(i + 1) ? null : reader.GetString(i + 1);
            rows.Add(new FilledRow(reader.GetString(0), row, KindOf(table, row)));
        }
        filled[table.Name] = new FilledTable(table, rows);
    }

    /// <summary>What policies look at, in the row and in the rows that it refers to; a key that is nobody's tells nothing.</summary>
    private string KindOf(TableModel table, Dictionary<Identifier, string?> row)
    {
        List<string> parts = [];
        foreach (ColumnModel column in table.Columns.Where(column => mentioned.Contains(table, column.Name) || column.Name.Value == Frameworks.ColumnName))
        {
            if (row[column.Name] is not { } value) parts.Add(column.Name + " null");
            else if (column.Type != PgType.Uuid || Trials.Persona.All.Any(persona => persona.UserId.ToString() == value)
                || Trials.Persona.Frameworks.Any(id => id.ToString() == value)) parts.Add($"{column.Name} {value}");
        }
        foreach (ForeignKeyModel key in table.ForeignKeys.Where(key => key.Columns.Any(column => mentioned.Contains(table, column))))
        {
            if (!filled.TryGetValue(key.ReferencedTable, out FilledTable? parent)) continue;
            FilledRow? match = parent.Rows.FirstOrDefault(other => key.Columns.Zip(key.ReferencedColumns).All(pair => other.Values[pair.Second] == row[pair.First]));
            if (match is not null) parts.Add($"({match.Kind})");
        }
        return string.Join(", ", parts);
    }
}
