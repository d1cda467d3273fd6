using System;

namespace StudyHub.Schema.Naming;

/// <summary>Schema and name of a relation, type or function.</summary>
public sealed record QualifiedName(Identifier Schema, Identifier Name) : IComparable<QualifiedName>
{
    public QualifiedName(string schema, string name)
        : this(new Identifier(schema), new Identifier(name))
    {
    }

    public int CompareTo(QualifiedName? other)
    {
        if (other is null) return 1;
        int bySchema = Schema.CompareTo(other.Schema);
        return bySchema != 0 ? bySchema : Name.CompareTo(other.Name);
    }

    /// <summary>For messages and keys; SQL text is made by the Sql room alone.</summary>
    public override string ToString() => Schema.Value + "." + Name.Value;
}
