using System;
using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Revisions;

namespace StudyHub.Schema.Migrations.Offline;

/// <summary>
/// Revisions as a script for psql, for databases that no tool of ours may reach. What a database has already is passed over, step by step, so
/// that a script which was cut off goes on where it was, and one that is run twice changes nothing. The history that it writes is the migrator's.
/// </summary>
public static class OfflineScript
{
    /// <summary>The way up.</summary>
    /// <param name="set">Without findings.</param>
    /// <param name="from">What the database has with all that it stands on; null for a database that may have nothing.</param>
    /// <param name="to">What it is to have.</param>
    /// <exception cref="BrokenRevisionsException">The revisions have findings.</exception>
    public static string Upgrade(RevisionSet set, RevisionId? from, RevisionId to)
    {
        RevisionGraph graph = GraphOf(set);
        ISet<RevisionId> had = from is null ? new HashSet<RevisionId>() : graph.WithAncestors([from]);
        return OfflineWriter.Write(graph, [.. graph.Upgrade(had, [to]).Select(revision => new RevisionRun(revision, MigrationDirection.Up))], OwnerOf(set, to));
    }

    /// <summary>The way back.</summary>
    /// <param name="set">Without findings.</param>
    /// <param name="from">The last that the database may have.</param>
    /// <param name="to">What stays with all that it stands on; null takes back all.</param>
    /// <param name="allowDataLoss">Whether revisions are taken back although that loses rows or makes more visible.</param>
    /// <exception cref="BrokenRevisionsException">The revisions have findings.</exception>
    /// <exception cref="IrreversibleRevisionException">One of them has no way back.</exception>
    /// <exception cref="DataLossException">One of them loses rows or makes more visible, and nobody agreed.</exception>
    public static string Downgrade(RevisionSet set, RevisionId from, RevisionId? to, bool allowDataLoss)
    {
        RevisionGraph graph = GraphOf(set);
        IReadOnlyList<Revision> revisions = graph.Downgrade(graph.WithAncestors([from]), to);
        Revision[] irreversible = [.. revisions.Where(revision => revision.Down is null)];
        if (irreversible.Length > 0) throw new IrreversibleRevisionException(irreversible);
        Revision[] losing = [.. revisions.Where(revision => !revision.BackConsents.IsEmpty)];
        if (losing.Length > 0 && !allowDataLoss) throw new DataLossException(losing);
        return OfflineWriter.Write(graph, [.. revisions.Select(revision => new RevisionRun(revision, MigrationDirection.Down))], owner: null);
    }

    private static RevisionGraph GraphOf(RevisionSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        return set.Findings.IsEmpty ? new RevisionGraph(set) : throw new BrokenRevisionsException(set.Findings);
    }

    private static string? OwnerOf(RevisionSet set, RevisionId to)
        => RevisionModels.At(set, to).Roles.FirstOrDefault(role => role.Purpose == Model.RolePurpose.Owner)?.Name.Value;
}
