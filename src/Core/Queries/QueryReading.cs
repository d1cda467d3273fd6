using StudyHub.Schema.Collections;

namespace StudyHub.Schema.Queries;

/// <summary>What the SQL of a query says by itself.</summary>
public sealed record QueryReading
{
    /// <summary>Each use of a parameter, in the order of the text.</summary>
    public EquatableArray<ParameterUse> Parameters { get; init; }

    /// <summary>The columns of its rows, in their order; empty for a statement that gives none, and after a fault.</summary>
    public EquatableArray<QueryColumn> Columns { get; init; }

    /// <summary>It gives rows: a SELECT, or one that has RETURNING.</summary>
    public bool HasRows { get; init; }

    /// <summary>It changes or locks rows.</summary>
    public bool Writes { get; init; }

    /// <summary>It is one call of a function and no more: select f(…).</summary>
    public bool IsCall { get; init; }

    /// <summary>Where that begins which is sent: the statement with the comments before it, but no ';', behind which nothing can be prepared.</summary>
    public int Start { get; init; }

    /// <summary>To the end of the statement: without its ';' and what stands behind.</summary>
    public int Length { get; init; }

    /// <summary>In the order of the text.</summary>
    public EquatableArray<QueryFault> Faults { get; init; }
}

/// <summary>One column of a query's rows.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Start">The first character of its expression in the SQL.</param>
/// <param name="Length">With its alias.</param>
public sealed record QueryColumn(string Name, int Start, int Length);

/// <summary>A column of a query's rows, and the member that it fills.</summary>
/// <param name="Member">The property or constructor parameter; the result itself for a single value.</param>
/// <param name="Type">The PostgreSQL type that the member holds, as <see cref="QueryTypes"/> names it.</param>
/// <param name="ClrType">As messages show it.</param>
/// <param name="IsNullable">The member may be null.</param>
public sealed record QueryMember(string Member, string Type, string ClrType, bool IsNullable);
