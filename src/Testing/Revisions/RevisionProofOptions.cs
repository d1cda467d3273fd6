using System;
using System.Collections.Generic;
using StudyHub.Schema.Revisions;

namespace StudyHub.Schema.Testing.Revisions;

/// <summary>What is proven, and on which server. The default proves the head on scratch databases of <see cref="EphemeralPostgres.SharedAsync"/>.</summary>
public sealed record RevisionProofOptions
{
    /// <summary>The server that the scratch databases are made on; null for the one of this process.</summary>
    public EphemeralPostgres? Server { get; init; }

    /// <summary>The revisions to prove; empty for the heads.</summary>
    public IReadOnlyList<RevisionId> Revisions { get; init; } = [];

    /// <summary>Proves every revision, from the first on.</summary>
    public bool All { get; init; }

    /// <summary>The pg_dump that judges beside our own reader; null to look for one. Without any, nothing but our own reader judges, and the result says so.</summary>
    public string? DumpProgram { get; init; }

    /// <summary>Whether nothing may stay unjudged: a missing pg_dump is a failure then.</summary>
    public bool IsStrict { get; init; }

    /// <summary>How many rows a table is given for its plans to be looked at: 5,000.</summary>
    public int VolumeRows { get; init; } = 5_000;

    /// <summary>The longest that planning a query may take: 50 ms.</summary>
    public TimeSpan PlanningLimit { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>The longest that running a query may take: 500 ms.</summary>
    public TimeSpan ExecutionLimit { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Receives one line for each thing that takes time.</summary>
    public Action<string>? Progress { get; init; }
}
