using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Diff;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Objects;
using StudyHub.Schema.Statements;

namespace StudyHub.Schema.Planning;

/// <summary>What comes before an enum is made anew without some of its labels.</summary>
internal static class LabelRemoval
{
    /// <summary>Seeds let go of the labels first, then rows that still hold one are refused; nothing where no label goes.</summary>
    public static IEnumerable<PgStatement> Of(SchemaDifference difference, ChangeSet changes, EnumModel before, EnumModel after)
    {
        EquatableArray<string> gone = before.Labels.Where(label => !after.Labels.Contains(label)).ToEquatableArray();
        EquatableArray<LabelColumn> columns = gone.IsEmpty ? default : Columns(difference, changes, before).ToEquatableArray();
        if (columns.IsEmpty) return [];
        // Where labels come, too, the seeds may need them, which the old type does not have.
        IEnumerable<PgStatement> seeds = after.Labels.All(before.Labels.Contains) ? Seeds(changes, columns) : [];
        return seeds.Append(new PgStatement.RefuseLabels(before.Name, gone, columns));
    }

    /// <summary>The columns of the type whose values the new one gets.</summary>
    private static IEnumerable<LabelColumn> Columns(SchemaDifference difference, ChangeSet changes, EnumModel type)
    {
        Dictionary<QualifiedName, TableModel> kept = difference.After.Tables.ToDictionary(table => table.Name);
        foreach (TableModel table in difference.Renamed.Tables.Where(table => table.IsManaged && kept.ContainsKey(table.Name)))
        {
            foreach (ColumnModel column in table.Columns.Where(column => Alterable.IsOf(column.Type, type.Name) && column.Generated is null))
            {
                bool isKept = kept[table.Name].Columns.Any(other => other.Name == column.Name && Alterable.IsOf(other.Type, type.Name));
                if (isKept && !changes.IsReplaced(ObjectId.Of(ObjectKind.Column, table.Name, column.Name.Value)))
                    yield return new LabelColumn(table.Name, column.Name, column.Type.IsArray);
            }
        }
    }

    /// <summary>They come again in their own place, where they change nothing more.</summary>
    private static IEnumerable<PgStatement> Seeds(ChangeSet changes, EquatableArray<LabelColumn> columns) => changes.Altered
        .Where(change => change is { Before: SchemaObject.Seed before, After: SchemaObject.Seed after }
            && before.Model.Columns == after.Model.Columns && before.Model.ConflictColumns == after.Model.ConflictColumns && before.Model.DependsOn == after.Model.DependsOn
            && columns.Any(column => column.Table == before.Owner && before.Model.Columns.Contains(column.Column)))
        .SelectMany(change => SeedAlteration.Of((SchemaObject.Seed)change.Before, (SchemaObject.Seed)change.After));
}
