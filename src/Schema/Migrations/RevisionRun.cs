using System;
using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Revisions;

namespace StudyHub.Schema.Migrations;

/// <summary>A revision that is run one way.</summary>
/// <param name="Revision">What is run.</param>
/// <param name="Direction">Which way.</param>
/// <param name="FirstStep">The step that is begun with, from 1: a higher one where a run before it came so far.</param>
public sealed record RevisionRun(Revision Revision, MigrationDirection Direction, int FirstStep = 1)
{
    /// <summary>The script of that way.</summary>
    public RevisionScript Script => Direction == MigrationDirection.Up ? Revision.Up : Revision.Down!;

    /// <summary>What is left to run.</summary>
    public IEnumerable<ScriptStep> Steps => Script.Steps.Where(step => step.Number >= FirstStep);
}

/// <summary>What a migration did.</summary>
/// <param name="Ran">The revisions, in the order in which they were run; empty where there was nothing to do.</param>
/// <param name="Elapsed">From the first connection to the last answer.</param>
public sealed record MigrationResult(IReadOnlyList<RevisionRun> Ran, TimeSpan Elapsed);
