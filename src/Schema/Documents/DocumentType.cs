using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Linq;
using System.Text.Json.Serialization.Metadata;

namespace StudyHub.Schema.Documents;

/// <summary>
/// How a class with init-only properties is made from a document. A source-generated context makes it by one object initialiser that sets all
/// of them, also those that the document lacks; made empty and set one by one, what is missing stays as its initialiser says, as by reflection.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class DocumentType
{
    private readonly Func<object> create;
    private readonly Dictionary<string, Action<object, object?>> setters;

    private DocumentType(Type type, Func<object> create, Dictionary<string, Action<object, object?>> setters)
    {
        Type = type;
        this.create = create;
        this.setters = setters;
    }

    internal Type Type { get; }

    /// <param name="create">The constructor without parameters.</param>
    /// <param name="members">The init-only properties by their names in the document, with what sets them.</param>
    public static DocumentType Of<TDocument>(Func<TDocument> create, params (string Key, Action<TDocument, object?> Set)[] members)
        where TDocument : class
        => new(typeof(TDocument), create, members.ToDictionary(
            member => member.Key, member => (Action<object, object?>)((document, value) => member.Set((TDocument)document, value)), StringComparer.Ordinal));

    internal void Apply(JsonTypeInfo info)
    {
        if (info.Kind != JsonTypeInfoKind.Object) return;
        info.CreateObject = create;
        foreach (JsonPropertyInfo property in info.Properties)
            if (setters.TryGetValue(property.Name, out Action<object, object?>? set)) property.Set = set;
    }
}
