using System.Collections.Immutable;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Generators.Diagnostics;

namespace StudyHub.Schema.Generators.Reading.SqlQueries;

/// <summary>What is wrong with the queries that are written in SQL.</summary>
/// <param name="OfQueries">With them by themselves.</param>
/// <param name="WithSchema">What they and the schema say differently.</param>
internal sealed record SqlQueryProblems(EquatableArray<Problem> OfQueries, EquatableArray<Problem> WithSchema)
{
    public static SqlQueryProblems None { get; } = new(default(EquatableArray<Problem>), default);

    public static SqlQueryProblems Of(ImmutableArray<SqlQueryReading> queries, string? manifest)
        => new(queries.SelectMany(query => query.Problems).ToEquatableArray(), SqlQueryComparison.Read(queries, manifest));
}
