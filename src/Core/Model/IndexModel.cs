using StudyHub.Schema.Collections;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Model;

public sealed record IndexModel
{
    public required Identifier Name { get; init; }

    public bool IsUnique { get; init; }

    /// <summary>The access method as PostgreSQL names it: btree, gin, gist, brin, hash, spgist.</summary>
    public string Method { get; init; } = "btree";

    /// <summary>In order; at least one.</summary>
    public required EquatableArray<IndexKey> Keys { get; init; }

    public EquatableArray<Identifier> Include { get; init; }

    /// <summary>The condition of a partial index.</summary>
    public SqlExpression? Predicate { get; init; }

    public bool NullsNotDistinct { get; init; }
}

/// <summary>One key of an index: a column or an expression, never both.</summary>
public sealed record IndexKey
{
    public Identifier? Column { get; init; }

    public SqlExpression? Expression { get; init; }

    public bool IsDescending { get; init; }

    /// <summary>Null for PostgreSQL's own order: last when ascending, first when descending.</summary>
    public bool? NullsFirst { get; init; }

    /// <summary>Such as jsonb_path_ops or text_pattern_ops; null for the type's default.</summary>
    public string? OperatorClass { get; init; }
}
