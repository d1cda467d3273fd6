using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Objects;

/// <summary>
/// What makes an object the same one before and after a change: its kind and its path, such as [public, users, email] for a column.
/// </summary>
public sealed record ObjectId(ObjectKind Kind, EquatableArray<string> Path)
{
    public static ObjectId Schema(Identifier name) => new(ObjectKind.Schema, EquatableArrays.Of(name.Value));

    public static ObjectId Role(Identifier name) => new(ObjectKind.Role, EquatableArrays.Of(name.Value));

    public static ObjectId Enum(QualifiedName name) => Of(ObjectKind.Enum, name);

    public static ObjectId Function(QualifiedName name, string arguments = "") => Of(ObjectKind.Function, name, arguments);

    /// <summary>Its path is kind, schema ("" for none) and name.</summary>
    public static ObjectId Raw(RawObjectModel item) => new(ObjectKind.Raw, EquatableArrays.Of(item.Kind, item.Schema?.Value ?? "", item.Name));

    public static ObjectId Table(QualifiedName name) => Of(ObjectKind.Table, name);

    /// <param name="kind">A kind of object that belongs to a table.</param>
    /// <param name="table">That table.</param>
    /// <param name="rest">What tells it from the others of its kind in that table; nothing where there can be only one.</param>
    public static ObjectId Of(ObjectKind kind, QualifiedName table, params string[] rest)
    {
        string[] path = new string[rest.Length + 2];
        path[0] = table.Schema.Value;
        path[1] = table.Name.Value;
        rest.CopyTo(path, 2);
        return new ObjectId(kind, EquatableArray<string>.From(path));
    }

    /// <summary>For messages: "column public.users.email", "foreign key public.notes.fk_notes_user_id".</summary>
    public override string ToString() => Kind switch
    {
        ObjectKind.Function => $"function {Path[0]}.{Path[1]}({Path[2]})",
        ObjectKind.Raw => $"{Path[0]} {(Path[1].Length == 0 ? "" : Path[1] + ".")}{Path[2]}",
        _ => $"{Words(Kind)} {string.Join(".", Path)}",
    };

    private static string Words(ObjectKind kind)
        => string.Concat(kind.ToString().Select((c, i) => i > 0 && char.IsUpper(c) ? " " + c : c.ToString())).ToLowerInvariant();
}
