using System;

namespace StudyHub.Schema;

/// <summary>
/// An index: on a property for that column, on the record for several. A member is a property name, or a path into a typed jsonb column:
/// <c>nameof(Config) + "." + nameof(SubjectConfig.TutorStyle)</c>.
/// </summary>
/// <param name="members">Property names or jsonb paths; none on a property, or where <see cref="Sql"/> is given.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Property, AllowMultiple = true)]
public sealed class IndexAttribute(params string[] members) : Attribute
{
    public string[] Members { get; } = members;

    public string? Name { get; set; }

    public bool IsUnique { get; set; }

    public IndexMethod Method { get; set; }

    /// <summary>Those of the members that are ordered downwards.</summary>
    public string[] Descending { get; set; } = [];

    /// <summary>Properties that the index carries along without being ordered by them.</summary>
    public string[] Include { get; set; } = [];

    /// <summary>The name of a static rule method of the record: only rows for which it holds are indexed.</summary>
    public string? Where { get; set; }

    /// <summary>The same as SQL, for what C# cannot say.</summary>
    public string? WhereSql { get; set; }

    /// <summary>An expression to index, for what C# cannot say; <see cref="Name"/> must be given with it.</summary>
    public string? Sql { get; set; }

    /// <summary>Such as "jsonb_path_ops"; applies to every key.</summary>
    public string? OperatorClass { get; set; }

    /// <summary>For a unique index: two NULLs count as the same value.</summary>
    public bool NullsNotDistinct { get; set; }
}
