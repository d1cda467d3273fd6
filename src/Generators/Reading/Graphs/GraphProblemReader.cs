using System;
using System.Collections.Immutable;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Generators.Diagnostics;

namespace StudyHub.Schema.Generators.Reading.Graphs;

/// <summary>What is to be reported about graphs, with its places.</summary>
internal static class GraphProblemReader
{
    /// <param name="readings">All graphs.</param>
    /// <param name="linked">What is wrong with them together.</param>
    /// <param name="isSchemaWhole">Something is missing of the tables: what the graphs lack may come with it.</param>
    public static EquatableArray<Problem> Read(ImmutableArray<GraphReading> readings, LinkedGraphs linked, bool isSchemaWhole)
    {
        ILookup<string, MemberPlace> places = readings.Where(reading => reading.Declaration is not null)
            .SelectMany(reading => reading.Places.Select(place => (reading.Declaration!.Type, Place: place))).ToLookup(place => place.Type, place => place.Place);
        return readings.SelectMany(reading => reading.Problems)
            .Concat(linked.Findings.Where(_ => isSchemaWhole)
                .Select(finding => new Problem(finding.Rule, places[finding.Record].FirstOrDefault(place => place.Member == finding.Member)?.Place, finding.Arguments)))
            .OrderBy(problem => problem.Place?.Path, StringComparer.Ordinal)
            .ThenBy(problem => problem.Place?.Start ?? 0)
            .ThenBy(problem => problem.Rule, StringComparer.Ordinal)
            .ToEquatableArray();
    }
}
