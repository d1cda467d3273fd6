using StudyHub.Schema.Collections;
using StudyHub.Schema.Model;

namespace StudyHub.Schema.Linking;

/// <summary>
/// The schema that the declarations mean, and what is wrong with them. What a finding is about is left out of the schema; all else is in
/// it, so that one bad reference does not take the rest of the IDE's help away.
/// </summary>
/// <param name="Findings">Sorted by record and member.</param>
public sealed record LinkedSchema(SchemaModel Schema, EquatableArray<Finding> Findings);
