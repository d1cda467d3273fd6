using StudyHub.Schema.Collections;
using StudyHub.Schema.Declarations;
using StudyHub.Schema.Generators.Diagnostics;

namespace StudyHub.Schema.Generators.Reading;

/// <summary>What [assembly: Database] says, or what holds without it.</summary>
/// <param name="Namespace">Of the generated types; null where it follows from the records.</param>
internal sealed record DatabaseReading(DatabaseDeclaration Declaration, string? Namespace, EquatableArray<Problem> Problems);
