using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Generators.Diagnostics;
using StudyHub.Schema.Generators.Reading.Revisions;
using StudyHub.Schema.Generators.Reading.SqlQueries;
using StudyHub.Schema.Linking;
using StudyHub.Schema.Revisions;

namespace StudyHub.Schema.Generators.Reading;

/// <summary>Puts together what is to be reported, and gives each finding of the linker its place.</summary>
internal static class ProblemReader
{
    public static EquatableArray<Problem> Read(
        ImmutableArray<TableReading> readings, ImmutableArray<ObjectReading> objects, SchemaReading schema, DatabaseReading database, RevisionsReading revisions,
        PendingReading pending, SqlQueryProblems queries)
    {
        List<Problem> problems = [.. database.Problems];
        foreach (TableReading reading in readings) problems.AddRange(reading.Problems);
        foreach (ObjectReading reading in objects) problems.AddRange(reading.Problems);
        // A rule that could not be read is a policy that is missing: until all is read, what is weak or pending cannot be told.
        bool isWhole = schema.Findings.IsEmpty && problems.Count == 0;
        List<Finding> findings = [.. isWhole ? schema.Weaknesses.Concat(pending.Findings) : schema.Findings];
        if (findings.Count > 0)
        {
            ILookup<string, EquatableArray<MemberPlace>> byRecord = readings.Where(reading => reading.Table is not null)
                .Select(reading => (reading.Table!.Record, reading.Places)).Concat(objects.Select(reading => (Record: reading.File, reading.Places)))
                .ToLookup(places => places.Record, places => places.Places);
            problems.AddRange(findings.Select(finding => new Problem(
                finding.Rule, finding.Record.Length == 0 ? database.Place ?? PlaceWithoutDatabase(finding, revisions) : PlaceOf(finding, byRecord), finding.Arguments)));
        }
        problems.AddRange(queries.OfQueries);
        // What a query names may be in a record that could not be read.
        if (isWhole) problems.AddRange(queries.WithSchema);
        problems.AddRange(revisions.Problems);
        problems.AddRange(new[] { schema.Failure, pending.Failure }.OfType<Problem>());
        if (problems.Count == 0) return default;
        // A flawed enum or base record is met by every record that uses it, and is one fault.
        return problems.Distinct()
            .OrderBy(problem => problem.Place?.Path, StringComparer.Ordinal)
            .ThenBy(problem => problem.Place?.Start ?? 0)
            .ThenBy(problem => problem.Rule, StringComparer.Ordinal)
            .ToEquatableArray();
    }

    /// <summary>What is pending is a matter of the head file, too.</summary>
    private static Place? PlaceWithoutDatabase(Finding finding, RevisionsReading revisions)
        => finding.Rule == RevisionRules.Pending.Id ? revisions.Head?.Place : null;

    private static Place? PlaceOf(Finding finding, ILookup<string, EquatableArray<MemberPlace>> byRecord)
    {
        Place? ofRecord = null;
        foreach (EquatableArray<MemberPlace> places in byRecord[finding.Record])
        {
            foreach (MemberPlace place in places)
            {
                if (place.Member == finding.Member) return place.Place;
                if (place.Member is null) ofRecord ??= place.Place;
            }
        }
        return ofRecord;
    }
}
