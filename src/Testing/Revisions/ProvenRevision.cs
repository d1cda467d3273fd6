using System;
using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Revisions;

namespace StudyHub.Schema.Testing.Revisions;

/// <summary>What came of proving one revision.</summary>
public sealed record ProvenRevision
{
    public required RevisionId Id { get; init; }

    public required string Name { get; init; }

    /// <summary>What is wrong, in the order in which it was found.</summary>
    public required IReadOnlyList<ProofFinding> Findings { get; init; }

    /// <summary>What could not be tried or judged, and what was left out of a judgement, each a sentence.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>What a feature has to deliver; none where the revision could not be applied.</summary>
    public required IReadOnlyList<Deliverable> Deliverables { get; init; }

    /// <summary>How many rows the way there and back was tried on, in all tables.</summary>
    public required int Rows { get; init; }

    public required TimeSpan Elapsed { get; init; }

    /// <summary>"3f9c2ab81d04 add_notes".</summary>
    public string Title => Id.Value + " " + Name;

    public bool Holds => Findings.Count == 0 && Deliverables.All(line => line.State != DeliverableState.NotMet);
}
