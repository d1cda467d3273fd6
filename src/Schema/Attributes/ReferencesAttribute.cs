using System;

namespace StudyHub.Schema;

/// <summary>
/// A foreign key to the primary key of another table: on a property for that column, on the record for several. It gets an index unless
/// another one serves it.
/// </summary>
/// <typeparam name="T">A [Table] record.</typeparam>
/// <param name="members">Property names, best with nameof(); none on a property.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Property, AllowMultiple = true)]
public sealed class ReferencesAttribute<T>(params string[] members) : Attribute
{
    public string[] Members { get; } = members;

    /// <summary>Properties of <typeparamref name="T"/> that are a unique key of it, where its primary key is not meant.</summary>
    public string[] Target { get; set; } = [];

    public OnDelete OnDelete { get; set; }

    public OnUpdate OnUpdate { get; set; }

    public string? Name { get; set; }

    /// <summary>False for a key that is never looked up or deleted from the other side.</summary>
    public bool Index { get; set; } = true;
}
