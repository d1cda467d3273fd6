using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Declarations;
using StudyHub.Schema.Generators.Diagnostics;
using StudyHub.Schema.Generators.Entities;

namespace StudyHub.Schema.Generators.Reading;

/// <summary>
/// What was read from one record. Value and problems travel together and then part: sources depend on the first two alone, so that a
/// line that moves reports again without emitting again.
/// </summary>
/// <param name="Entity">Null when no repository can be emitted: a problem says why.</param>
/// <param name="Table">Null when the type is no table at all: a problem says why.</param>
internal sealed record TableReading(
    EntityModel? Entity, TableDeclaration? Table, EquatableArray<Problem> Problems, EquatableArray<MemberPlace> Places) : IRemembered
{
    public bool IsOf(string path)
        => Places.All(place => place.Place.Path == path) && Problems.All(problem => problem.Place is null || problem.Place.Path == path);
}

/// <summary>Where a member of the record is written, so that a finding of the Linking room can be shown there; null is the record itself.</summary>
internal sealed record MemberPlace(string? Member, Place Place);
