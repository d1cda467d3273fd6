using System;

namespace StudyHub.Schema.Repositories;

/// <summary>An update of some columns of a table, found by its primary key. Generated code holds one for each rule that allows it.</summary>
public sealed class RowUpdate
{
    private readonly TableSql table;
    private readonly int[] changed;
    private string? text;

    internal RowUpdate(TableSql table, int[] changed)
    {
        ArgumentNullException.ThrowIfNull(changed);
        this.table = table;
        this.changed = changed;
    }

    internal string Text => text ??= table.UpdateText(changed);
}
