using StudyHub.Schema.Collections;

namespace StudyHub.Schema.Generators.Entities;

/// <summary>What a source-generated context has to be told of the types inside of documents.</summary>
/// <param name="Enums">With global::, sorted: each needs a converter that writes its labels.</param>
/// <param name="Initialised">Sorted by type: read by a context, their init-only properties would lose their initialisers.</param>
internal sealed record DocumentTypes(EquatableArray<string> Enums, EquatableArray<InitialisedDocument> Initialised)
{
    public static DocumentTypes None { get; } = new(EquatableArray<string>.Empty, EquatableArray<InitialisedDocument>.Empty);
}

/// <summary>A class with init-only properties and a constructor without parameters.</summary>
/// <param name="Type">With global::.</param>
/// <param name="Members">Its init-only properties, inherited ones first.</param>
internal sealed record InitialisedDocument(string Type, EquatableArray<InitialisedMember> Members);

/// <summary>An init-only property.</summary>
/// <param name="Key">Its name in the document.</param>
/// <param name="Name">In C#.</param>
/// <param name="Holder">The type that declares it, with global::.</param>
/// <param name="Type">With global:: and the mark of nullability.</param>
internal sealed record InitialisedMember(string Key, string Name, string Holder, string Type);
