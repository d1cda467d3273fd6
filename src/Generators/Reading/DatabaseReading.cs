using StudyHub.Schema.Collections;
using StudyHub.Schema.Declarations;
using StudyHub.Schema.Generators.Diagnostics;

namespace StudyHub.Schema.Generators.Reading;

/// <summary>What [assembly: Database] says, or what holds without it.</summary>
/// <param name="Namespace">Of the generated types; null where it follows from the records.</param>
/// <param name="Place">The attribute; null where there is none. Only problems may depend on it.</param>
internal sealed record DatabaseReading(DatabaseDeclaration Declaration, string? Namespace, EquatableArray<Problem> Problems, Place? Place)
{
    /// <summary>StudyHub.Schema.Hosting is among the references.</summary>
    public bool HasHosting { get; init; }

    /// <summary>What reads and writes documents; null where that is done by reflection.</summary>
    public JsonContextReading? JsonContext { get; init; }
}
