using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Manifest;

/// <summary>
/// The fields of one JSON object, taken out one by one: what is left at the end is a field that this version does not know, and a field
/// that is not understood must not be lost.
/// </summary>
internal sealed class JsonFields(Dictionary<string, object> fields, string? first, int line)
{
    /// <summary>The name of the first field, which says what kind of object the line is; null for {}.</summary>
    public string? First => first;

    public int Line => line;

    /// <exception cref="ManifestException">A field is left that nobody asked for.</exception>
    public void End()
    {
        if (fields.Count > 0)
            throw new ManifestException(line, $"the field '{fields.Keys.First()}'", $"only fields that a line of '{first}' has in this format");
    }

    public string Text(string name) => OptionalText(name) ?? throw Missing(name, "a text");

    public string? OptionalText(string name) => Take(name) is { } value ? As<string>(value, name, "a text") : null;

    public int? OptionalNumber(string name) => Take(name) is { } value ? As<int>(value, name, "a number") : null;

    public bool? OptionalFlag(string name) => Take(name) is { } value ? As<bool>(value, name, "true or false") : null;

    public bool Flag(string name) => OptionalFlag(name) ?? false;

    public Identifier Name(string name) => ToIdentifier(Text(name));

    public Identifier? OptionalName(string name) => OptionalText(name) is { } text ? ToIdentifier(text) : null;

    public List<string> Texts(string name) => Items(name).ConvertAll(item => As<string>(item, name, "a text"));

    public EquatableArray<Identifier> Names(string name) => Texts(name).Select(ToIdentifier).ToEquatableArray();

    public QualifiedName QualifiedName(string name) => ToQualifiedName(Texts(name), name);

    public EquatableArray<QualifiedName> QualifiedNames(string name) => Items(name)
        .Select(item => ToQualifiedName(As<List<object>>(item, name, "a list").ConvertAll(part => As<string>(part, name, "a text")), name))
        .ToEquatableArray();

    public List<JsonFields> Objects(string name) => Items(name).ConvertAll(item => As<JsonFields>(item, name, "an object"));

    /// <summary>A field that is either a text or an object.</summary>
    public object TextOrObject(string name)
        => Take(name) is { } value and (string or JsonFields) ? value : throw Missing(name, "a text or an object");

    public Identifier ToIdentifier(string text)
        => Identifier.Flaw(text) is { } flaw ? throw new ManifestException(line, "a name that PostgreSQL cannot hold: " + flaw, "a name") : new(text);

    public ManifestException Missing(string name, string expected)
        => new(line, $"no usable '{name}' in the line of '{first}'", expected);

    private QualifiedName ToQualifiedName(List<string> parts, string name)
        => parts.Count == 2 ? new(ToIdentifier(parts[0]), ToIdentifier(parts[1])) : throw Missing(name, "a schema and a name");

    private List<object> Items(string name) => Take(name) is { } value ? As<List<object>>(value, name, "a list") : [];

    private object? Take(string name)
    {
        if (!fields.TryGetValue(name, out object? value)) return null;
        fields.Remove(name);
        return value;
    }

    private T As<T>(object value, string name, string expected) => value is T typed ? typed : throw Missing(name, expected);
}
