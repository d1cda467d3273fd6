using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Generators.Diagnostics;
using StudyHub.Schema.Generators.Entities;

namespace StudyHub.Schema.Generators.Reading.Projections;

/// <summary>What was read from one projection.</summary>
/// <param name="Model">Null when nothing can be emitted: a problem says why.</param>
internal sealed record ProjectionReading(ProjectionModel? Model, EquatableArray<Problem> Problems) : IRemembered
{
    public bool IsOf(string path) => Problems.All(problem => problem.Place is null || problem.Place.Path == path);
}
