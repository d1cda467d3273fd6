using System;

namespace StudyHub.Schema;

/// <summary>Makes a record a table. The name is the record's in snake_case and the plural, unless one is given.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TableAttribute : Attribute
{
    public TableAttribute()
    {
    }

    /// <param name="name">The table's name, exactly as PostgreSQL stores it; at most 63 bytes.</param>
    public TableAttribute(string name) => Name = name;

    public string? Name { get; }

    /// <summary>The table's schema; the database's default schema when not given.</summary>
    public string? Schema { get; set; }
}
