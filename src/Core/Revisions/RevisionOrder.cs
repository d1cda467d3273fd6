using System;
using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;

namespace StudyHub.Schema.Revisions;

/// <summary>Parents before children.</summary>
internal static class RevisionOrder
{
    /// <summary>Where several may come next, by id. Parents that are not there, and circles, become findings; what can be ordered is.</summary>
    public static EquatableArray<Revision> Of(IReadOnlyDictionary<RevisionId, Revision> revisions, List<RevisionFinding> findings)
    {
        Dictionary<RevisionId, int> waiting = [];
        Dictionary<RevisionId, List<Revision>> children = [];
        SortedSet<RevisionId> free = [];
        foreach (Revision revision in revisions.Values.OrderBy(revision => revision.Id))
        {
            int count = 0;
            foreach (RevisionId parent in revision.Parents.Distinct())
            {
                if (!revisions.ContainsKey(parent))
                {
                    findings.Add(new(RevisionRules.NoSuchParent, RevisionSetReader.ManifestOf(revision), 1, EquatableArrays.Of(
                        revision.Title, parent.Value, Nearest(parent.Value, revision, revisions))));
                    continue;
                }
                if (!children.TryGetValue(parent, out List<Revision>? list)) children.Add(parent, list = []);
                list.Add(revision);
                count++;
            }
            waiting.Add(revision.Id, count);
            if (count == 0) free.Add(revision.Id);
        }
        List<Revision> ordered = [];
        while (free.Count > 0)
        {
            RevisionId next = free.Min;
            free.Remove(next);
            ordered.Add(revisions[next]);
            if (!children.TryGetValue(next, out List<Revision>? followers)) continue;
            foreach (Revision follower in followers)
                if (--waiting[follower.Id] == 0) free.Add(follower.Id);
        }
        if (ordered.Count < revisions.Count)
        {
            Revision[] cycle = [.. Cycle(revisions, waiting)];
            findings.Add(new(RevisionRules.Cycle, RevisionSetReader.ManifestOf(cycle[0]), 1, EquatableArrays.Of(
                string.Join(" <- ", cycle.Append(cycle[0]).Select(revision => revision.Title)))));
        }
        return ordered.ToEquatableArray();
    }

    /// <summary>Whatever still waits has a parent that still waits, so that walking up ends in a circle.</summary>
    private static IEnumerable<Revision> Cycle(IReadOnlyDictionary<RevisionId, Revision> revisions, Dictionary<RevisionId, int> waiting)
    {
        List<RevisionId> path = [];
        RevisionId current = waiting.Where(pair => pair.Value > 0).Min(pair => pair.Key)!;
        while (!path.Contains(current))
        {
            path.Add(current);
            current = revisions[current].Parents.First(parent => waiting.TryGetValue(parent, out int count) && count > 0);
        }
        return path.Skip(path.IndexOf(current)).Select(id => revisions[id]);
    }

    /// <summary>
    /// Whom a parent that is not there may mean, as the end of a sentence; "" where that cannot be guessed: the revision that goes by that name
    /// or folder or begins so, or one whose id differs in at most three digits or shares the first six, a slip of the hand.
    /// </summary>
    public static string Nearest(string wanted, Revision child, IReadOnlyDictionary<RevisionId, Revision> known)
    {
        Revision? nearest = known.Values.Where(revision => revision.Id != child.Id).Select(revision => (Revision: revision, Distance: Distance(revision, wanted)))
            .Where(near => near.Distance < int.MaxValue)
            .OrderBy(near => near.Distance).ThenBy(near => near.Revision.Id)
            .Select(near => near.Revision).FirstOrDefault();
        return nearest is null ? "" : $"; the nearest is {nearest.Title}";
    }

    private static int Distance(Revision revision, string wanted)
    {
        if (revision.Folder == wanted || revision.Name == wanted) return 0;
        if (wanted.Length < RevisionId.Length) return wanted.Length >= 3 && revision.Folder.StartsWith(wanted, StringComparison.Ordinal) ? 0 : int.MaxValue;
        int slips = revision.Id.Value.Zip(wanted, (a, b) => a == b ? 0 : 1).Sum();
        return slips <= 3 || string.CompareOrdinal(revision.Id.Value, 0, wanted, 0, 6) == 0 ? slips : int.MaxValue;
    }
}
