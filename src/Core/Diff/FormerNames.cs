using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Objects;

namespace StudyHub.Schema.Diff;

/// <summary>Declares the renames of a way forward in the model it started from, so that the way back renames and loses nothing.</summary>
internal static class FormerNames
{
    public static SchemaModel TurnedRound(SchemaModel before, EquatableArray<SchemaRename> renames)
    {
        Dictionary<QualifiedName, Identifier> tables = renames.Where(rename => rename.Kind == ObjectKind.Table)
            .ToDictionary(rename => rename.Table, rename => rename.To);
        Dictionary<(QualifiedName, Identifier), Identifier> columns = renames.Where(rename => rename.Kind == ObjectKind.Column)
            .ToDictionary(rename => (rename.Table, rename.From), rename => rename.To);
        ILookup<QualifiedName, FormerLabel> labels = renames.Where(rename => rename.Kind == ObjectKind.Enum)
            .ToLookup(rename => rename.Table, rename => new FormerLabel(rename.From.Value, rename.To.Value));
        return before with
        {
            Tables = before.Tables.Select(TurnedRound).ToEquatableArray(),
            Enums = before.Enums.Select(type => type with { FormerLabels = labels[type.Name].ToEquatableArray() }).ToEquatableArray(),
        };

        TableModel TurnedRound(TableModel table)
        {
            Identifier? former = tables.TryGetValue(table.Name, out Identifier? name) ? name : null;
            QualifiedName after = new(table.Name.Schema, former ?? table.Name.Name);
            return table with
            {
                RenamedFrom = former,
                Columns = table.Columns.Select(column => column with
                {
                    RenamedFrom = columns.TryGetValue((after, column.Name), out Identifier? to) ? to : null,
                }).ToEquatableArray(),
            };
        }
    }
}
