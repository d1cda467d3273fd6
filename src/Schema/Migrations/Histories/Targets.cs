using System;
using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Revisions;

namespace StudyHub.Schema.Migrations.Histories;

/// <summary>What a target means for a database: which revisions are to be run.</summary>
internal static class Targets
{
    /// <returns>In the order in which they are to be applied.</returns>
    /// <exception cref="MigrationTargetException">No such revision, several, or none of an upgrade.</exception>
    public static IReadOnlyList<Revision> Upgrade(RevisionGraph graph, HashSet<RevisionId> applied, MigrationTarget target)
    {
        if (target == MigrationTarget.Base || target.Steps < 0) throw MigrationTargetException.WrongWay(target, MigrationDirection.Up);
        IReadOnlyList<Revision> all = graph.Upgrade(applied, target == MigrationTarget.Head || target.Steps is not null
            ? graph.Heads.Select(head => head.Id)
            : [Find(graph, target).Id]);
        if (target.Steps is not { } steps) return all;
        return steps <= all.Count ? [.. all.Take(steps)] : throw MigrationTargetException.TooFar(steps, all.Count);
    }

    /// <returns>In the order in which they are to be taken back. Of a revision that merges, -1 takes back that one alone.</returns>
    /// <exception cref="MigrationTargetException">No such revision, several, or none of a downgrade.</exception>
    public static IReadOnlyList<Revision> Downgrade(RevisionGraph graph, HashSet<RevisionId> applied, MigrationTarget target)
    {
        if (target == MigrationTarget.Head || target.Steps > 0) throw MigrationTargetException.WrongWay(target, MigrationDirection.Down);
        if (target == MigrationTarget.Base) return graph.Downgrade(applied, null);
        if (target.Steps is not { } steps)
        {
            Revision found = Find(graph, target);
            return applied.Contains(found.Id) ? graph.Downgrade(applied, found.Id) : throw MigrationTargetException.NotApplied(found);
        }
        IReadOnlyList<Revision> all = graph.Downgrade(applied, null);
        return -(long)steps <= all.Count ? [.. all.Take(-steps)] : throw MigrationTargetException.TooFar(steps, all.Count);
    }

    /// <returns>The revisions that a stamped database has, in their order.</returns>
    /// <exception cref="MigrationTargetException">No such revision, several, or a number of steps.</exception>
    public static IReadOnlyList<Revision> Stamp(RevisionGraph graph, IEnumerable<MigrationTarget> targets)
    {
        List<RevisionId> ids = [];
        foreach (MigrationTarget target in targets)
        {
            if (target.Steps is not null) throw MigrationTargetException.NoPlace(target);
            if (target == MigrationTarget.Head) ids.AddRange(graph.Heads.Select(head => head.Id));
            else if (target != MigrationTarget.Base) ids.Add(Find(graph, target).Id);
        }
        ISet<RevisionId> wanted = graph.WithAncestors(ids);
        return [.. graph.All.Where(revision => wanted.Contains(revision.Id))];
    }

    private static Revision Find(RevisionGraph graph, MigrationTarget target)
    {
        IReadOnlyList<Revision> matching = graph.Matching(target.Text);
        return matching.Count switch
        {
            0 => throw MigrationTargetException.Unknown(target.Text, graph.All),
            1 => matching[0],
            _ => matching.FirstOrDefault(revision => string.Equals(revision.Id.Value, target.Text, StringComparison.Ordinal))
                ?? throw MigrationTargetException.Ambiguous(target.Text, matching),
        };
    }
}
