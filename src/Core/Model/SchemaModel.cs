using StudyHub.Schema.Collections;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Model;

/// <summary>
/// Everything that is wanted of one database, as PostgreSQL sees it. Lists are sorted by name where their order has no meaning, so that
/// equal schemas are equal values whatever order their records were read in.
/// </summary>
public sealed record SchemaModel
{
    public static SchemaModel Empty { get; } = new();

    /// <summary>The database's C# name, such as StudyHub; empty only in <see cref="Empty"/>. No object carries it.</summary>
    public string Name { get; init; } = "";

    /// <summary>Schemas to create, besides public, which every database has.</summary>
    public EquatableArray<Identifier> Schemas { get; init; }

    public EquatableArray<RoleModel> Roles { get; init; }

    public EquatableArray<EnumModel> Enums { get; init; }

    public EquatableArray<FunctionModel> Functions { get; init; }

    /// <summary>What the files in db/objects give, by kind and name.</summary>
    public EquatableArray<RawObjectModel> RawObjects { get; init; }

    public EquatableArray<TableModel> Tables { get; init; }
}
