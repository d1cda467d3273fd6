using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Generators.Diagnostics;
using StudyHub.Schema.Manifest;
using StudyHub.Schema.Queries;

namespace StudyHub.Schema.Generators.Reading.SqlQueries;

/// <summary>Compares the queries that are well by themselves with the schema.</summary>
internal static class SqlQueryComparison
{
    // One schema is asked for every query, and again after each edit of one.
    private static readonly ConditionalWeakTable<string, QueryCheck> Known = new();

    /// <param name="queries">All of the assembly.</param>
    /// <param name="manifest">The schema; null where there is none.</param>
    public static EquatableArray<Problem> Read(ImmutableArray<SqlQueryReading> queries, string? manifest)
    {
        if (manifest is null || queries.IsEmpty) return default;
        List<Problem> problems = [];
        foreach (SqlQueryReading query in queries.Where(query => query.Problems.IsEmpty))
        {
            try
            {
                QueryCheck check = Known.GetValue(manifest, static text => new QueryCheck(ManifestReader.Read(text)));
                problems.AddRange(check.Run(query.Sql, [.. query.Members])
                    .Select(fault => new Problem(fault.Rule, query.Places.Of(fault.Start, fault.Length), EquatableArrays.Of(query.Method, fault.Reason))));
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                problems.Add(InternalProblem.Of(fault, query.Method, query.Places.Whole));
            }
        }
        return problems.ToEquatableArray();
    }
}
