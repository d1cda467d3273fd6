using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Testing.Revisions.Rows;

/// <summary>The rows of a database at one moment, every value as PostgreSQL writes it.</summary>
internal sealed class RowSet
{
    private readonly Dictionary<QualifiedName, IReadOnlyList<StoredRow>> rows;

    private RowSet(Dictionary<QualifiedName, IReadOnlyList<StoredRow>> rows) => this.rows = rows;

    public int Count => rows.Values.Sum(table => table.Count);

    public IReadOnlyList<StoredRow> Of(QualifiedName table) => rows.TryGetValue(table, out IReadOnlyList<StoredRow>? found) ? found : [];

    /// <param name="connection">Of a superuser, whom row security hides nothing from.</param>
    /// <param name="model">Says which tables and columns there are.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async Task<RowSet> ReadAsync(NpgsqlConnection connection, SchemaModel model, CancellationToken cancellationToken)
    {
        Dictionary<QualifiedName, IReadOnlyList<StoredRow>> rows = [];
        foreach (TableModel table in model.Tables.Where(table => table.IsManaged && !table.Columns.IsEmpty))
        {
            string columns = string.Join(", ", table.Columns.Select(column => SqlQuoting.Identifier(column.Name) + "::text"));
            await using NpgsqlCommand command = new($"select {columns} from {SqlQuoting.QualifiedName(table.Name)}", connection);
            await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            List<StoredRow> found = [];
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                Dictionary<Identifier, string?> values = [];
                for (int i = 0; i < table.Columns.Count; i++) values[table.Columns[i].Name] = reader.IsDBNull(i) ? null : reader.GetString(i);
                found.Add(new StoredRow(values));
            }
            rows[table.Name] = found;
        }
        return new RowSet(rows);
    }

    /// <summary>Those that <paramref name="earlier"/> does not hold, by their keys; by all their values where a table has none.</summary>
    public RowSet Since(RowSet earlier, SchemaModel model)
    {
        Dictionary<QualifiedName, IReadOnlyList<StoredRow>> added = [];
        foreach (TableModel table in model.Tables.Where(table => rows.ContainsKey(table.Name)))
        {
            Identifier[] key = [.. table.PrimaryKey?.Columns ?? table.Columns.Select(column => column.Name)];
            HashSet<string> known = [.. earlier.Of(table.Name).Select(row => row.Text(key))];
            added[table.Name] = [.. Of(table.Name).Where(row => !known.Contains(row.Text(key)))];
        }
        return new RowSet(added);
    }

    /// <summary>The tables whose rows are not the same in both, in any order.</summary>
    public IEnumerable<QualifiedName> ChangedSince(RowSet earlier)
        => rows.Keys.Order().Where(table => !Texts(this, table).SequenceEqual(Texts(earlier, table), StringComparer.Ordinal));

    private static IEnumerable<string> Texts(RowSet set, QualifiedName table)
        => set.Of(table).Select(row => row.Text([.. row.Values.Keys])).Order(StringComparer.Ordinal);
}

/// <summary>One row.</summary>
/// <param name="Values">By column; null for NULL.</param>
internal sealed record StoredRow(IReadOnlyDictionary<Identifier, string?> Values)
{
    /// <summary>Some of its values as one text: equal for equal values.</summary>
    public string Text(IReadOnlyList<Identifier> columns)
        => string.Join('\u0001', columns.Select(column => Values.TryGetValue(column, out string? value) ? value is null ? "\u0002" : "=" + value : "\u0003"));
}
