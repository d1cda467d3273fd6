using System.ComponentModel;

namespace StudyHub.Schema.Repositories;

/// <summary>One column that rows are ordered by.</summary>
/// <param name="column">Its position in the table's columns.</param>
/// <param name="isDescending">Greatest first.</param>
/// <param name="isNullable">It may hold NULL, which PostgreSQL counts as greater than every value.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct RowOrder(int column, bool isDescending = false, bool isNullable = false)
{
    public int Column { get; } = column;

    public bool IsDescending { get; } = isDescending;

    public bool IsNullable { get; } = isNullable;

    internal RowOrder Reversed => new(Column, !IsDescending, IsNullable);

    internal RowOrder NotNull => new(Column, IsDescending);
}
