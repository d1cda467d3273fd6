using System.ComponentModel;

namespace StudyHub.Schema.Repositories.Shapes;

/// <summary>One column of a projection.</summary>
/// <param name="source">0 for the rows themselves, n for the n-th join.</param>
/// <param name="column">Quoted; null for count(*).</param>
/// <param name="readAs">The type that it is read as, where that is another one.</param>
/// <param name="name">What the result calls it, quoted, where that is not the column's own name.</param>
/// <param name="figure">The aggregate function; null for what rows are grouped by, or read.</param>
/// <param name="isSeen">It is of a row that is referred to, and never null: where it is, row security hides that row.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ShapeColumn(int source, string? column, string? readAs = null, string? name = null, string? figure = null, bool isSeen = false)
{
    internal int Source { get; } = source;

    internal string? Column { get; } = column;

    internal string? Figure { get; } = figure;

    internal bool IsSeen { get; } = isSeen;

    /// <summary>As an item of a select list.</summary>
    /// <param name="qualified">The column with what it is of.</param>
    internal string Selected(string qualified)
        => (Figure is null ? qualified : Figure + "(" + qualified + ")") + (readAs is null ? "" : "::" + readAs) + (name is null ? "" : " as " + name);
}

/// <summary>Rows that are referred to.</summary>
/// <param name="source">Whose reference it is: 0 for the rows themselves, n for the n-th join.</param>
/// <param name="columns">The columns of the reference, quoted.</param>
/// <param name="table">Quoted, with its schema.</param>
/// <param name="keys">The columns that it refers to, quoted.</param>
/// <param name="deletedAt">Not NULL in a deleted row; null where rows are deleted for good.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ShapeJoin(int source, string[] columns, string table, string[] keys, string? deletedAt = null)
{
    internal int Source { get; } = source;

    internal string[] Columns { get; } = columns;

    internal string Table { get; } = table;

    internal string[] Keys { get; } = keys;

    internal string? DeletedAt { get; } = deletedAt;
}
