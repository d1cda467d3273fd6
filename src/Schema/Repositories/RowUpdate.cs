using System;
using System.ComponentModel;
using StudyHub.Schema.Commands;

namespace StudyHub.Schema.Repositories;

/// <summary>An update of some columns of a table, found by its primary key. Generated code holds one for each rule that allows it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RowUpdate
{
    private readonly TableSql table;
    private readonly int[] changed;
    private Statement? statement;

    internal RowUpdate(TableSql table, int[] changed)
    {
        ArgumentNullException.ThrowIfNull(changed);
        this.table = table;
        this.changed = changed;
    }

    internal Statement Statement => statement ??= table.WriteRow(table.UpdateText(changed));
}
