using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Diff;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Objects;
using StudyHub.Schema.Statements;

namespace StudyHub.Schema.Effects;

/// <summary>
/// What of the rows is gone after a statement. A seed owns the columns that it gives, so to bring its rows to other values loses nothing.
/// </summary>
internal sealed class LossReader(SchemaDifference difference, Conversions conversions)
{
    private readonly HashSet<ObjectId> computed = [.. difference.Renamed.Tables.SelectMany(table => table.Columns
        .Where(column => column.Generated is not null).Select(column => Column(table.Name, column.Name)))];

    public IEnumerable<DataLoss> Of(PgStatement statement, PlanProgress progress) => statement switch
    {
        PgStatement.DropTable s => [new DataLoss(ObjectId.Table(s.Name), $"loses the rows of table {s.Name}")],
        PgStatement.DropColumn s => OfColumn(s),
        PgStatement.AlterColumnType s => OfConversion(s),
        PgStatement.DeleteSeed s => OfDeletion(s, progress),
        PgStatement.DropRaw { Loses: { } loss } s => [new DataLoss(ObjectId.Raw(s.Object), $"loses {loss} of {s.Object.Kind} {s.Object.FullName}")],
        PgStatement.WithForceLifted s => Of(s.Statement, progress),
        _ => [],
    };

    private IEnumerable<DataLoss> OfColumn(PgStatement.DropColumn drop)
    {
        ObjectId column = Column(drop.Table, drop.Column);
        return computed.Contains(column) ? [] : [new DataLoss(column, $"loses the values of column {drop.Table}.{drop.Column}")];
    }

    private IEnumerable<DataLoss> OfConversion(PgStatement.AlterColumnType change)
    {
        if (conversions.Of(change)?.Loss is not { } loss) return [];
        PgType before = conversions.TypeBefore(change.Table, change.Column)!;
        ObjectId column = Column(change.Table, change.Column);
        return computed.Contains(column)
            ? []
            : [new DataLoss(column, $"loses {loss} of column {change.Table}.{change.Column}, where {before} becomes {change.Type}")];
    }

    private static IEnumerable<DataLoss> OfDeletion(PgStatement.DeleteSeed deletion, PlanProgress progress)
    {
        string seed = $"seed {deletion.Seed.Name} of {deletion.Table}";
        if (progress.IsCreated(deletion.Table)) yield break;
        foreach ((QualifiedName table, ForeignKeyModel? key) in Deletions.From(deletion.Table, progress))
        {
            yield return key switch
            {
                null => new DataLoss(ObjectId.Table(table), $"loses {deletion.Seed.Rows.Count} rows of table {table}, those of {seed}"),
                { OnDelete: ReferentialAction.Cascade } => new DataLoss(
                    ObjectId.Table(table), $"loses the rows of table {table} that refer by {key.Name} to rows that go with {seed}"),
                _ => new DataLoss(
                    ObjectId.Table(table),
                    $"loses the values of {string.Join(", ", key.OnDeleteColumns.IsEmpty ? key.Columns : key.OnDeleteColumns)} of table {table} in rows that refer by {key.Name} to rows that go with {seed}"),
            };
        }
    }

    private static ObjectId Column(QualifiedName table, Identifier column) => ObjectId.Of(ObjectKind.Column, table, column.Value);
}
