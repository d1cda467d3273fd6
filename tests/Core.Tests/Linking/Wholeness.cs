using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Core.Tests.Linking;

/// <summary>What has to hold of every schema that the linker gives out, whatever it was given.</summary>
internal static class Wholeness
{
    public static IEnumerable<string> FlawsOf(SchemaModel schema)
    {
        foreach (string twice in Twice(schema.Tables.Select(table => table.Name.ToString()))) yield return $"two tables {twice}";
        IEnumerable<string> relations = schema.Tables.SelectMany(table => Relations(table).Select(name => $"{table.Name.Schema}.{name}"));
        foreach (string twice in Twice(relations)) yield return $"two relations {twice}";
        foreach (TableModel table in schema.Tables)
            foreach (string flaw in FlawsOf(schema, table)) yield return $"{table.Name}: {flaw}";
    }

    /// <summary>Indexes whose columns another index or key begins with, in this order.</summary>
    public static IEnumerable<string> RedundantIndexesOf(SchemaModel schema)
    {
        foreach (TableModel table in schema.Tables)
        {
            List<(Identifier Name, Identifier?[] Columns)> all =
            [
                .. table.Indexes.Select(index => (index.Name, index.Keys.Select(key => key.Column).ToArray())),
                .. table.Uniques.Select(unique => (unique.Name, unique.Columns.ToArray())),
            ];
            if (table.PrimaryKey is { } primaryKey) all.Add((primaryKey.Name, primaryKey.Columns.ToArray()));
            foreach (IndexModel index in table.Indexes)
            {
                Identifier?[] columns = index.Keys.Select(key => key.Column).ToArray();
                foreach ((Identifier name, Identifier?[] others) in all)
                    if (!name.Equals(index.Name) && others.Take(columns.Length).SequenceEqual(columns)) yield return $"{index.Name} < {name}";
            }
        }
    }

    private static IEnumerable<string> FlawsOf(SchemaModel schema, TableModel table)
    {
        HashSet<Identifier> columns = new(table.Columns.Select(column => column.Name));
        foreach (string twice in Twice(table.Columns.Select(column => column.Name.Value))) yield return $"two columns {twice}";
        foreach (string twice in Twice(Constraints(table))) yield return $"two constraints {twice}";
        foreach (string twice in Twice(table.Policies.Select(policy => policy.Name.Value))) yield return $"two policies {twice}";
        foreach (string twice in Twice(table.Grants.Select(grant => $"{grant.Role} {grant.Privilege}"))) yield return $"two grants {twice}";

        IEnumerable<Identifier> used = table.Uniques.SelectMany(unique => unique.Columns)
            .Concat(table.PrimaryKey?.Columns ?? [])
            .Concat(table.ForeignKeys.SelectMany(key => key.Columns.Concat(key.OnDeleteColumns)))
            .Concat(table.Indexes.SelectMany(index => index.Keys.Select(key => key.Column).OfType<Identifier>().Concat(index.Include)))
            .Concat(table.Grants.SelectMany(grant => grant.Columns))
            .Concat(table.Seeds.SelectMany(seed => seed.Columns));
        foreach (Identifier column in used.Where(column => !columns.Contains(column))) yield return $"no column {column}";

        foreach (ForeignKeyModel key in table.ForeignKeys)
        {
            if (schema.Tables.All(other => other.Name != key.ReferencedTable)) yield return $"{key.Name} references no table";
            if (key.Columns.Count != key.ReferencedColumns.Count) yield return $"{key.Name} has ends of two lengths";
            if (!key.OnDeleteColumns.All(key.Columns.Contains)) yield return $"{key.Name} sets a column that is not its own";
        }
        foreach (SeedModel seed in table.Seeds)
        {
            if (seed.Rows.Any(row => row.Values.Count != seed.Columns.Count)) yield return $"seed {seed.Name} has a short row";
            if (!seed.ConflictColumns.All(seed.Columns.Contains)) yield return $"seed {seed.Name} does not give its key";
        }
    }

    private static IEnumerable<string> Relations(TableModel table)
        => table.Indexes.Select(index => index.Name.Value).Append(table.Name.Name.Value)
            .Concat(table.IsManaged ? Keys(table) : []);

    private static IEnumerable<string> Keys(TableModel table)
        => table.Uniques.Select(unique => unique.Name.Value).Concat(table.PrimaryKey is null ? [] : [table.PrimaryKey.Name.Value]);

    private static IEnumerable<string> Constraints(TableModel table)
        => table.IsManaged
            ? Keys(table).Concat(table.ForeignKeys.Select(key => key.Name.Value)).Concat(table.Checks.Select(check => check.Name.Value))
            : [];

    private static IEnumerable<string> Twice(IEnumerable<string> names)
        => names.GroupBy(name => name).Where(same => same.Count() > 1).Select(same => same.Key);
}
