using StudyHub.Schema.Collections;

namespace StudyHub.Schema.Generators.Reading;

/// <summary>The source-generated context that [assembly: Database] names for the documents of jsonb columns.</summary>
/// <param name="Type">With global::.</param>
/// <param name="Name">For messages.</param>
/// <param name="Documents">The types that it has metadata for, as <see cref="JsonContextReader.NameOf"/> writes them.</param>
internal sealed record JsonContextReading(string Type, string Name, EquatableArray<string> Documents);
