using StudyHub.Schema.Collections;

namespace StudyHub.Schema.Generators.Entities;

/// <summary>
/// The C# side of one record: all that the emitted repository is printed from. TableDeclaration says what PostgreSQL sees; renaming a
/// property with a fixed column name changes this one only. Holds no Roslyn types: it is compared by value in the pipeline.
/// </summary>
internal sealed record EntityModel
{
    /// <summary>With global:: and containing types, such as global::StudyHub.Student.</summary>
    public required string Type { get; init; }

    /// <summary>The record's own name.</summary>
    public required string Name { get; init; }

    /// <summary>Empty for the global namespace.</summary>
    public required string Namespace { get; init; }

    /// <summary>Namespace and containing types joined with dots: unique in the compilation; names the emitted file.</summary>
    public required string HintName { get; init; }

    /// <summary>Behind the hint name in file names: file names are compared without case, so it tells records apart that differ in case alone.</summary>
    public string FileSuffix { get; init; } = "";

    /// <summary>
    /// Stands in the repository's name between the record's and those of the types around it: nothing, or as many underscores as keep it apart
    /// from those of other records.
    /// </summary>
    public string Joint { get; init; } = "";

    /// <summary>True when the record and every type around it are public.</summary>
    public required bool IsPublic { get; init; }

    /// <summary>From the outermost: "partial record Student", as it has to be written to add a member to the record. Empty when not partial.</summary>
    public EquatableArray<string> PartialHeaders { get; init; }

    /// <summary>False for a record that can be inherited from, whose PrintMembers is protected virtual.</summary>
    public required bool IsSealed { get; init; }

    /// <summary>True for a record that derives from another record, whose PrintMembers overrides that one's.</summary>
    public bool DerivesFromRecord { get; init; }

    /// <summary>
    /// What ToString() shows, in its order: public instance fields and readable properties, inherited ones first, columns or not. Needed
    /// only where one of them is personal data; when empty, the columns stand in for it.
    /// </summary>
    public EquatableArray<PrintedMember> PrintedMembers { get; init; }

    /// <summary>Null for the database's default schema.</summary>
    public string? Schema { get; init; }

    public required string Table { get; init; }

    /// <summary>False: no repository is emitted.</summary>
    public required bool IsManaged { get; init; }

    public string? Summary { get; init; }

    public bool IsSoftDeletable { get; init; }

    /// <summary>Who adds a row may not see it, so that no INSERT returns it; and rows are never changed or deleted.</summary>
    public bool IsInsertOnly { get; init; }

    public EquatableArray<EntityProperty> Properties { get; init; }

    /// <summary>Properties that the constructor takes, in its order; empty for a parameterless one. The others are set by initialisers.</summary>
    public EquatableArray<string> ConstructorProperties { get; init; }

    /// <summary>The primary key's properties, in order; empty when there is none (a finding).</summary>
    public EquatableArray<string> Key { get; init; }

    /// <summary>Every unique key but the primary one, each a list of properties.</summary>
    public EquatableArray<EntityKey> UniqueKeys { get; init; }

    /// <summary>What rows are listed by: foreign keys and the leading columns of indexes, each a list of properties, without duplicates.</summary>
    public EquatableArray<EntityKey> Lists { get; init; }

    public EquatableArray<EntityQuery> Queries { get; init; }

    /// <summary>Orders that callers can choose, each of a name of its own.</summary>
    public EquatableArray<EntityOrder> Orders { get; init; }

    /// <summary>Updates of some columns only, each after the rule that lets a role do it.</summary>
    public EquatableArray<EntityUpdate> Updates { get; init; }

    /// <summary>Updates of one value inside of a document.</summary>
    public EquatableArray<EntityPathUpdate> PathUpdates { get; init; }

    /// <summary>The types inside of its documents.</summary>
    public DocumentTypes Documents { get; init; } = DocumentTypes.None;

    /// <summary>What its rule methods became, so that a test can hold the two against each other.</summary>
    public EquatableArray<EntityRule> Rules { get; init; }
}

/// <summary>A declared order.</summary>
internal sealed record EntityOrder(string Name, EquatableArray<QueryOrder> Columns);

/// <summary>A rule method and its SQL.</summary>
/// <param name="Method">The method's name.</param>
/// <param name="IsFilter">NULL counts as false where the SQL stands; if not, it is never NULL.</param>
/// <param name="Sql">The condition.</param>
internal sealed record EntityRule(string Method, bool IsFilter, string Sql)
{
    /// <summary>The optional parameters that are null where this is the SQL.</summary>
    public EquatableArray<string> LeftOut { get; init; }
}

/// <summary>What a role may update; <paramref name="Rule"/> is the rule method's name.</summary>
internal sealed record EntityUpdate(string Rule, EquatableArray<string> Properties);

/// <summary>A member as ToString() shows it; personal data is masked.</summary>
internal sealed record PrintedMember(string Name, bool IsPii);

/// <summary>Properties that are looked up together, in order.</summary>
internal sealed record EntityKey(EquatableArray<string> Properties);
