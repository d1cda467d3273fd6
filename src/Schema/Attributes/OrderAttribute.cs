using System;

namespace StudyHub.Schema;

/// <summary>
/// An order of the rows that callers can choose: the repository gets a static property, such as OrderByLastNameAndFirstName, for
/// <c>rows.OrderedBy(…)</c>. The primary key is added behind it, so that it is total. Without an index that runs alike, PostgreSQL sorts.
/// </summary>
/// <param name="members">Property names, best with nameof().</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class OrderAttribute(params string[] members) : Attribute
{
    public string[] Members { get; } = members;

    /// <summary>Those of the members that run downwards. The whole order turned round is <c>Reversed()</c>.</summary>
    public string[] Descending { get; set; } = [];
}
