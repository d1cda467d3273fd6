using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Diff;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Objects;
using StudyHub.Schema.Statements;

namespace StudyHub.Schema.Effects;

/// <summary>Which rows that are there can make a statement fail.</summary>
internal sealed class ObstacleReader(SchemaDifference difference, Conversions conversions)
{
    private readonly Dictionary<QualifiedName, TableModel> after = difference.After.Tables.ToDictionary(table => table.Name);

    public IEnumerable<Obstacle> Of(PgStatement statement, PlanProgress progress) => statement switch
    {
        PgStatement.AddColumn s when !progress.IsCreated(s.Table) => OfAddition(s),
        PgStatement.RefuseLabels s => s.Columns.Select(column => Column(
            column.Table, column.Column, $"fails where column {column.Table}.{column.Column} holds {string.Join(", ", s.Labels.Select(SqlQuoting.Literal))}, which {s.Enum} loses")),
        PgStatement.AlterColumnType s when conversions.Of(s)?.MayFail != false && !conversions.IsOfOneName(s)
            => [Column(s.Table, s.Column, $"fails where column {s.Table}.{s.Column} has a value that {s.Type} does not take")],
        PgStatement.SetNotNull s when !progress.IsProvenNotNull(s.Table, s.Column) => [Null(s.Table, s.Column)],
        PgStatement.AddPrimaryKey s => [Duplicates(ObjectKind.PrimaryKey, s.Table, s.Key.Columns), .. s.Key.Columns.Select(column => Null(s.Table, column))],
        PgStatement.AddUnique s => [Duplicates(ObjectKind.Unique, s.Table, s.Unique.Columns, s.Unique.Name)],
        PgStatement.CreateIndex { Index.IsUnique: true } s when !progress.IsCreated(s.Table)
            => [Duplicates(ObjectKind.Index, s.Table, s.Index.Keys.Select(key => key.Column).OfType<Identifier>(), s.Index.Name)],
        PgStatement.AddCheck { IsValid: true } s => [Violations(ObjectKind.Check, s.Table, s.Check.Name)],
        PgStatement.AddForeignKey { IsValid: true } s when !progress.IsCreated(s.Table) => [Orphans(s.Table, s.ForeignKey)],
        PgStatement.ValidateConstraint s => OfValidation(s, progress),
        PgStatement.UpsertSeed s when !progress.IsCreated(s.Table) => OfSeed(s),
        PgStatement.DeleteSeed s => Deletions.Refusing(s.Table, progress).Select(key => new Obstacle(
            ObjectId.Of(ObjectKind.ForeignKey, key.Table, key.Key.Name.Value),
            $"fails where rows of {key.Table} refer by {key.Key.Name} to rows that go with seed {s.Seed.Name} of {s.Table}")),
        PgStatement.WithForceLifted s => Of(s.Statement, progress),
        _ => [],
    };

    private static IEnumerable<Obstacle> OfAddition(PgStatement.AddColumn addition)
    {
        ColumnModel column = addition.Column;
        string name = $"{addition.Table}.{column.Name}";
        if (column.Generated is not null)
            yield return Column(addition.Table, column.Name, $"fails where column {name} cannot be computed for a row");
        else if (!column.IsNullable && column is { Default: null, Identity: IdentityKind.None })
            yield return Column(addition.Table, column.Name, $"fails where {addition.Table} has rows: column {name} is NOT NULL and has no default");
    }

    private static IEnumerable<Obstacle> OfValidation(PgStatement.ValidateConstraint validation, PlanProgress progress)
    {
        if (progress.NotNullColumn(validation.Table, validation.Name) is { } column) yield return Null(validation.Table, column);
        else if (progress.ForeignKey(validation.Table, validation.Name) is { } key) yield return Orphans(validation.Table, key);
        else yield return Violations(ObjectKind.Check, validation.Table, validation.Name);
    }

    /// <summary>A row that is there under another key may have what the seed's row wants to be the only one to have.</summary>
    private IEnumerable<Obstacle> OfSeed(PgStatement.UpsertSeed upsert)
    {
        if (!after.TryGetValue(upsert.Table, out TableModel? table)) yield break;
        IEnumerable<EquatableArray<Identifier>> keys = table.Uniques.Select(unique => unique.Columns)
            .Concat(table.PrimaryKey is { } primary ? [primary.Columns] : [])
            .Concat(table.Indexes.Where(index => index.IsUnique).Select(index => index.Keys.Select(key => key.Column).OfType<Identifier>().ToEquatableArray()));
        foreach (EquatableArray<Identifier> key in keys)
        {
            if (key.Any(upsert.Seed.Columns.Contains) && !new HashSet<Identifier>(key).SetEquals(upsert.Seed.ConflictColumns))
            {
                yield return new Obstacle(
                    ObjectId.Of(ObjectKind.Seed, upsert.Table, upsert.Seed.Name),
                    $"fails where another row of {upsert.Table} has the {string.Join(", ", key)} of a row of seed {upsert.Seed.Name}");
            }
        }
    }

    private static Obstacle Null(QualifiedName table, Identifier column) => Column(table, column, $"fails where rows of {table} have NULL in {column}");

    private static Obstacle Column(QualifiedName table, Identifier column, string sentence) => new(ObjectId.Of(ObjectKind.Column, table, column.Value), sentence);

    private static Obstacle Duplicates(ObjectKind kind, QualifiedName table, IEnumerable<Identifier> columns, Identifier? name = null)
    {
        Identifier[] listed = [.. columns];
        ObjectId id = name is null ? ObjectId.Of(kind, table) : ObjectId.Of(kind, table, name.Value);
        return new Obstacle(id, $"fails where rows of {table} have the same {(listed.Length == 0 ? "key of " + name : string.Join(", ", listed.AsEnumerable()))}");
    }

    private static Obstacle Orphans(QualifiedName table, ForeignKeyModel key) => new(
        ObjectId.Of(ObjectKind.ForeignKey, table, key.Name.Value),
        $"fails where rows of {table} refer by {string.Join(", ", key.Columns)} to no row of {key.ReferencedTable}");

    private static Obstacle Violations(ObjectKind kind, QualifiedName table, Identifier name)
        => new(ObjectId.Of(kind, table, name.Value), $"fails where rows of {table} violate {name}");
}
