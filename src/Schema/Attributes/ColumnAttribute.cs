using System;

namespace StudyHub.Schema;

/// <summary>Names a column, or its type, where the rules are not to decide.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ColumnAttribute : Attribute
{
    public ColumnAttribute()
    {
    }

    /// <param name="name">The column's name, exactly as PostgreSQL stores it; at most 63 bytes.</param>
    public ColumnAttribute(string name) => Name = name;

    public string? Name { get; }

    /// <summary>A PostgreSQL type, such as "inet" or "citext", in place of the one that follows from the C# type.</summary>
    public string? Type { get; set; }
}
