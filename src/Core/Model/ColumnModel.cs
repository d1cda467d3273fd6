using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Model;

/// <summary>A column as PostgreSQL sees it; its C# property is in the generator's EntityModel.</summary>
public sealed record ColumnModel
{
    public required Identifier Name { get; init; }

    public required PgType Type { get; init; }

    public required bool IsNullable { get; init; }

    public SqlExpression? Default { get; init; }

    public IdentityKind Identity { get; init; }

    /// <summary>GENERATED ALWAYS AS (…) STORED.</summary>
    public SqlExpression? Generated { get; init; }

    public string? Comment { get; init; }

    public Identifier? RenamedFrom { get; init; }
}

/// <summary>GENERATED … AS IDENTITY.</summary>
public enum IdentityKind
{
    None,
    Always,
    ByDefault,
}
