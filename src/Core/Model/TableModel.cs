using StudyHub.Schema.Collections;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Model;

/// <summary>A table with all that belongs to it. Columns keep their order; every other list is sorted by name.</summary>
public sealed record TableModel
{
    public required QualifiedName Name { get; init; }

    /// <summary>False for a table of somebody else, such as auth.users: known so that it can be referenced, never created or changed.</summary>
    public bool IsManaged { get; init; } = true;

    public string? Comment { get; init; }

    public Identifier? RenamedFrom { get; init; }

    public EquatableArray<ColumnModel> Columns { get; init; }

    public PrimaryKeyModel? PrimaryKey { get; init; }

    public EquatableArray<UniqueModel> Uniques { get; init; }

    public EquatableArray<ForeignKeyModel> ForeignKeys { get; init; }

    public EquatableArray<CheckModel> Checks { get; init; }

    public EquatableArray<IndexModel> Indexes { get; init; }

    public EquatableArray<TriggerModel> Triggers { get; init; }

    /// <summary>ENABLE and FORCE ROW LEVEL SECURITY; one without the other is never wanted.</summary>
    public bool HasRowSecurity { get; init; }

    public EquatableArray<PolicyModel> Policies { get; init; }

    public EquatableArray<GrantModel> Grants { get; init; }

    public EquatableArray<SeedModel> Seeds { get; init; }
}
