using StudyHub.Schema.Collections;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Declarations;

/// <summary>An index as declared.</summary>
public sealed record IndexDeclaration
{
    /// <summary>Null is filled in by the naming rules from <see cref="NameParts"/>.</summary>
    public Identifier? Name { get; init; }

    /// <summary>What the default name is made of: column names, and for a jsonb path the column and its last step in snake_case.</summary>
    public EquatableArray<Identifier> NameParts { get; init; }

    public bool IsUnique { get; init; }

    public string Method { get; init; } = "btree";

    public required EquatableArray<IndexKey> Keys { get; init; }

    public EquatableArray<Identifier> Include { get; init; }

    public SqlExpression? Predicate { get; init; }

    public bool NullsNotDistinct { get; init; }
}
