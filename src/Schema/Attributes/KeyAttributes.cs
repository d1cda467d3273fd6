using System;

namespace StudyHub.Schema;

/// <summary>Part of the primary key. Not needed on a property that is named Id. Several make a composite key, in their order.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class KeyAttribute : Attribute;

/// <summary>The primary key, where its order or name matters.</summary>
/// <param name="members">Property names, best with nameof().</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PrimaryKeyAttribute(params string[] members) : Attribute
{
    public string[] Members { get; } = members;

    public string? Name { get; set; }
}

/// <summary>A UNIQUE constraint: on a property for that column, on the record for several.</summary>
/// <param name="members">Property names, best with nameof(); none on a property.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Property, AllowMultiple = true)]
public sealed class UniqueAttribute(params string[] members) : Attribute
{
    public string[] Members { get; } = members;

    public string? Name { get; set; }

    /// <summary>Two NULLs count as the same value.</summary>
    public bool NullsNotDistinct { get; set; }
}

/// <summary>UNIQUE within the row's framework: on a property for that column, on the record for several.</summary>
/// <param name="members">Property names, best with nameof(); none on a property.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Property, AllowMultiple = true)]
public sealed class UniquePerFrameworkAttribute(params string[] members) : Attribute
{
    public string[] Members { get; } = members;

    public string? Name { get; set; }
}
