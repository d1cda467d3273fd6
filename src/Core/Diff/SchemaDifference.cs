using StudyHub.Schema.Collections;
using StudyHub.Schema.Model;

namespace StudyHub.Schema.Diff;

/// <summary>Two models and every difference between them: first the renames, then what differs once they are made.</summary>
/// <param name="Before">What there is.</param>
/// <param name="Renamed">The same with the renames made.</param>
/// <param name="After">What is wanted.</param>
/// <param name="Renames">Tables, then columns, then labels, then the names that follow from those: in this order.</param>
/// <param name="Changes">
/// From <paramref name="Renamed"/>: first what the model after has, then what only the one before had, each in the order of
/// <see cref="Objects.SchemaObjects"/>.
/// </param>
public sealed record SchemaDifference(
    SchemaModel Before, SchemaModel Renamed, SchemaModel After, EquatableArray<SchemaRename> Renames, EquatableArray<SchemaChange> Changes)
{
    public bool IsEmpty => Changes.IsEmpty && Renames.IsEmpty;
}
