using StudyHub.Schema.Collections;

namespace StudyHub.Schema.Generators.Entities;

/// <summary>An update of one value inside of a document.</summary>
internal sealed record EntityPathUpdate
{
    /// <summary>The column's property.</summary>
    public required string Property { get; init; }

    /// <summary>The column's property and those of the path: ConfigTutorStyle.</summary>
    public required string Name { get; init; }

    /// <summary>The properties of the path, for the documentation: Tutor.Style.</summary>
    public required string Path { get; init; }

    /// <summary>The keys in the document, outermost first.</summary>
    public required EquatableArray<string> Keys { get; init; }

    /// <summary>As JSON, what each document on the way is where it is missing: the column's own first. As many as there are keys.</summary>
    public required EquatableArray<string> Missing { get; init; }

    /// <summary>The value's type as in <see cref="EntityProperty.Type"/>.</summary>
    public required string Type { get; init; }

    public required bool IsValueType { get; init; }

    public required bool IsNullable { get; init; }
}
