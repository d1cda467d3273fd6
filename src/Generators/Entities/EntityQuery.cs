using StudyHub.Schema.Collections;

namespace StudyHub.Schema.Generators.Entities;

/// <summary>A declared query.</summary>
internal sealed record EntityQuery
{
    /// <summary>The rule method's name; the emitted methods are named after it.</summary>
    public required string Name { get; init; }

    public string? Summary { get; init; }

    public EquatableArray<QueryParameter> Parameters { get; init; }

    /// <summary>The condition, with $1 for the first of <see cref="Parameters"/>.</summary>
    public required string Where { get; init; }

    /// <summary>
    /// The conditions by which optional parameters are given, a bit for each from the first; the last is <see cref="Where"/>. Empty without
    /// any. Parameters are numbered among those that are given.
    /// </summary>
    public EquatableArray<string> Variants { get; init; }

    /// <summary>For each variant, or for <see cref="Where"/> alone: the columns, quoted where needed, that have a value in every row that the condition holds for.</summary>
    public EquatableArray<EquatableArray<string>> Valued { get; init; }

    public EquatableArray<QueryOrder> OrderBy { get; init; }
}

/// <summary>A parameter of a declared query; the types are as in <see cref="EntityProperty"/>.</summary>
internal sealed record QueryParameter(string Name, string Type, bool IsValueType, bool IsNullable, ColumnStorage Storage, string DbType)
{
    public EquatableArray<EnumMember> EnumMembers { get; init; }

    /// <summary>It can be left out, which is null, and then the condition is another one.</summary>
    public bool IsOptional { get; init; }

    /// <summary>What it is where a caller leaves it out, as C#; null for one that has to be given.</summary>
    public string? Default { get; init; }
}

/// <summary>One column of an ORDER BY, not quoted.</summary>
internal sealed record QueryOrder(string Column, bool IsDescending);
