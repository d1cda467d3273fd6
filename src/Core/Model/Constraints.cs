using StudyHub.Schema.Collections;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Model;

public sealed record PrimaryKeyModel(Identifier Name, EquatableArray<Identifier> Columns);

/// <summary>A UNIQUE constraint; <paramref name="NullsNotDistinct"/> makes two NULLs a duplicate (PostgreSQL 15 on).</summary>
public sealed record UniqueModel(Identifier Name, EquatableArray<Identifier> Columns, bool NullsNotDistinct = false);

/// <summary>A CHECK constraint. NULL passes: the expression was translated for that position.</summary>
public sealed record CheckModel(Identifier Name, SqlExpression Condition);

/// <summary>A foreign key, always added after all tables exist.</summary>
public sealed record ForeignKeyModel
{
    public required Identifier Name { get; init; }

    public required EquatableArray<Identifier> Columns { get; init; }

    public required QualifiedName ReferencedTable { get; init; }

    /// <summary>Same length and order as <see cref="Columns"/>.</summary>
    public required EquatableArray<Identifier> ReferencedColumns { get; init; }

    public ReferentialAction OnDelete { get; init; }

    public ReferentialAction OnUpdate { get; init; }

    /// <summary>
    /// The columns that SET NULL or SET DEFAULT touches on delete; empty means all. A same-framework key must not set framework_id to NULL.
    /// </summary>
    public EquatableArray<Identifier> OnDeleteColumns { get; init; }
}

/// <summary>The actions of the SQL standard, in PostgreSQL's words.</summary>
public enum ReferentialAction
{
    NoAction,
    Restrict,
    Cascade,
    SetNull,
    SetDefault,
}
