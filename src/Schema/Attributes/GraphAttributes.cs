using System;

namespace StudyHub.Schema;

/// <summary>
/// A row with rows that belong to it: a partial record whose first property is the row of a table, and whose other properties are rows or
/// graphs. One of a type is the row that a foreign key refers to; an IReadOnlyList holds those that refer to this one. All of them are loaded
/// in one round trip: <c>session.Students.All().ListAsync&lt;StudentGraph&gt;()</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class GraphAttribute : Attribute;

/// <summary>Which of several foreign keys a property of a [Graph] goes along.</summary>
/// <param name="members">Properties of the record that refers, best with nameof().</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class ByAttribute(params string[] members) : Attribute
{
    public string[] Members { get; } = members;
}

/// <summary>The rows of a list of a [Graph] are linked by rows of another table, which refer to both. [By] names its way to this row.</summary>
/// <typeparam name="TLink">The [Table] record in between.</typeparam>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class ThroughAttribute<TLink> : Attribute
    where TLink : class
{
    /// <summary>Properties of <typeparamref name="TLink"/> that refer to the rows of the list, where several could.</summary>
    public string[] To { get; set; } = [];
}

/// <summary>The order of a list of a [Graph]; behind it, and without it, the rows come in the order of their key.</summary>
/// <param name="members">Properties of the record in the list, best with nameof().</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class OrderByAttribute(params string[] members) : Attribute
{
    public string[] Members { get; } = members;

    /// <summary>Those of the members that are ordered downwards.</summary>
    public string[] Descending { get; set; } = [];
}
