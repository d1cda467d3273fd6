using StudyHub.Schema.Collections;

namespace StudyHub.Schema.Generators.Entities;

/// <summary>A [Graph] whose edges are known: all that its loading is printed from.</summary>
internal sealed record GraphModel
{
    /// <summary>With global:: and containing types.</summary>
    public required string Type { get; init; }

    public required string Name { get; init; }

    /// <summary>Empty for the global namespace.</summary>
    public required string Namespace { get; init; }

    /// <summary>As in <see cref="EntityModel"/>.</summary>
    public required string HintName { get; init; }

    public string FileSuffix { get; init; } = "";

    public EquatableArray<string> PartialHeaders { get; init; }

    /// <summary>The rows that the graph is about.</summary>
    public required GraphTableModel Row { get; init; }

    public EquatableArray<GraphEdgeModel> Edges { get; init; }

    /// <summary>The property of the row, then those of the edges, in their order.</summary>
    public EquatableArray<string> Members { get; init; }

    /// <summary>The members that the constructor takes, in its order; the others are set by initialisers.</summary>
    public EquatableArray<string> ConstructorMembers { get; init; }
}

/// <summary>A table's record and its repository, with global::.</summary>
internal sealed record GraphTableModel(string Type, string Repository);

/// <summary>A way from a row to others.</summary>
internal sealed record GraphEdgeModel
{
    /// <summary>It leads to any number.</summary>
    public required bool IsMany { get; init; }

    /// <summary>It may lead to none; of a list it says nothing.</summary>
    public bool IsNullable { get; init; }

    /// <summary>The table that it leads to.</summary>
    public required GraphTableModel Row { get; init; }

    /// <summary>The graph of these rows; null where the rows alone are loaded.</summary>
    public string? Graph { get; init; }

    public required GraphKeyModel From { get; init; }

    public required GraphKeyModel To { get; init; }

    /// <summary>The table in between; null for none.</summary>
    public GraphLinkModel? Link { get; init; }

    /// <summary>As SQL; null for the order of the key.</summary>
    public string? Order { get; init; }
}

/// <summary>A table whose rows link others: by <paramref name="From"/> to the row, by <paramref name="To"/> to the rows of the list.</summary>
internal sealed record GraphLinkModel(GraphTableModel Row, GraphKeyModel From, GraphKeyModel To);

/// <summary>Columns that rows are matched by.</summary>
internal sealed record GraphKeyModel(string RowType, EquatableArray<GraphKeyColumn> Columns);

/// <param name="Property">The property that holds it.</param>
/// <param name="Type">Of the property, without the mark of nullability.</param>
/// <param name="IsValueType">The type is a struct or an enum.</param>
/// <param name="IsNullable">The property may be null.</param>
/// <param name="Column">Quoted where needed.</param>
/// <param name="SqlType">The column's type.</param>
internal sealed record GraphKeyColumn(string Property, string Type, bool IsValueType, bool IsNullable, string Column, string SqlType);
