using StudyHub.Schema.Collections;
using StudyHub.Schema.Model;

namespace StudyHub.Schema.Diff;

/// <summary>
/// Two models and every difference between them: first what the model after has, then what only the one before had, each in the order
/// of <see cref="Objects.SchemaObjects"/>.
/// </summary>
public sealed record SchemaDifference(SchemaModel Before, SchemaModel After, EquatableArray<SchemaChange> Changes)
{
    public bool IsEmpty => Changes.IsEmpty;
}
