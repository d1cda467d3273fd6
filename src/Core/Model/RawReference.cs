using System;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Model;

/// <summary>Names something of a schema as its author would: "table public.students", "function app.user_id()".</summary>
/// <param name="Kind">table, enum, schema, role, or one of <see cref="RawKinds"/>.</param>
/// <param name="Name">As SQL writes it, with its schema.</param>
public sealed record RawReference(string Kind, string Name) : IComparable<RawReference>
{
    public const string TableKind = "table";
    public const string EnumKind = "enum";
    public const string FunctionKind = "function";
    public const string SchemaKind = "schema";
    public const string RoleKind = "role";

    public static RawReference Table(QualifiedName name) => new(TableKind, SqlQuoting.QualifiedName(name));

    public static RawReference Enum(QualifiedName name) => new(EnumKind, SqlQuoting.QualifiedName(name));

    public static RawReference Function(FunctionModel function) => new(FunctionKind, $"{SqlQuoting.QualifiedName(function.Name)}({function.Arguments})");

    public static RawReference Schema(Identifier name) => new(SchemaKind, SqlQuoting.Identifier(name));

    public static RawReference Role(Identifier name) => new(RoleKind, SqlQuoting.Identifier(name));

    public int CompareTo(RawReference? other)
    {
        if (other is null) return 1;
        int byKind = string.CompareOrdinal(Kind, other.Kind);
        return byKind != 0 ? byKind : string.CompareOrdinal(Name, other.Name);
    }

    public override string ToString() => $"{Kind} {Name}";
}
