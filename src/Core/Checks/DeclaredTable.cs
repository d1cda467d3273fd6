using StudyHub.Schema.Collections;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Checks;

/// <summary>What only the records say about a table; a live database has none of it.</summary>
public sealed record DeclaredTable
{
    public required QualifiedName Table { get; init; }

    /// <summary>Columns with [Pii].</summary>
    public EquatableArray<Identifier> PersonalColumns { get; init; }

    /// <summary>The mark of a soft delete; null where rows are deleted for good.</summary>
    public Identifier? DeletedColumn { get; init; }

    /// <summary>The repository's InsertAsync asks for the row that it has added.</summary>
    public bool InsertReturnsRow { get; init; }

    /// <summary>The repository has an UpsertAsync.</summary>
    public bool HasUpsert { get; init; }

    /// <summary>What is denied on purpose.</summary>
    public EquatableArray<DeclaredDenial> Denials { get; init; }

    /// <summary>Roles whose commands a shorthand lists: what it leaves out was left out on purpose.</summary>
    public EquatableArray<Identifier> DecidedRoles { get; init; }
}

/// <summary>One command that a role is denied on purpose.</summary>
public sealed record DeclaredDenial(Identifier Role, PolicyCommand Command);
