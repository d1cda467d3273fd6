using StudyHub.Schema.Collections;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Model;

/// <summary>
/// Rows that the schema brings along. Written as an idempotent upsert: a row whose <see cref="ConflictColumns"/> exist already is brought
/// to these values, and is left alone when it has them.
/// </summary>
public sealed record SeedModel
{
    /// <summary>
    /// The C# member that the rows come from: names the seed in messages, and orders the seeds of one table. Rows that refer to other rows
    /// of their table are a seed of their own, whose name sorts behind: "~0002 Topics".
    /// </summary>
    public required string Name { get; init; }

    /// <summary>The columns of a unique or primary key that all rows give.</summary>
    public required EquatableArray<Identifier> ConflictColumns { get; init; }

    public required EquatableArray<Identifier> Columns { get; init; }

    /// <summary>Each with one value for each of <see cref="Columns"/>.</summary>
    public required EquatableArray<SeedRow> Rows { get; init; }

    /// <summary>Tables whose seeds must be there first, sorted.</summary>
    public EquatableArray<QualifiedName> DependsOn { get; init; }
}

/// <summary>One row: SQL expressions, most of them literals; a reference to another seed is a scalar subquery by that seed's key.</summary>
public sealed record SeedRow(EquatableArray<SqlExpression> Values);
