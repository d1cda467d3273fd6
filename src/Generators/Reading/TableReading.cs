using StudyHub.Schema.Collections;
using StudyHub.Schema.Declarations;
using StudyHub.Schema.Generators.Diagnostics;
using StudyHub.Schema.Generators.Entities;

namespace StudyHub.Schema.Generators.Reading;

/// <summary>
/// What was read from one record. Value and problems travel together and then part: sources depend on the first two alone, so that a
/// line that moves reports again without emitting again.
/// </summary>
internal sealed record TableReading(
    EntityModel Entity, TableDeclaration Table, EquatableArray<Problem> Problems, EquatableArray<MemberPlace> Places);

/// <summary>Where a member of the record is written, so that a finding of the Linking room can be shown there; null is the record itself.</summary>
internal sealed record MemberPlace(string? Member, Place Place);
