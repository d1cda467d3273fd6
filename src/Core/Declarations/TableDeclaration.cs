using StudyHub.Schema.Collections;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Declarations;

/// <summary>
/// What one record says by itself, before it is known which tables its references mean. Members are C# property names; the Linking room
/// resolves them together with the other declarations into a <see cref="TableModel"/>.
/// </summary>
public sealed record TableDeclaration
{
    /// <summary>Full metadata name: Namespace.Outer+Record. References and findings name tables by it.</summary>
    public required string Record { get; init; }

    /// <summary>The record's own name, for messages.</summary>
    public required string RecordName { get; init; }

    /// <summary>Null for the database's default schema.</summary>
    public Identifier? Schema { get; init; }

    public required Identifier Name { get; init; }

    public bool IsManaged { get; init; } = true;

    public bool IsFrameworkRoot { get; init; }

    public bool IsFrameworkAware { get; init; }

    /// <summary>[FrameworkAware(OnDelete)]: what happens to the rows when their framework is deleted.</summary>
    public ReferentialAction FrameworkOnDelete { get; init; }

    /// <summary>The database keeps updated_at.</summary>
    public bool IsTimestamped { get; init; }

    public bool IsSoftDeletable { get; init; }

    public string? Comment { get; init; }

    public Identifier? RenamedFrom { get; init; }

    /// <summary>In the order of the record.</summary>
    public EquatableArray<ColumnDeclaration> Columns { get; init; }

    public KeyDeclaration? Key { get; init; }

    public EquatableArray<UniqueDeclaration> Uniques { get; init; }

    public EquatableArray<ReferenceDeclaration> References { get; init; }

    public EquatableArray<CheckDeclaration> Checks { get; init; }

    public EquatableArray<IndexDeclaration> Indexes { get; init; }

    public EquatableArray<PolicyDeclaration> Policies { get; init; }

    public EquatableArray<DenialDeclaration> Denials { get; init; }

    /// <summary>Shorthands for policies, as they are written.</summary>
    public EquatableArray<AccessDeclaration> Access { get; init; }

    public EquatableArray<SeedDeclaration> Seeds { get; init; }

    /// <summary>Enum types that the columns are stored as; the same one may come from many tables.</summary>
    public EquatableArray<EnumDeclaration> Enums { get; init; }
}
