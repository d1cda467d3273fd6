using StudyHub.Schema.Collections;
using StudyHub.Schema.Generators.Entities;

namespace StudyHub.Schema.Generators.Emit;

/// <summary>An enum that a repository stores by label.</summary>
/// <param name="Field">The repository's field with the labels.</param>
/// <param name="Members">Each member once.</param>
internal sealed record LabelledEnum(string Field, EquatableArray<EnumMember> Members);
