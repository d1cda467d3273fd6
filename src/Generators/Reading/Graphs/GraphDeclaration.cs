using StudyHub.Schema.Collections;

namespace StudyHub.Schema.Generators.Reading.Graphs;

/// <summary>What a [Graph] says by itself, before it is known which foreign keys its properties mean. Types are with global::.</summary>
internal sealed record GraphDeclaration
{
    public required string Type { get; init; }

    public required string Name { get; init; }

    public required string Namespace { get; init; }

    public required string HintName { get; init; }

    public string FileSuffix { get; init; } = "";

    public EquatableArray<string> PartialHeaders { get; init; }

    /// <summary>From the row on.</summary>
    public EquatableArray<GraphMember> Members { get; init; }

    public EquatableArray<string> ConstructorMembers { get; init; }

    public GraphMember Row => Members[0];
}

/// <summary>A property of a graph.</summary>
internal sealed record GraphMember
{
    public required string Name { get; init; }

    /// <summary>A record of a table or a graph; of a list, that of its items.</summary>
    public required string Type { get; init; }

    public required string TypeName { get; init; }

    public bool IsGraph { get; init; }

    public bool IsList { get; init; }

    public bool IsNullable { get; init; }

    /// <summary>[By].</summary>
    public EquatableArray<string> By { get; init; }

    /// <summary>[Through]: the record in between; null for none.</summary>
    public string? Link { get; init; }

    public string? LinkName { get; init; }

    /// <summary>[Through(To)].</summary>
    public EquatableArray<string> LinkTo { get; init; }

    /// <summary>[OrderBy].</summary>
    public EquatableArray<GraphOrder> Order { get; init; }
}

/// <summary>A property that a list is ordered by.</summary>
internal sealed record GraphOrder(string Member, bool IsDescending);
