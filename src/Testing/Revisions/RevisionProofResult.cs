using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace StudyHub.Schema.Testing.Revisions;

/// <summary>What came of proving revisions.</summary>
public sealed record RevisionProofResult
{
    /// <summary>The database's C# name.</summary>
    public required string Database { get; init; }

    /// <summary>The server's version, such as 15.18.</summary>
    public required string ServerVersion { get; init; }

    /// <summary>"pg_dump 15.18"; null where there is none, and then <see cref="NotJudged"/> says why.</summary>
    public required string? Judge { get; init; }

    /// <summary>Why no pg_dump judged; "" where one did.</summary>
    public required string NotJudged { get; init; }

    /// <summary>Whether a missing judge is a failure.</summary>
    public bool IsStrict { get; init; }

    /// <summary>In the order in which they are applied.</summary>
    public required IReadOnlyList<ProvenRevision> Revisions { get; init; }

    /// <summary>From the first scratch database to the last.</summary>
    public required TimeSpan Elapsed { get; init; }

    public bool Holds => Revisions.All(revision => revision.Holds) && (Judge is not null || !IsStrict);

    /// <summary>For tests: passes when <see cref="Holds"/>.</summary>
    /// <exception cref="RevisionProofException">The message lists what does not hold.</exception>
    public void ShouldHold()
    {
        if (Holds) return;
        StringBuilder message = new();
        message.Append(CultureInfo.InvariantCulture, $"{Database}: {Revisions.Count(revision => !revision.Holds)} of {Revisions.Count} revisions do not hold.\n");
        foreach (ProvenRevision revision in Revisions.Where(revision => !revision.Holds))
        {
            message.Append(CultureInfo.InvariantCulture, $"{revision.Title}\n");
            foreach (ProofFinding finding in revision.Findings) message.Append("  ").Append(finding).Append('\n');
            foreach (Deliverable line in revision.Deliverables.Where(line => line.State == DeliverableState.NotMet)) message.Append("  ").Append(line).Append('\n');
        }
        if (Judge is null && IsStrict) message.Append("Not judged by pg_dump: ").Append(NotJudged).Append('\n');
        throw new RevisionProofException(message.ToString());
    }
}
