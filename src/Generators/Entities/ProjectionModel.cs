using StudyHub.Schema.Collections;

namespace StudyHub.Schema.Generators.Entities;

/// <summary>A record that rows of a table can be read as: all that its emitted half is printed from.</summary>
internal sealed record ProjectionModel
{
    /// <summary>The C# side of the record, as that of a table without a key: its properties, in the order in which they are read.</summary>
    public required EntityModel Record { get; init; }

    /// <summary>The record of the table, with global::.</summary>
    public required string RowType { get; init; }

    /// <summary>The rows' table with its schema, not quoted.</summary>
    public required string Table { get; init; }

    /// <summary>One for each property of <see cref="Record"/>, in the same order.</summary>
    public EquatableArray<ProjectedColumn> Columns { get; init; }

    public EquatableArray<ProjectedJoin> Joins { get; init; }
}

/// <summary>What a property of a projection is read from.</summary>
/// <param name="Source">0 for the rows themselves, n for the n-th join.</param>
/// <param name="Column">Quoted; null for count(*).</param>
/// <param name="Name">Quoted; null for the column's own.</param>
/// <param name="Figure">The aggregate function; null without one.</param>
/// <param name="IsSeen">It is of a row that is referred to, and never null.</param>
internal sealed record ProjectedColumn(int Source, string? Column, string? Name, string? Figure, bool IsSeen);

/// <summary>Rows that are referred to; everything is quoted.</summary>
internal sealed record ProjectedJoin(int Source, EquatableArray<string> Columns, string Table, EquatableArray<string> Keys, string? DeletedAt);
