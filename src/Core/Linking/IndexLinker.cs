using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Declarations;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Linking;

/// <summary>An index; <paramref name="Member"/> is the property that asks for it, null for the record.</summary>
internal sealed record LinkedIndex(IndexModel Model, string? Member);

/// <summary>
/// The declared indexes, and one for each foreign key that no other serves: without it each delete of a referenced row reads the whole
/// referencing table.
/// </summary>
internal static class IndexLinker
{
    public static IReadOnlyList<LinkedIndex> Link(
        TableScope table, IEnumerable<LinkedUnique> uniques, IEnumerable<LinkedReference> references)
    {
        List<LinkedIndex> indexes = table.Declaration.Indexes.Select(index => Declared(table, index)).OfType<LinkedIndex>().ToList();
        IndexCoverage coverage = new();
        if (table.PrimaryKey is { } primaryKey) coverage.Add(primaryKey.Columns);
        foreach (LinkedUnique unique in uniques) coverage.Add(unique.Model.Columns);
        foreach (LinkedIndex index in indexes) coverage.Add(index.Model);

        // The longest first: its index serves the shorter keys that it begins with.
        IEnumerable<LinkedReference> longestFirst = references
            .Where(reference => reference.IsIndexed)
            .OrderByDescending(reference => reference.Key.Columns.Count)
            .ThenBy(reference => reference.Key.Name);
        foreach (LinkedReference reference in longestFirst)
        {
            if (coverage.Serves(reference.Key.Columns)) continue;
            EquatableArray<Identifier> columns = reference.Key.Columns.Distinct().ToEquatableArray();
            coverage.Add(columns);
            indexes.Add(new LinkedIndex(
                new IndexModel
                {
                    Name = NamingRules.Index(table.Name.Name, columns),
                    Keys = columns.Select(column => new IndexKey { Column = column }).ToEquatableArray(),
                },
                reference.Member));
        }
        return indexes;
    }

    /// <summary>Null for an index of nothing, or of a column that does not exist: reading has reported it.</summary>
    private static LinkedIndex? Declared(TableScope table, IndexDeclaration index)
    {
        IEnumerable<Identifier> columns = index.Keys.Select(key => key.Column).OfType<Identifier>().Concat(index.Include);
        if (index.Keys.IsEmpty || !columns.All(table.Columns.Contains)) return null;
        string? member = index.Keys.Count == 1 && index.Keys[0].Column is { } column ? table.Columns.MemberOf(column) : null;
        IndexModel model = new()
        {
            Name = index.Name ?? DefaultName(table, index),
            IsUnique = index.IsUnique,
            Method = index.Method,
            Keys = index.Keys,
            Include = index.Include,
            Predicate = index.Predicate,
            NullsNotDistinct = index.NullsNotDistinct,
        };
        return new LinkedIndex(model, member);
    }

    private static Identifier DefaultName(TableScope table, IndexDeclaration index)
    {
        IEnumerable<Identifier> parts = index.NameParts.IsEmpty ? index.Keys.Select(key => key.Column).OfType<Identifier>() : index.NameParts;
        return index.IsUnique ? NamingRules.Unique(table.Name.Name, parts) : NamingRules.Index(table.Name.Name, parts);
    }
}
