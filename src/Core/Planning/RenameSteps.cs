using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using StudyHub.Schema.Diff;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Objects;
using StudyHub.Schema.Statements;

namespace StudyHub.Schema.Planning;

/// <summary>The steps that give new names: first of all, so that every other step knows one name for everything.</summary>
internal sealed class RenameSteps(SchemaDifference difference)
{
    private readonly StepList list = new(isCreation: true);
    private readonly Dictionary<QualifiedName, TableModel> tables = difference.Before.Tables.ToDictionary(table => table.Name);
    private readonly Dictionary<QualifiedName, QualifiedName> formerTables = difference.Renames.Where(rename => rename.Kind == ObjectKind.Table)
        .ToDictionary(rename => new QualifiedName(rename.Table.Schema, rename.To), rename => rename.Table);

    public IReadOnlyList<PlannedStep> Find()
    {
        HashSet<QualifiedName> unmanaged = [.. difference.After.Tables.Where(table => !table.IsManaged).Select(table => table.Name)];
        foreach (SchemaRename rename in difference.Renames)
        {
            if (rename.Kind == ObjectKind.Enum)
            {
                AddLabel(rename);
                continue;
            }
            QualifiedName table = rename.Kind == ObjectKind.Table ? new QualifiedName(rename.Table.Schema, rename.To) : rename.Table;
            if (!unmanaged.Contains(table)) Add(rename.Table, Statement(rename));
        }
        AddSequences(unmanaged);
        return list.Steps;
    }

    private void Add(QualifiedName table, PgStatement statement)
    {
        MigrationStep step = new() { Statement = statement, Part = ScriptPart.Schema, Table = table };
        // The order in which they are found is the order in which they can be run.
        list.Add(step, StepKind.Rename, default, list.Steps.Count);
    }

    /// <summary>Before any label is added, which can stand before one that has a new name.</summary>
    private void AddLabel(SchemaRename rename)
    {
        MigrationStep step = new() { Statement = new PgStatement.RenameEnumLabel(rename.Table, rename.From.Value, rename.To.Value), Part = ScriptPart.Schema };
        list.Add(step, StepKind.LabelName, default, list.Steps.Count);
    }

    private static PgStatement Statement(SchemaRename rename) => rename.Kind switch
    {
        ObjectKind.Table => new PgStatement.RenameTable(rename.Table, rename.To),
        ObjectKind.Column => new PgStatement.RenameColumn(rename.Table, rename.From, rename.To),
        ObjectKind.PrimaryKey or ObjectKind.Unique or ObjectKind.Check or ObjectKind.ForeignKey
            => new PgStatement.RenameConstraint(rename.Table, rename.From, rename.To),
        ObjectKind.Index => new PgStatement.RenameIndex(new QualifiedName(rename.Table.Schema, rename.From), rename.To),
        ObjectKind.Trigger => new PgStatement.RenameTrigger(rename.Table, rename.From, rename.To),
        ObjectKind.Policy => new PgStatement.RenamePolicy(rename.Table, rename.From, rename.To),
        _ => throw new InvalidOperationException($"{rename.Kind} has no name of its own."),
    };

    private void AddSequences(HashSet<QualifiedName> unmanaged)
    {
        foreach (TableModel table in difference.Renamed.Tables.Where(table => !unmanaged.Contains(table.Name)))
        {
            QualifiedName former = formerTables.TryGetValue(table.Name, out QualifiedName? name) ? name : table.Name;
            foreach ((ColumnModel before, ColumnModel column) in tables[former].Columns.Zip(table.Columns, (before, column) => (before, column)))
            {
                if (before.Identity == IdentityKind.None) continue;
                string from = Sequence(former.Name.Value, before.Name.Value);
                string to = Sequence(table.Name.Name.Value, column.Name.Value);
                if (from != to) Add(table.Name, new PgStatement.RenameSequence(new QualifiedName(table.Name.Schema, new Identifier(from)), new Identifier(to)));
            }
        }
    }

    /// <summary>
    /// The name that PostgreSQL chooses: {table}_{column}_seq, where the longer of the two loses bytes until all fits (makeObjectName in
    /// src/backend/commands/indexcmds.c).
    /// </summary>
    private static string Sequence(string table, string column)
    {
        const string Rest = "__seq";
        int room = Identifier.MaxBytes - Rest.Length;
        int tableBytes = Encoding.UTF8.GetByteCount(table);
        int columnBytes = Encoding.UTF8.GetByteCount(column);
        while (tableBytes + columnBytes > room)
        {
            if (tableBytes > columnBytes) tableBytes--;
            else columnBytes--;
        }
        return $"{Cut(table, tableBytes)}_{Cut(column, columnBytes)}_seq";
    }

    /// <summary>Never in the middle of a character.</summary>
    private static string Cut(string name, int bytes)
    {
        int length = name.Length;
        while (Encoding.UTF8.GetByteCount(name.Substring(0, length)) > bytes) length -= length > 1 && char.IsLowSurrogate(name[length - 1]) ? 2 : 1;
        return name.Substring(0, length);
    }
}
