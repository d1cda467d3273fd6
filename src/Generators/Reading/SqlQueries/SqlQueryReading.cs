using StudyHub.Schema.Collections;
using StudyHub.Schema.Generators.Diagnostics;
using StudyHub.Schema.Generators.Entities;
using StudyHub.Schema.Queries;

namespace StudyHub.Schema.Generators.Reading.SqlQueries;

/// <summary>A query whose method and SQL are both read.</summary>
/// <param name="Model">For its other half; null where there can be none.</param>
/// <param name="Members">What its columns fill, for the comparison with the model; empty where that is not known.</param>
internal sealed record SqlQueryReading(
    SqlQueryModel? Model, string Method, string Sql, EquatableArray<QueryMember> Members, SqlPlaces Places, EquatableArray<Problem> Problems)
{
    /// <summary>The types inside of the documents of its rows.</summary>
    public DocumentTypes Documents { get; init; } = DocumentTypes.None;
}
