using System;
using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Objects;

namespace StudyHub.Schema.Diff;

/// <summary>
/// Names that follow from other names: a constraint, index, policy or trigger that is gone under one name and there under another,
/// otherwise equal, has only been renamed. Nothing is guessed: what is equal but for its name holds no data of its own.
/// </summary>
internal static class DerivedRenames
{
    private static readonly Identifier Nameless = new("_");

    /// <param name="before">With its tables and columns renamed already.</param>
    /// <param name="after">What is wanted.</param>
    /// <param name="found">The renames are added here.</param>
    /// <returns>The model before with these renames made, too.</returns>
    public static SchemaModel Make(SchemaModel before, SchemaModel after, List<SchemaRename> found)
    {
        Dictionary<QualifiedName, TableModel> wanted = after.Tables.ToDictionary(table => table.Name);
        return before with
        {
            Tables = before.Tables.OrderBy(table => table.Name)
                .Select(table => table.IsManaged && wanted.TryGetValue(table.Name, out TableModel? other) ? Make(table, other, found) : table)
                .ToEquatableArray(),
        };
    }

    private static TableModel Make(TableModel table, TableModel wanted, List<SchemaRename> found)
    {
        return table with
        {
            PrimaryKey = table.PrimaryKey is { } key && wanted.PrimaryKey is { } other && key.Columns == other.Columns && key.Name != other.Name
                ? key with { Name = Rename(ObjectKind.PrimaryKey, key.Name, other.Name) }
                : table.PrimaryKey,
            Uniques = Matched(ObjectKind.Unique, table.Uniques, wanted.Uniques, x => x.Name, (x, name) => x with { Name = name }),
            Checks = Matched(ObjectKind.Check, table.Checks, wanted.Checks, x => x.Name, (x, name) => x with { Name = name }),
            ForeignKeys = Matched(ObjectKind.ForeignKey, table.ForeignKeys, wanted.ForeignKeys, x => x.Name, (x, name) => x with { Name = name }),
            Indexes = Matched(ObjectKind.Index, table.Indexes, wanted.Indexes, x => x.Name, (x, name) => x with { Name = name }),
            Triggers = Matched(ObjectKind.Trigger, table.Triggers, wanted.Triggers, x => x.Name, (x, name) => x with { Name = name }),
            Policies = Matched(ObjectKind.Policy, table.Policies, wanted.Policies, x => x.Name, (x, name) => x with { Name = name }),
        };

        Identifier Rename(ObjectKind kind, Identifier from, Identifier to)
        {
            found.Add(new SchemaRename(kind, table.Name, from, to));
            return to;
        }

        EquatableArray<T> Matched<T>(
            ObjectKind kind, EquatableArray<T> had, EquatableArray<T> has, Func<T, Identifier> name, Func<T, Identifier, T> named)
            where T : IEquatable<T>
        {
            HashSet<Identifier> before = [.. had.Select(name)];
            HashSet<Identifier> after = [.. has.Select(name)];
            List<T> appearing = [.. has.Where(item => !before.Contains(name(item))).OrderBy(name)];
            if (appearing.Count == 0) return had;
            List<T> result = [];
            foreach (T item in had.OrderBy(name))
            {
                T nameless = named(item, Nameless);
                int match = after.Contains(name(item)) ? -1 : appearing.FindIndex(other => named(other, Nameless).Equals(nameless));
                if (match >= 0)
                {
                    result.Add(named(item, Rename(kind, name(item), name(appearing[match]))));
                    appearing.RemoveAt(match);
                }
                else
                {
                    result.Add(item);
                }
            }
            return result.OrderBy(name).ToEquatableArray();
        }
    }
}
