using StudyHub.Schema.Collections;
using StudyHub.Schema.Generators.Diagnostics;
using StudyHub.Schema.Linking;

namespace StudyHub.Schema.Generators.Reading;

/// <summary>All tables and objects of the assembly, linked.</summary>
/// <param name="Manifest">The schema as text; null when there is nothing of it, or linking failed.</param>
/// <param name="Findings">What does not fit together.</param>
/// <param name="Weaknesses">What the schema's row security lacks, with the record and the member that it is written at.</param>
/// <param name="Failure">A fault of ours; null while all went well.</param>
internal sealed record SchemaReading(string? Manifest, EquatableArray<Finding> Findings, EquatableArray<Finding> Weaknesses, Problem? Failure);
